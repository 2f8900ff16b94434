package pairkeeper.ops.runs;

import java.time.Duration;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.CommandResult;
import pairkeeper.core.plan.CommandResult.Exited;
import pairkeeper.core.plan.CommandResult.Lost;
import pairkeeper.core.plan.CommandResult.NotReached;
import pairkeeper.core.plan.Step;
import pairkeeper.core.plan.StepState;

/**
 * Carries out a command of the customer. One that is not vital never holds the run up: whatever
 * keeps it from succeeding is said, and the run goes on.
 */
final class HookWork {
  /** What timeout(1) ends with when it ended the command. */
  private static final int TIMED_OUT = 124;

  private final Reach reach;

  HookWork(Reach reach) {
    this.reach = reach;
  }

  Ended carry(Step.Hook hook, Mode mode, Report report) {
    return switch (mode) {
      case FIRST, AGAIN -> send(hook, report);
      case DOUBT, REATTACH ->
          hook.vital()
              ? Ended.of(StepState.AWAITING_PERSON, Text.of("runs.question.no-goal"), "")
              : Ended.tolerated(null, Text.of("runs.why.console-stopped"), "");
      case GIVEN_UP -> Ended.failed(null, Text.of("runs.why.given-up"), "");
    };
  }

  private Ended send(Step.Hook hook, Report report) {
    var limit = Duration.ofSeconds(hook.limitSeconds());
    CommandResult result = reach.send(hook.server(), hook.command(), limit, 500, report::chunk);
    return switch (result) {
      case Exited e when e.code() == 0 -> Ended.done(0, Said.of(e.out(), e.err()));
      case Exited e -> failed(hook, e.code(), why(hook, e), Said.of(e.out(), e.err()));
      case NotReached no -> failed(hook, null, no.why(), "");
      case Lost lost ->
          hook.vital()
              ? Ended.of(StepState.UNKNOWN, lost.why(), lost.out())
              : Ended.tolerated(null, lost.why(), lost.out());
    };
  }

  private static Text why(Step.Hook hook, Exited e) {
    return e.code() == TIMED_OUT
        ? Text.of("runs.why.hook-timed-out")
        : Said.failure(hook.command(), e.code(), e.out(), e.err());
  }

  private static Ended failed(Step.Hook hook, Integer code, Text why, String output) {
    return hook.vital() ? Ended.failed(code, why, output) : Ended.tolerated(code, why, output);
  }
}
