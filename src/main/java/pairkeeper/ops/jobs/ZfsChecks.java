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
import pairkeeper.core.runbook.ZfsGuards;
import pairkeeper.core.runbook.ZfsSend;
import pairkeeper.ops.Transactions;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.runs.PlanChecks;
import pairkeeper.store.jobs.Jobs;

/** Looks again at what the sending of a dataset relies on, when its run starts. */
@ApplicationScoped
public class ZfsChecks implements PlanChecks {
  private Transactions transactions;
  private Jobs jobs;
  private Pairs pairs;
  private ZfsReader reader;

  protected ZfsChecks() {}

  @Inject
  ZfsChecks(Transactions transactions, Jobs jobs, Pairs pairs, ZfsReader reader) {
    this.transactions = transactions;
    this.jobs = jobs;
    this.pairs = pairs;
    this.reader = reader;
  }

  @Override
  public String runbook() {
    return ZfsSend.ID;
  }

  @Override
  public Fingerprint fingerprintNow(Plan plan) {
    return CopyBetween.fingerprint(settings(job(plan)), pairs.get(plan.pair()));
  }

  @Override
  public List<GuardResult> guardsNow(Plan plan) {
    Job job = job(plan);
    Pair pair = pairs.get(plan.pair());
    return ZfsGuards.check(reader.read(job, settings(job), pair));
  }

  private Job job(Plan plan) {
    UUID id = UUID.fromString(plan.options().get("job"));
    return transactions
        .in(() -> jobs.find(id, Scope.all()))
        .orElseThrow(() -> new Refused("", Text.of("jobs.refused.removed")));
  }

  private static ZfsSettings settings(Job job) {
    return switch (job.settings()) {
      case ZfsSettings zfs -> zfs;
      case RsyncSettings rsync -> throw new IllegalStateException("a job does not change its kind");
    };
  }
}
