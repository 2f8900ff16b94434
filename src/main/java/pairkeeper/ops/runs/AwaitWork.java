package pairkeeper.ops.runs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Step;
import pairkeeper.core.run.Doubt;

/** Asks a server again and again until a goal is met. */
final class AwaitWork {
  private final Reach reach;
  private final InstantSource clock;
  private final Pause pause;

  AwaitWork(Reach reach, InstantSource clock, Pause pause) {
    this.reach = reach;
    this.clock = clock;
    this.pause = pause;
  }

  Ended carry(Step.Await await, Report report) {
    Instant end = clock.instant().plusSeconds(await.limitSeconds());
    String last = "";
    while (true) {
      var looked = reach.glance(await.goal(), Duration.between(clock.instant(), end));
      if (looked.look() == Doubt.Look.MET) {
        return Ended.done(0, looked.output());
      }
      if (!await.writeGap() && !looked.output().equals(last)) {
        report.whole(looked.output());
      }
      last = looked.output();
      if (!clock.instant().plusMillis(await.everyMillis()).isBefore(end)) {
        return late(await, looked);
      }
      pause.millis(await.everyMillis());
    }
  }

  private static Ended late(Step.Await await, Reach.Looked looked) {
    Text why =
        looked.look() == Doubt.Look.NO_ANSWER
            ? Text.of("runs.why.no-answer", "seconds", await.limitSeconds())
            : Text.of(
                "runs.why.not-met",
                "seconds",
                await.limitSeconds(),
                "said",
                Said.last(looked.output()));
    return Ended.failed(null, why, looked.output());
  }
}
