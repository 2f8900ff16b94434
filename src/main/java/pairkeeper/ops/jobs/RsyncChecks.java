package pairkeeper.ops.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.RsyncSettings;
import pairkeeper.core.plan.Fingerprint;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.runbook.RsyncCopy;
import pairkeeper.core.runbook.RsyncGuards;
import pairkeeper.ops.runs.PlanChecks;

/** Looks again at what a copy of files relies on, when its run starts. */
@ApplicationScoped
public class RsyncChecks implements PlanChecks {
  private PlannedJob planned;
  private RsyncReader reader;

  protected RsyncChecks() {}

  @Inject
  RsyncChecks(PlannedJob planned, RsyncReader reader) {
    this.planned = planned;
    this.reader = reader;
  }

  @Override
  public String runbook() {
    return RsyncCopy.ID;
  }

  @Override
  public Fingerprint fingerprintNow(Plan plan) {
    return planned.fingerprint(plan);
  }

  @Override
  public List<GuardResult> guardsNow(Plan plan) {
    Job job = planned.of(plan);
    var settings = PlannedJob.settings(job, RsyncSettings.class);
    return RsyncGuards.check(reader.read(job, settings, planned.pair(plan), plan.builtAt()));
  }
}
