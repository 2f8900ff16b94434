package pairkeeper.ops.runs;

import java.util.List;
import java.util.Optional;
import pairkeeper.core.approval.ApprovalRequest;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.Step;
import pairkeeper.core.run.Attempt;
import pairkeeper.core.run.Run;
import pairkeeper.core.run.RunStep;

/**
 * A run with everything that is shown of it.
 *
 * @param plan what is carried out, or null when it is of a release that this one cannot read
 * @param hash of the plan
 * @param guards as they held at the start
 * @param steps in their order; one per step of the plan
 * @param attempts earlier attempts at steps, oldest first
 * @param approval how a second person came to agree, or was left out; null where none was needed
 */
public record RunView(
    Run run,
    Plan plan,
    String hash,
    List<GuardResult> guards,
    List<RunStep> steps,
    List<Attempt> attempts,
    ApprovalRequest approval) {

  public RunView {
    guards = List.copyOf(guards);
    steps = List.copyOf(steps);
    attempts = List.copyOf(attempts);
  }

  /** Whether the run failed and everything is as before it, so that it cannot be gone on with. */
  public boolean takenBack() {
    return plan != null && TakenBack.is(plan, steps);
  }

  /** The plan's part of a step. */
  public Optional<Step> planned(RunStep step) {
    return plan == null ? Optional.empty() : Optional.of(plan.steps().get(step.position() - 1));
  }
}
