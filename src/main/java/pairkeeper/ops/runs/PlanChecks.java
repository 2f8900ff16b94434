package pairkeeper.ops.runs;

import java.time.Duration;
import java.util.List;
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

  /** The guards of that plan, read now; asked for only when the plan's evidence is too old. */
  List<GuardResult> guardsNow(Plan plan);

  /** How old the evidence in a plan may be when its run starts. */
  default Duration evidenceLasts() {
    return Duration.ofMinutes(5);
  }
}
