package pairkeeper.ops.failover;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import pairkeeper.core.job.BackupSettings;
import pairkeeper.core.job.CountSettings;
import pairkeeper.core.job.DatasetPlace;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.LogSettings;
import pairkeeper.core.job.PruneSettings;
import pairkeeper.core.job.RehearsalSettings;
import pairkeeper.core.job.RsyncSettings;
import pairkeeper.core.job.TreePlace;
import pairkeeper.core.job.ZfsSettings;
import pairkeeper.core.model.Instance;
import pairkeeper.core.platform.TreeCommands;
import pairkeeper.core.run.Thing;
import pairkeeper.core.runbook.CopiedTree;
import pairkeeper.core.runbook.ZfsFacts;
import pairkeeper.ops.Transactions;
import pairkeeper.store.jobs.Jobs;
import pairkeeper.store.runs.Runs;

/**
 * The trees of files and the datasets that the jobs of a pair have copied to one of its servers.
 */
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
  List<CopiedTree> on(Instance target, Instance old, UUID pair) {
    return transactions.in(
        () -> jobs.of(pair).stream().flatMap(job -> on(target, old, job)).toList());
  }

  private Stream<CopiedTree> on(Instance target, Instance old, Job job) {
    return switch (job.settings()) {
      case RsyncSettings medium when medium.target().isPresent() -> Stream.empty();
      case RsyncSettings rsync ->
          rsync.on(target.id()).map(place -> tree(job, rsync, place, target, old)).stream();
      case ZfsSettings zfs ->
          zfs.on(target.id()).map(place -> dataset(job, zfs, place, old)).stream();
      case CountSettings count -> Stream.empty();
      case BackupSettings backup -> Stream.empty();
      case RehearsalSettings rehearsal -> Stream.empty();
      case PruneSettings prune -> Stream.empty();
      case LogSettings logs -> Stream.empty();
    };
  }

  private CopiedTree tree(
      Job job, RsyncSettings rsync, TreePlace place, Instance target, Instance old) {
    var asOf = runs.lastGoodStartOf(job.id());
    var from =
        asOf.flatMap(copied -> rsync.on(old.id()))
            .map(source -> copying(job, rsync, source, target));
    var things =
        rsync.places().stream()
            .filter(p -> p.server().equals(target.id()) || p.server().equals(old.id()))
            .map(p -> Thing.tree(p.server(), p.path()))
            .toList();
    return new CopiedTree(place.path(), job.name(), asOf, from, things);
  }

  /** What was written to it later is in no snapshot of the standby, and is not looked for. */
  private CopiedTree dataset(Job job, ZfsSettings zfs, DatasetPlace place, Instance old) {
    var asOf = runs.lastGoodStartOf(job.id());
    var both = Stream.concat(Stream.of(place), zfs.on(old.id()).stream()).toList();
    return new CopiedTree(
        place.dataset(), job.name(), asOf, Optional.empty(), ZfsFacts.things(both));
  }

  /** The whole tree, not only the folders of the last days. */
  private static TreeCommands.Copy copying(
      Job job, RsyncSettings rsync, TreePlace source, Instance target) {
    return new TreeCommands.Copy(
        rsync.user(),
        job.id(),
        target.address(),
        rsync.portTo(target.host()),
        source.path(),
        source.mount(),
        rsync.kibibytesPerSecond(),
        rsync.compress(),
        false,
        rsync.checksum(),
        List.of());
  }
}
