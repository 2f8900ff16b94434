package pairkeeper.ops.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import pairkeeper.core.job.CountSettings;
import pairkeeper.core.job.Job;
import pairkeeper.core.plan.Fingerprint;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.runbook.CountGuards;
import pairkeeper.core.runbook.CountRows;
import pairkeeper.ops.runs.PlanChecks;

/** Looks again at what a count of rows relies on, when its run starts. */
@ApplicationScoped
public class CountChecks implements PlanChecks {
  private PlannedJob planned;
  private CountReader reader;

  protected CountChecks() {}

  @Inject
  CountChecks(PlannedJob planned, CountReader reader) {
    this.planned = planned;
    this.reader = reader;
  }

  @Override
  public String runbook() {
    return CountRows.ID;
  }

  @Override
  public Fingerprint fingerprintNow(Plan plan) {
    return planned.fingerprint(plan);
  }

  @Override
  public List<GuardResult> guardsNow(Plan plan) {
    Job job = planned.of(plan);
    var settings = PlannedJob.settings(job, CountSettings.class);
    return CountGuards.check(reader.read(job, settings, planned.pair(plan)));
  }
}
