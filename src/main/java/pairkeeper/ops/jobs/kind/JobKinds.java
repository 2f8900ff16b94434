package pairkeeper.ops.jobs.kind;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import pairkeeper.core.job.BackupSettings;
import pairkeeper.core.job.CountSettings;
import pairkeeper.core.job.JobSettings;
import pairkeeper.core.job.LogSettings;
import pairkeeper.core.job.PruneSettings;
import pairkeeper.core.job.RehearsalSettings;
import pairkeeper.core.job.RsyncSettings;
import pairkeeper.core.job.ZfsSettings;

/** All kinds of job that there are. */
@ApplicationScoped
public class JobKinds {
  private RsyncKind rsync;
  private ZfsKind zfs;
  private CountKind count;
  private BackupKind backup;
  private RehearsalKind rehearsal;
  private PruneKind prune;
  private LogKind logs;

  protected JobKinds() {}

  @Inject
  JobKinds(
      RsyncKind rsync,
      ZfsKind zfs,
      CountKind count,
      BackupKind backup,
      RehearsalKind rehearsal,
      PruneKind prune,
      LogKind logs) {
    this.rsync = rsync;
    this.zfs = zfs;
    this.count = count;
    this.backup = backup;
    this.rehearsal = rehearsal;
    this.prune = prune;
    this.logs = logs;
  }

  /** That of a job with these settings. */
  public JobKind<?, ?> of(JobSettings settings) {
    return switch (settings) {
      case RsyncSettings s -> rsync;
      case ZfsSettings s -> zfs;
      case CountSettings s -> count;
      case BackupSettings s -> backup;
      case RehearsalSettings s -> rehearsal;
      case PruneSettings s -> prune;
      case LogSettings s -> logs;
    };
  }
}
