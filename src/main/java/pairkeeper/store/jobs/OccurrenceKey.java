package pairkeeper.store.jobs;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** Key of an occurrence's row: a job has one for each due time at most. */
class OccurrenceKey implements Serializable {
  private static final long serialVersionUID = 1L;

  UUID job;
  Instant due;

  OccurrenceKey() {}

  @Override
  public boolean equals(Object other) {
    return other instanceof OccurrenceKey key && key.job.equals(job) && key.due.equals(due);
  }

  @Override
  public int hashCode() {
    return Objects.hash(job, due);
  }
}
