package pairkeeper.store.runs;

import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/** Key of a lock's row. */
class RunLockKey implements Serializable {
  private static final long serialVersionUID = 1L;

  UUID run;
  String name;

  RunLockKey() {}

  @Override
  public boolean equals(Object other) {
    return other instanceof RunLockKey key && key.run.equals(run) && key.name.equals(name);
  }

  @Override
  public int hashCode() {
    return Objects.hash(run, name);
  }
}
