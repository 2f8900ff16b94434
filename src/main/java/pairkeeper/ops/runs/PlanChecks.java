package pairkeeper.ops.runs;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import pairkeeper.core.plan.Fingerprint;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;

/**
 * What is looked at again when a run of one runbook starts. One bean per runbook; the desk finds it
 * by {@link #runbook()}. It may reach servers; no transaction is open.
 */
public interface PlanChecks {

  /** The runbook it belongs to, as in {@link Plan#runbook()}. */
  String runbook();

  /** The facts of now under the same names as in {@link Plan#fingerprint()}. */
  Fingerprint fingerprintNow(Plan plan);

  /** The guards of that plan, read now. */
  List<GuardResult> guardsNow(Plan plan);

  /** What is read when a run starts: here the guards only when the plan's evidence is too old. */
  default AtStart atStart(Plan plan) {
    return new AtStart(fingerprintNow(plan), Optional.empty());
  }

  /**
   * What was read for a start.
   *
   * @param guards from the same reading, however fresh those of the plan are; none where they are
   *     read by themselves
   */
  record AtStart(Fingerprint fingerprint, Optional<List<GuardResult>> guards) {
    public AtStart {
      guards = guards.map(List::copyOf);
    }
  }

  /** How old the evidence in a plan may be when its run starts. */
  default Duration evidenceLasts() {
    return Duration.ofMinutes(5);
  }
}
