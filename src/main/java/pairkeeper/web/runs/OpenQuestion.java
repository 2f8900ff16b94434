package pairkeeper.web.runs;

import java.util.List;
import java.util.Optional;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.plan.Step;
import pairkeeper.core.plan.StepState;
import pairkeeper.core.run.RunStep;
import pairkeeper.ops.runs.RunView;

/**
 * A question of a run that a person may answer now.
 *
 * @param early whether the run comes to it only later
 * @param refusable whether the run goes on when it is refused
 * @param doubt whether it is about a step of which nobody knows how it ended
 */
public record OpenQuestion(
    int number,
    String step,
    Text title,
    Text effect,
    Text question,
    boolean early,
    boolean refusable,
    boolean doubt) {

  /** All of a run, those first that it waits for. */
  static List<OpenQuestion> of(RunView view) {
    if (view.run().state().ended() || view.run().state() == RunState.AWAITING_APPROVAL) {
      return List.of();
    }
    return view.steps().stream()
        .flatMap(row -> view.planned(row).flatMap(step -> of(row, step)).stream())
        .sorted(java.util.Comparator.comparing(OpenQuestion::early))
        .toList();
  }

  private static Optional<OpenQuestion> of(RunStep row, Step step) {
    boolean waits = row.state() == StepState.AWAITING_PERSON;
    if (row.answer() != null || !waits && row.state() != StepState.PENDING) {
      return Optional.empty();
    }
    return switch (step) {
      case Step.Ask ask when waits || ask.early() ->
          Optional.of(
              new OpenQuestion(
                  row.position(),
                  row.id(),
                  ask.title(),
                  ask.effect(),
                  ask.question(),
                  !waits,
                  ask.refusable(),
                  false));
      case Step.Ask ask -> Optional.empty();
      case Step.Act act -> doubt(row, act, waits);
      case Step.Detached detached -> doubt(row, detached, waits);
      case Step.Hook hook -> doubt(row, hook, waits);
      case Step.Await await -> doubt(row, await, waits);
      case Step.EndJobs jobs -> Optional.empty();
      case Step.Note note -> Optional.empty();
    };
  }

  private static Optional<OpenQuestion> doubt(RunStep row, Step step, boolean waits) {
    return waits
        ? Optional.of(
            new OpenQuestion(
                row.position(),
                row.id(),
                step.title(),
                step.effect(),
                row.why(),
                false,
                false,
                true))
        : Optional.empty();
  }
}
