package pairkeeper.web.runs;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Preview;
import pairkeeper.core.plan.Step;
import pairkeeper.core.run.Answer;
import pairkeeper.core.run.RunStep;
import pairkeeper.ops.runs.RunView;
import pairkeeper.web.ui.RunStepView;

/** Draws the steps of a run as lines of its story. */
final class StoryLines {
  private StoryLines() {}

  /**
   * @param servers names of servers by id
   */
  static List<RunStepView> of(RunView view, Map<UUID, String> servers) {
    return view.steps().stream()
        .flatMap(row -> view.planned(row).map(step -> line(row, step, servers)).stream())
        .toList();
  }

  private static RunStepView line(RunStep row, Step step, Map<UUID, String> servers) {
    boolean begun = row.attempt() > 0;
    return new RunStepView(
        row.position(),
        row.id(),
        row.state(),
        step.server() == null ? "" : servers.getOrDefault(step.server(), ""),
        step.title(),
        note(row),
        row.startedAt(),
        row.endedAt(),
        begun ? Preview.of(step) : "",
        row.output(),
        row.progress() == null ? null : row.progress().doneBytes(),
        total(row));
  }

  private static Long total(RunStep row) {
    return row.progress() == null || row.progress().totalBytes() <= 0
        ? null
        : row.progress().totalBytes();
  }

  private static Text note(RunStep row) {
    if (row.answer() != null) {
      return answered(row.answer());
    }
    return row.why();
  }

  static Text answered(Answer answer) {
    return Text.of(
        "runs.answered",
        "by",
        answer.by(),
        "answer",
        answer.kind().word(),
        "remark",
        answer.remark());
  }
}
