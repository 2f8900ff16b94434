package pairkeeper.ops.runs;

import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.Step;
import pairkeeper.core.run.Run;

/**
 * A run that this thread has taken over.
 *
 * @param run as it was when it was taken, with the fence under which everything is stored
 */
record Taken(Run run, Plan plan) {

  Step step(int position) {
    return plan.steps().get(position - 1);
  }

  int length() {
    return plan.steps().size();
  }

  /** Whether that step lies between the last write on the old and the first on the new primary. */
  boolean inGap(int position) {
    return position <= length()
        && switch (step(position)) {
          case Step.Act act -> act.writeGap();
          case Step.Await await -> await.writeGap();
          case Step.Detached detached -> false;
          case Step.Hook hook -> false;
          case Step.Ask ask -> false;
          case Step.EndJobs jobs -> false;
          case Step.Note note -> false;
        };
  }
}
