package pairkeeper.ops.jobs;

import java.util.Optional;
import pairkeeper.core.run.Run;
import pairkeeper.core.schedule.Busy;

/** How long a job's run kept it busy. */
final class Busies {
  private Busies() {}

  static Busy of(Run run) {
    return new Busy(run.createdAt(), Optional.ofNullable(run.endedAt()));
  }
}
