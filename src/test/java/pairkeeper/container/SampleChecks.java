package pairkeeper.container;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import pairkeeper.core.plan.Fingerprint;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.ops.runs.PlanChecks;

/** Lets plans of the runbook "sample" start whatever is; only in the tests' war. */
@ApplicationScoped
public class SampleChecks implements PlanChecks {
  @Override
  public String runbook() {
    return "sample";
  }

  @Override
  public Fingerprint fingerprintNow(Plan plan) {
    return plan.fingerprint();
  }

  @Override
  public List<GuardResult> guardsNow(Plan plan) {
    return plan.guards();
  }
}
