package pairkeeper.web.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import pairkeeper.core.model.Pair;
import pairkeeper.core.plan.Plan;

/** A plan as {@code <ui:planPreview>} draws it: its steps, and the files that they change. */
public record PlanView(List<StepView> steps, List<FileDiff> files) {

  public static PlanView of(Plan plan, Pair pair) {
    var steps = new ArrayList<StepView>();
    for (int i = 0; i < plan.steps().size(); i++) {
      steps.add(StepView.of(i + 1, plan.steps().get(i), pair));
    }
    var files = steps.stream().map(StepView::file).filter(Objects::nonNull).toList();
    return new PlanView(List.copyOf(steps), files);
  }
}
