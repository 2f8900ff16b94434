package pairkeeper.ops.jobs.kind;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import pairkeeper.core.plan.Fingerprint;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.runbook.RsyncEnd;
import pairkeeper.ops.runs.PlanChecks;

/** Taking a key back rests on nothing and is never forbidden. */
@ApplicationScoped
public class RsyncEndChecks implements PlanChecks {
  @Override
  public String runbook() {
    return RsyncEnd.ID;
  }

  @Override
  public Fingerprint fingerprintNow(Plan plan) {
    return plan.fingerprint();
  }

  @Override
  public List<GuardResult> guardsNow(Plan plan) {
    return List.of();
  }
}
