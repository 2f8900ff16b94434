package pairkeeper.ops.jobs.kind;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import pairkeeper.core.job.Job;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Scope;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Plan;
import pairkeeper.ops.Transactions;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.store.jobs.Jobs;

/** The job of a stored plan as it is now, for the checks at the start of its run. */
@ApplicationScoped
public class PlannedJob {
  private Transactions transactions;
  private Jobs jobs;
  private Pairs pairs;

  protected PlannedJob() {}

  @Inject
  PlannedJob(Transactions transactions, Jobs jobs, Pairs pairs) {
    this.transactions = transactions;
    this.jobs = jobs;
    this.pairs = pairs;
  }

  /**
   * The job.
   *
   * @throws Refused when it was removed
   */
  Job of(Plan plan) {
    UUID id = UUID.fromString(plan.options().get("job"));
    return transactions
        .in(() -> jobs.find(id, Scope.all()))
        .orElseThrow(() -> new Refused("", Text.of("jobs.refused.removed")));
  }

  Pair pair(Plan plan) {
    return pairs.get(plan.pair());
  }
}
