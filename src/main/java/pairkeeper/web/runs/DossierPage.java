package pairkeeper.web.runs;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Preview;
import pairkeeper.core.plan.Step;
import pairkeeper.core.plan.StepState;
import pairkeeper.core.run.Attempt;
import pairkeeper.core.run.RunStep;
import pairkeeper.ops.dossier.Dossier;
import pairkeeper.ops.dossier.Dossiers;
import pairkeeper.ops.runs.RunView;
import pairkeeper.ops.runs.RunWords;
import pairkeeper.web.ui.GuardsView;

/** Everything about one run on a page to print. */
@Named
@RequestScoped
public class DossierPage {
  private Dossiers dossiers;
  private UUID id;
  private Dossier dossier;

  protected DossierPage() {}

  @Inject
  DossierPage(Dossiers dossiers) {
    this.dossiers = dossiers;
  }

  /**
   * A step with what was planned and what happened.
   *
   * @param word key of its state's word
   * @param command masked text, or ""
   */
  public record Line(
      RunStep step,
      Text title,
      Text effect,
      String server,
      String mark,
      String word,
      String command,
      Text answer,
      List<Attempt> earlier) {}

  public UUID getId() {
    return id;
  }

  public void setId(UUID id) {
    this.id = id;
  }

  public Dossier getDossier() {
    if (dossier == null) {
      dossier =
          dossiers.of(id == null ? new UUID(0, 0) : id).orElseThrow(() -> new NotThere("run", id));
    }
    return dossier;
  }

  public RunView getView() {
    return getDossier().view();
  }

  public String getRunbook() {
    return RunRow.runbook(getView().run().runbook());
  }

  public String getMark() {
    return RunRow.mark(getView().run().state());
  }

  public GuardsView getGuards() {
    return GuardsView.of(getView().guards());
  }

  public List<Line> getLines() {
    return getView().steps().stream().map(this::line).toList();
  }

  private Line line(RunStep row) {
    Step step = getView().planned(row).orElse(null);
    return new Line(
        row,
        step == null ? null : step.title(),
        step == null ? null : step.effect(),
        step == null ? "" : getDossier().server(step),
        mark(row.state()),
        word(row.state()),
        step == null ? "" : Preview.of(step),
        row.answer() == null ? null : StoryLines.answered(row.answer()),
        getView().attempts().stream().filter(a -> a.step().equals(row.id())).toList());
  }

  static String mark(StepState state) {
    return line(state).mark();
  }

  /** The key of a step state's word. */
  public static String word(StepState state) {
    return RunWords.step(state);
  }

  private static pairkeeper.web.ui.RunStepView line(StepState state) {
    return new pairkeeper.web.ui.RunStepView(
        0, "", state, "", null, null, null, null, "", "", null, null);
  }
}
