package pairkeeper.api.jobs;

import java.time.Instant;
import java.util.UUID;
import pairkeeper.api.http.Speaker;
import pairkeeper.core.job.BackupSettings;
import pairkeeper.core.job.CountSettings;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.LogSettings;
import pairkeeper.core.job.PruneSettings;
import pairkeeper.core.job.RehearsalSettings;
import pairkeeper.core.job.RsyncSettings;
import pairkeeper.core.job.ZfsSettings;

/**
 * A job as a client sees it.
 *
 * @param rsync settings where it is of that kind, else null
 * @param zfs settings where it is of that kind, else null
 * @param count settings where it is of that kind, else null
 * @param backup settings where it is of that kind, else null
 * @param rehearsal settings where it is of that kind, else null
 * @param prune settings where it is of that kind, else null
 * @param logs settings where it is of that kind, else null
 * @param nextDue when it is due next, or null
 * @param waiting why a due time has not led to a run yet, or null
 */
public record JobJson(
    UUID id,
    UUID pair,
    String name,
    String kind,
    RsyncJson rsync,
    ZfsJson zfs,
    CountJson count,
    BackupJson backup,
    RehearsalJson rehearsal,
    PruneJson prune,
    LogsJson logs,
    TimetableJson timetable,
    String direction,
    boolean paused,
    Instant nextDue,
    String waiting,
    Instant retryAt,
    int version,
    Instant changedAt,
    String changedBy) {
  static JobJson of(Job job, Instant nextDue, Speaker speaker) {
    return new JobJson(
        job.id(),
        job.pair(),
        job.name(),
        job.settings().kind(),
        job.settings().as(RsyncSettings.class).map(RsyncJson::of).orElse(null),
        job.settings().as(ZfsSettings.class).map(ZfsJson::of).orElse(null),
        job.settings().as(CountSettings.class).map(CountJson::of).orElse(null),
        job.settings().as(BackupSettings.class).map(BackupJson::of).orElse(null),
        job.settings().as(RehearsalSettings.class).map(RehearsalJson::of).orElse(null),
        job.settings().as(PruneSettings.class).map(PruneJson::of).orElse(null),
        job.settings().as(LogSettings.class).map(LogsJson::of).orElse(null),
        TimetableJson.of(job.timetable()),
        job.direction().word(),
        job.paused(),
        nextDue,
        speaker.say(job.waiting()),
        job.retry() == null ? null : job.retry().at(),
        job.stamp().version(),
        job.stamp().changedAt(),
        job.stamp().changedBy());
  }
}
