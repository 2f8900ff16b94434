package pairkeeper.ops.runs;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Step;

/** Has the runs of a pair's jobs ended, and waits for it. */
final class JobsWork {
  private static final long MILLIS_BETWEEN = 200;

  private final InstantSource clock;
  private final Pause pause;

  JobsWork(InstantSource clock, Pause pause) {
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * Asks again and again, since a run that was only queued hears of it when it has begun.
   *
   * @param asking asks them to end, and gives the numbers of those that have not yet
   */
  Ended carry(Step.EndJobs step, Supplier<List<Long>> asking) {
    Instant end = clock.instant().plusSeconds(step.limitSeconds());
    List<Long> found = asking.get();
    List<Long> left = found;
    while (!left.isEmpty()) {
      if (!clock.instant().plusMillis(MILLIS_BETWEEN).isBefore(end)) {
        Text why =
            Text.of("runs.why.jobs-run", "seconds", step.limitSeconds(), "runs", numbers(left));
        return Ended.failed(null, why, "");
      }
      pause.millis(MILLIS_BETWEEN);
      left = asking.get();
    }
    return Ended.done(null, numbers(found));
  }

  private static String numbers(List<Long> runs) {
    return runs.stream().map(number -> "#" + number).collect(Collectors.joining(" "));
  }
}
