package pairkeeper.ops.jobs.kind;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import pairkeeper.core.plan.Fingerprint;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.runbook.ZfsEnd;
import pairkeeper.ops.runs.PlanChecks;

/** Taking a key and holds back rests on nothing and is never forbidden. */
@ApplicationScoped
public class ZfsEndChecks implements PlanChecks {
  @Override
  public String runbook() {
    return ZfsEnd.ID;
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
