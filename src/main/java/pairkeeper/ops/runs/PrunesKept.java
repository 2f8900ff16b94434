package pairkeeper.ops.runs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pairkeeper.core.archive.Pruned;
import pairkeeper.core.archive.PrunedPlace;
import pairkeeper.core.archive.PrunedSaid;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Change;
import pairkeeper.core.plan.StepState;
import pairkeeper.core.run.Run;
import pairkeeper.core.run.RunStep;
import pairkeeper.store.jobs.Prunes;

/** Keeps what was removed from archives of WAL, as the steps of a run say it. */
@ApplicationScoped
public class PrunesKept {
  private Prunes prunes;

  protected PrunesKept() {}

  @Inject
  public PrunesKept(Prunes prunes) {
    this.prunes = prunes;
  }

  /**
   * @return FAILED where a step did not say what it removed
   */
  Ended keep(Run run, Change.KeepPruned change, List<RunStep> steps, Instant now) {
    var unsaid = new ArrayList<String>();
    for (PrunedPlace place : change.places()) {
      Optional<PrunedSaid> said = PrunedSaid.read(output(steps, place.step()));
      said.ifPresentOrElse(
          found -> prunes.keep(run.pair(), pruned(run, change, place, found, now)),
          () -> unsaid.add(place.path()));
    }
    return unsaid.isEmpty()
        ? Ended.done(null, change.limit())
        : Ended.failed(null, Text.of("prunes.run.unsaid", "paths", String.join(", ", unsaid)), "");
  }

  private static Pruned pruned(
      Run run, Change.KeepPruned change, PrunedPlace place, PrunedSaid said, Instant now) {
    return new Pruned(
        change.job(),
        run.id(),
        place.server(),
        place.path(),
        said.files(),
        said.bytes(),
        said.left(),
        said.stayed(),
        said.stayedBytes(),
        change.limit(),
        change.kind(),
        change.who(),
        now);
  }

  private static String output(List<RunStep> steps, String id) {
    return steps.stream()
        .filter(step -> step.id().equals(id) && step.state() == StepState.DONE)
        .map(RunStep::output)
        .findFirst()
        .orElse("");
  }
}
