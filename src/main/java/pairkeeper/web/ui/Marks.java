package pairkeeper.web.ui;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import pairkeeper.core.approval.ApprovalState;
import pairkeeper.core.health.Readiness;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.plan.StepState;

/**
 * Icons of run states and of readiness, and the counts of steps for those who hear the line of
 * marks instead of seeing it.
 */
@Named
@ApplicationScoped
public class Marks {

  public long passed(List<RunStepView> steps) {
    return steps.stream().filter(s -> s.state().passed()).count();
  }

  public long pending(List<RunStepView> steps) {
    return steps.stream().filter(s -> s.state() == StepState.PENDING).count();
  }

  /** The icon of a run's state. */
  public String of(RunState state) {
    return switch (state) {
      case PLANNED -> "todo";
      case AWAITING_APPROVAL, AWAITING_PERSON, INTERRUPTED -> "person";
      case RUNNING -> "run";
      case SUCCEEDED -> "ok";
      case FAILED -> "block";
      case ABANDONED -> "no";
    };
  }

  /** The icon of whether something could be done now. */
  public String ready(Readiness.Kind kind) {
    return switch (kind) {
      case READY -> "ok";
      case NOT_READY -> "no";
      case UNKNOWN -> "unknown";
    };
  }

  /** The icon of what became of a request for an approval. */
  public String approval(ApprovalState state) {
    return switch (state) {
      case AWAITING_APPROVAL, BREAK_GLASS -> "person";
      case APPROVED -> "ok";
      case REFUSED, VOID -> "block";
      case WITHDRAWN, EXPIRED -> "skip";
    };
  }
}
