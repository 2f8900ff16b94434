package pairkeeper.api.jobs;

import java.time.Instant;
import java.util.UUID;
import pairkeeper.core.job.KeptBackup;

/**
 * A base backup that a job took.
 *
 * @param name its directory below the job's place
 * @param run by which it was taken
 * @param server on which it lies
 * @param primary of which it was taken
 * @param bytes on the disk
 * @param verifiedAt when it was last restored and answered, or null
 * @param restoreSeconds how long that took, or null
 * @param removedAt when the job removed it, or null
 */
public record KeptBackupJson(
    String name,
    UUID run,
    UUID server,
    UUID primary,
    long bytes,
    String systemIdentifier,
    int timeline,
    String startLsn,
    String endLsn,
    Instant takenAt,
    Instant verifiedAt,
    Integer restoreSeconds,
    Instant removedAt) {
  static KeptBackupJson of(KeptBackup b) {
    return new KeptBackupJson(
        b.name(),
        b.run(),
        b.server(),
        b.primary(),
        b.bytes(),
        b.systemIdentifier(),
        b.timeline(),
        b.start().toString(),
        b.end().toString(),
        b.takenAt(),
        b.verifiedAt(),
        b.verifiedAt() == null ? null : b.restoreSeconds(),
        b.removedAt());
  }
}
