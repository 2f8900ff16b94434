package pairkeeper.ops.runs;

import java.util.List;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.StepState;
import pairkeeper.core.run.Rescued;
import pairkeeper.core.run.RunStep;
import pairkeeper.core.runbook.Switchover;

/**
 * A switchover that failed before its promotion and after which the old primary serves again: going
 * on with it would be in vain. Where the way back failed too, going on is the way.
 */
final class TakenBack {
  private TakenBack() {}

  static boolean is(Plan plan, List<RunStep> steps) {
    return steps.stream()
        .filter(step -> step.state() == StepState.FAILED && !step.rescues().isEmpty())
        .filter(step -> Switchover.takesBack(plan, step.position()))
        .anyMatch(step -> step.rescues().stream().allMatch(Rescued::done));
  }
}
