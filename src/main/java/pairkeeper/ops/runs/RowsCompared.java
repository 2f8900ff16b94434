package pairkeeper.ops.runs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import pairkeeper.core.count.SameRows;
import pairkeeper.core.count.TablePass;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Change;
import pairkeeper.core.plan.StepState;
import pairkeeper.core.run.Run;
import pairkeeper.core.run.RunStep;
import pairkeeper.core.runbook.RowProofSteps;
import pairkeeper.ops.inventory.PairEvents;

/** Judges whether a standby holds its primary's rows, in the transaction that ends the note. */
@ApplicationScoped
public class RowsCompared {
  private static final int NAMED = 5;

  private PairEvents events;

  protected RowsCompared() {}

  @Inject
  RowsCompared(PairEvents events) {
    this.events = events;
  }

  /**
   * @return FAILED where they are other rows; DONE, and why it is less than it should be, where
   *     something is not known
   */
  Ended compare(Run run, Change.CompareRows change, List<RunStep> steps, Instant now) {
    SameRows same =
        SameRows.of(
            pass(steps, RowProofSteps.PRIMARY, change.primary()),
            pass(steps, RowProofSteps.STANDBY, change.standby()),
            pass(steps, RowProofSteps.AGAIN, change.primary()));
    String output = output(same);
    if (!same.differing().isEmpty()) {
      Text why = differ(same, change);
      events.differs(run.pair(), change.server(), run.id(), run.actor(), why, now);
      return Ended.failed(null, why, output);
    }
    return Ended.of(StepState.DONE, same.unknown().orElseGet(() -> found(same)), output);
  }

  private static TablePass pass(List<RunStep> steps, String id, String server) {
    String output =
        steps.stream()
            .filter(step -> step.id().equals(id) && step.state() == StepState.DONE)
            .map(RunStep::output)
            .findFirst()
            .orElse("");
    return TablePass.read(output, server);
  }

  private static Text differ(SameRows same, Change.CompareRows change) {
    SameRows.Differing first = same.differing().getFirst();
    String names =
        same.differing().stream()
            .limit(NAMED)
            .map(SameRows.Differing::name)
            .collect(Collectors.joining(", "));
    return new Text(
        "counts.rows.differ",
        Map.of(
            "n", same.differing().size(),
            "names", same.differing().size() > NAMED ? names + ", …" : names,
            "name", first.name(),
            "here", first.primary(),
            "there", first.standby(),
            "primary", change.primary(),
            "standby", change.standby(),
            "lsn", same.lsn()));
  }

  private static Text found(SameRows same) {
    return new Text(
        same.missing() == 0 ? "counts.rows.same" : "counts.rows.partly",
        Map.of(
            "n", same.equal(),
            "moved", same.moved(),
            "missing", same.missing(),
            "lsn", same.lsn()));
  }

  private static String output(SameRows same) {
    String differing =
        same.differing().stream()
            .map(d ->
                "differs %s: %d, %d, %d%n".formatted(d.name(), d.primary(), d.standby(), d.again()))
            .collect(Collectors.joining());
    String uncounted =
        same.uncounted().stream()
            .map(name -> "not counted " + name + "\n")
            .collect(Collectors.joining());
    return differing
        + uncounted
        + "equal %d, moved %d, not counted %d"
            .formatted(same.equal(), same.moved(), same.missing());
  }
}
