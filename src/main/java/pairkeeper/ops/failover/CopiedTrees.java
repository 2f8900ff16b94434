package pairkeeper.ops.failover;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.RsyncSettings;
import pairkeeper.core.runbook.CopiedTree;
import pairkeeper.ops.Transactions;
import pairkeeper.store.jobs.Jobs;
import pairkeeper.store.runs.Runs;

/** The trees of files that the jobs of a pair have copied to one of its servers. */
@ApplicationScoped
public class CopiedTrees {
  private Transactions transactions;
  private Jobs jobs;
  private Runs runs;

  protected CopiedTrees() {}

  @Inject
  CopiedTrees(Transactions transactions, Jobs jobs, Runs runs) {
    this.transactions = transactions;
    this.jobs = jobs;
    this.runs = runs;
  }

  /** By the jobs' names. */
  List<CopiedTree> on(UUID server, UUID pair) {
    return transactions.in(() -> jobs.of(pair).stream().flatMap(job -> on(server, job)).toList());
  }

  private Stream<CopiedTree> on(UUID server, Job job) {
    return switch (job.settings()) {
      case RsyncSettings rsync ->
          rsync
              .on(server)
              .map(
                  place -> new CopiedTree(place.path(), job.name(), runs.lastGoodStartOf(job.id())))
              .stream();
    };
  }
}
