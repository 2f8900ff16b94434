package pairkeeper.core.archive;

import java.time.Instant;
import java.util.UUID;

/**
 * What one run removed from one folder.
 *
 * @param files that were removed
 * @param bytes of them on the disk
 * @param left files that had the name of a segment that is not needed, and were not seen to be of
 *     this database system
 * @param stayed segments that are there since
 * @param limit name of the oldest segment that was needed
 * @param kind who needed it, as {@link Need.Kind#word}
 * @param who the name of who needed it
 */
public record Pruned(
    UUID job,
    UUID run,
    UUID server,
    String path,
    long files,
    long bytes,
    long left,
    long stayed,
    long stayedBytes,
    String limit,
    String kind,
    String who,
    Instant at) {}
