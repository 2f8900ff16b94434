package pairkeeper.web.ui;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import pairkeeper.core.plan.StepState;

/** Counts the steps of a run for those who hear the line of marks instead of seeing it. */
@Named
@ApplicationScoped
public class Marks {

  public long passed(List<RunStepView> steps) {
    return steps.stream().filter(s -> s.state().passed()).count();
  }

  public long pending(List<RunStepView> steps) {
    return steps.stream().filter(s -> s.state() == StepState.PENDING).count();
  }
}
