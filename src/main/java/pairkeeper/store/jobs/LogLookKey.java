package pairkeeper.store.jobs;

import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/** Key of a look's row: a run has one for each server. */
class LogLookKey implements Serializable {
  private static final long serialVersionUID = 1L;

  UUID run;
  UUID server;

  LogLookKey() {}

  LogLookKey(UUID run, UUID server) {
    this.run = run;
    this.server = server;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LogLookKey key && key.run.equals(run) && key.server.equals(server);
  }

  @Override
  public int hashCode() {
    return Objects.hash(run, server);
  }
}
