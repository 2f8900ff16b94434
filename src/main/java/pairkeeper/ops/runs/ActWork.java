package pairkeeper.ops.runs;

import java.time.Duration;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.CommandResult;
import pairkeeper.core.plan.CommandResult.Exited;
import pairkeeper.core.plan.CommandResult.Lost;
import pairkeeper.core.plan.CommandResult.NotReached;
import pairkeeper.core.plan.Goal;
import pairkeeper.core.plan.Step;
import pairkeeper.core.plan.StepState;
import pairkeeper.core.run.Doubt;

/** Carries out a command while the console waits. */
final class ActWork {
  private final Reach reach;

  ActWork(Reach reach) {
    this.reach = reach;
  }

  /**
   * @param repeats how often it was repeated without asking
   */
  Ended carry(Step.Act act, Mode mode, int repeats, Report report) {
    return switch (mode) {
      case FIRST -> act.writeGap() ? send(act, false, report) : unlessMet(act, report);
      case AGAIN -> unlessMet(act, report);
      case DOUBT, REATTACH -> settle(act, repeats, report);
      case GIVEN_UP -> Ended.failed(null, Text.of("runs.why.given-up"), "");
    };
  }

  private Ended unlessMet(Step.Act act, Report report) {
    if (act.goal() instanceof Goal.None) {
      return send(act, true, report);
    }
    var looked = reach.look(act.goal());
    return looked.look() == Doubt.Look.MET
        ? Ended.of(StepState.ALREADY_DONE, null, looked.output())
        : send(act, true, report);
  }

  private Ended settle(Step.Act act, int repeats, Report report) {
    var looked = reach.look(act.goal());
    return switch (Doubt.after(looked.look(), act.safety(), repeats)) {
      case DONE -> Ended.of(StepState.DONE, Text.of("runs.why.found-done"), looked.output());
      case REPEAT -> send(act, true, report);
      case ASK -> Ended.of(StepState.AWAITING_PERSON, question(looked.look()), looked.output());
      case WAIT -> Ended.unclear(Text.of("runs.remark.unclear"), looked.output());
    };
  }

  private static Text question(Doubt.Look look) {
    return Text.of(look == Doubt.Look.NO_GOAL ? "runs.question.no-goal" : "runs.question.not-met");
  }

  private Ended send(Step.Act act, boolean looked, Report report) {
    long firstWait = act.writeGap() ? 50 : 500;
    var limit = Duration.ofSeconds(act.limitSeconds());
    CommandResult result = reach.send(act.server(), act.command(), limit, firstWait, report::chunk);
    return switch (result) {
      case Exited e when e.code() == 0 -> Ended.done(0, Said.of(e.out(), e.err()));
      case Exited e -> failed(act, e, looked);
      case NotReached no -> Ended.failed(null, no.why(), "");
      case Lost lost -> Ended.of(StepState.UNKNOWN, lost.why(), lost.out());
    };
  }

  /** In the write gap nothing was looked at before: it may have been done already. */
  private Ended failed(Step.Act act, Exited e, boolean looked) {
    String output = Said.of(e.out(), e.err());
    if (!looked && reach.look(act.goal()).look() == Doubt.Look.MET) {
      return Ended.of(StepState.ALREADY_DONE, null, output);
    }
    return Ended.failed(e.code(), Said.failure(act.command(), e.code(), e.out(), e.err()), output);
  }
}
