package pairkeeper.store.jobs;

import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/** Key of a removal's row: a run has one for each server on which an archive lies. */
class PruneKey implements Serializable {
  private static final long serialVersionUID = 1L;

  UUID run;
  UUID server;

  PruneKey() {}

  @Override
  public boolean equals(Object other) {
    return other instanceof PruneKey key && key.run.equals(run) && key.server.equals(server);
  }

  @Override
  public int hashCode() {
    return Objects.hash(run, server);
  }
}
