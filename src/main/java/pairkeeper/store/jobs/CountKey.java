package pairkeeper.store.jobs;

import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/** Key of a count's row: a run has one for each query. */
class CountKey implements Serializable {
  private static final long serialVersionUID = 1L;

  UUID run;
  int position;

  CountKey() {}

  @Override
  public boolean equals(Object other) {
    return other instanceof CountKey key && key.run.equals(run) && key.position == position;
  }

  @Override
  public int hashCode() {
    return Objects.hash(run, position);
  }
}
