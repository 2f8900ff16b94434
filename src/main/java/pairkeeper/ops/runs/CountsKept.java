package pairkeeper.ops.runs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import pairkeeper.core.count.Compare;
import pairkeeper.core.count.Comparison;
import pairkeeper.core.count.CountPass;
import pairkeeper.core.count.CountVerdict;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Change;
import pairkeeper.core.plan.StepState;
import pairkeeper.core.run.RunStep;
import pairkeeper.core.runbook.CountRows;
import pairkeeper.store.jobs.Counts;

/** Judges what the steps of a run counted and keeps it, in the transaction that ends the run. */
@ApplicationScoped
public class CountsKept {
  private static final int NAMED = 5;

  private Counts counts;

  protected CountsKept() {}

  @Inject
  public CountsKept(Counts counts) {
    this.counts = counts;
  }

  /**
   * Keeps all results of the run, in the place of those that it has already.
   *
   * @return FAILED where a number differs or is not known
   */
  Ended keep(UUID run, Change.KeepCounts change, List<RunStep> steps, Instant now) {
    CountPass again = pass(steps, CountRows.AGAIN, change.primary());
    List<Comparison> all =
        Compare.of(
            change.names(),
            change.tolerance(),
            pass(steps, CountRows.PRIMARY, change.primary()),
            pass(steps, CountRows.STANDBY, change.standby()),
            again);
    counts.keep(run, change.job(), all, now);
    String output = all.stream().map(CountsKept::line).collect(Collectors.joining("\n"));
    List<String> differing = named(all, CountVerdict.DIFFERS);
    if (!differing.isEmpty()) {
      return Ended.failed(null, differ(all, differing), output);
    }
    List<String> unknown = named(all, CountVerdict.UNKNOWN);
    if (!unknown.isEmpty()) {
      return Ended.failed(null, unknown(all), output);
    }
    return Ended.done(null, output);
  }

  /** Nothing was counted by a step that is not there, which leaves every number unknown. */
  private static CountPass pass(List<RunStep> steps, String id, String server) {
    String output =
        steps.stream()
            .filter(step -> step.id().equals(id) && step.state() == StepState.DONE)
            .map(RunStep::output)
            .findFirst()
            .orElse("");
    return CountPass.read(output, server);
  }

  private static List<String> named(List<Comparison> all, CountVerdict verdict) {
    return all.stream().filter(c -> c.verdict() == verdict).map(Comparison::name).toList();
  }

  private static Text differ(List<Comparison> all, List<String> names) {
    Comparison first =
        all.stream().filter(c -> c.verdict() == CountVerdict.DIFFERS).findFirst().orElseThrow();
    return new Text(
        "counts.run.differs",
        Map.of(
            "names",
            some(names),
            "name",
            first.name(),
            "primary",
            first.primary().number(),
            "standby",
            first.standby().number(),
            "n",
            names.size()));
  }

  /** In the words of the first one. */
  private static Text unknown(List<Comparison> all) {
    return all.stream()
        .filter(c -> c.verdict() == CountVerdict.UNKNOWN)
        .findFirst()
        .map(Comparison::why)
        .orElseGet(() -> Text.of("counts.why.none"));
  }

  private static String some(List<String> names) {
    String first = names.stream().limit(NAMED).collect(Collectors.joining(", "));
    return names.size() > NAMED ? first + ", …" : first;
  }

  private static String line(Comparison c) {
    return "%s %s: %s, %s, %s"
        .formatted(
            c.verdict().word(),
            c.name(),
            c.primary().number(),
            c.standby().number(),
            c.again().number());
  }
}
