package pairkeeper.ops.runs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.ops.runs.NotStarted.Why;

/** Looks again at what a plan rests on, right before its run starts. */
@ApplicationScoped
public class StartChecks {
  private Iterable<PlanChecks> all;

  protected StartChecks() {}

  @Inject
  public StartChecks(@Any Instance<PlanChecks> all) {
    this.all = all;
  }

  StartChecks(List<PlanChecks> all) {
    this.all = all;
  }

  /**
   * @return the guards as they hold now: those of the plan, or newer ones when those are too old or
   *     the runbook wants them read at every start
   * @throws NotStarted when a fact has changed or a guard blocks
   */
  List<GuardResult> check(Plan plan, Instant now) {
    PlanChecks checks = of(plan.runbook());
    requireFree(plan);
    PlanChecks.AtStart seen = checks.atStart(plan);
    var differences = plan.fingerprint().differences(seen.fingerprint());
    if (!differences.isEmpty()) {
      throw new NotStarted(
          Why.CHANGED,
          Text.of("runs.refused.changed", "facts", String.join(", ", differences)),
          List.of(),
          differences);
    }
    return seen.guards().map(StartChecks::free).orElseGet(() -> guards(plan, checks, now));
  }

  /**
   * Goes on only when no guard stood against the plan when it was made.
   *
   * @throws NotStarted naming the guards
   */
  void requireFree(Plan plan) {
    if (plan.blocked()) {
      throw blocked(plan.guards());
    }
  }

  /**
   * The plan's guards as they stand now, for somebody who only reads.
   *
   * @throws pairkeeper.core.model.Refused when a server cannot be read
   */
  public List<GuardResult> guardsNow(Plan plan) {
    return of(plan.runbook()).guardsNow(plan);
  }

  private PlanChecks of(String runbook) {
    for (PlanChecks checks : all) {
      if (checks.runbook().equals(runbook)) {
        return checks;
      }
    }
    throw new NotStarted(Why.UNREADABLE, Text.of("runs.refused.runbook", "runbook", runbook));
  }

  private static List<GuardResult> guards(Plan plan, PlanChecks checks, Instant now) {
    Instant oldest =
        plan.guards().stream().map(GuardResult::at).min(Instant::compareTo).orElse(plan.builtAt());
    if (!oldest.plus(checks.evidenceLasts()).isBefore(now)) {
      return plan.guards();
    }
    return free(checks.guardsNow(plan));
  }

  private static List<GuardResult> free(List<GuardResult> read) {
    if (read.stream().anyMatch(GuardResult::blocks)) {
      throw blocked(read);
    }
    return read;
  }

  private static NotStarted blocked(List<GuardResult> guards) {
    long blocking = guards.stream().filter(GuardResult::blocks).count();
    return new NotStarted(
        Why.BLOCKED, Text.of("runs.refused.blocked", "n", blocking), guards, List.of());
  }
}
