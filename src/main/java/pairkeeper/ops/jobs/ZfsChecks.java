package pairkeeper.ops.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.ZfsSettings;
import pairkeeper.core.plan.Fingerprint;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.runbook.ZfsGuards;
import pairkeeper.core.runbook.ZfsSend;
import pairkeeper.ops.runs.PlanChecks;

/** Looks again at what the sending of a dataset relies on, when its run starts. */
@ApplicationScoped
public class ZfsChecks implements PlanChecks {
  private PlannedJob planned;
  private ZfsReader reader;

  protected ZfsChecks() {}

  @Inject
  ZfsChecks(PlannedJob planned, ZfsReader reader) {
    this.planned = planned;
    this.reader = reader;
  }

  @Override
  public String runbook() {
    return ZfsSend.ID;
  }

  @Override
  public Fingerprint fingerprintNow(Plan plan) {
    return planned.fingerprint(plan);
  }

  @Override
  public List<GuardResult> guardsNow(Plan plan) {
    Job job = planned.of(plan);
    var settings = PlannedJob.settings(job, ZfsSettings.class);
    return ZfsGuards.check(reader.read(job, settings, planned.pair(plan)));
  }
}
