package pairkeeper.core.job;

import java.time.Instant;
import java.util.UUID;
import pairkeeper.core.postgres.Lsn;

/**
 * A base backup that a job took.
 *
 * @param name its directory, which says when it was planned
 * @param run by which it was taken
 * @param server on which it lies
 * @param primary of which it was taken
 * @param bytes on the disk
 * @param systemIdentifier of the database system
 * @param start where its WAL begins
 * @param end where it is consistent
 * @param takenAt when it was complete
 * @param verifiedAt when it was last restored and answered, or null
 * @param restoreSeconds how long that took, from unpacking to the first answer; 0 when it never was
 * @param removedAt when it was removed by the job, or null
 */
public record KeptBackup(
    UUID job,
    String name,
    UUID run,
    UUID server,
    UUID primary,
    long bytes,
    String systemIdentifier,
    int timeline,
    Lsn start,
    Lsn end,
    Instant takenAt,
    Instant verifiedAt,
    int restoreSeconds,
    Instant removedAt) {}
