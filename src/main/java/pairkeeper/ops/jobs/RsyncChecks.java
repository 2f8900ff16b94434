package pairkeeper.ops.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.RsyncSettings;
import pairkeeper.core.job.ZfsSettings;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Scope;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Fingerprint;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.runbook.CopyBetween;
import pairkeeper.core.runbook.RsyncCopy;
import pairkeeper.core.runbook.RsyncGuards;
import pairkeeper.ops.Transactions;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.runs.PlanChecks;
import pairkeeper.store.jobs.Jobs;

/** Looks again at what a copy of files relies on, when its run starts. */
@ApplicationScoped
public class RsyncChecks implements PlanChecks {
  private Transactions transactions;
  private Jobs jobs;
  private Pairs pairs;
  private RsyncReader reader;

  protected RsyncChecks() {}

  @Inject
  RsyncChecks(Transactions transactions, Jobs jobs, Pairs pairs, RsyncReader reader) {
    this.transactions = transactions;
    this.jobs = jobs;
    this.pairs = pairs;
    this.reader = reader;
  }

  @Override
  public String runbook() {
    return RsyncCopy.ID;
  }

  @Override
  public Fingerprint fingerprintNow(Plan plan) {
    return CopyBetween.fingerprint(settings(job(plan)), pairs.get(plan.pair()));
  }

  @Override
  public List<GuardResult> guardsNow(Plan plan) {
    Job job = job(plan);
    Pair pair = pairs.get(plan.pair());
    return RsyncGuards.check(reader.read(job, settings(job), pair, plan.builtAt()));
  }

  private Job job(Plan plan) {
    UUID id = UUID.fromString(plan.options().get("job"));
    return transactions
        .in(() -> jobs.find(id, Scope.all()))
        .orElseThrow(() -> new Refused("", Text.of("jobs.refused.removed")));
  }

  private static RsyncSettings settings(Job job) {
    return switch (job.settings()) {
      case RsyncSettings rsync -> rsync;
      case ZfsSettings zfs -> throw new IllegalStateException("a job does not change its kind");
    };
  }
}
