package pairkeeper.api.jobs;

import java.time.Instant;
import java.util.UUID;
import pairkeeper.core.archive.Pruned;

/**
 * What a job removed from an archive of WAL.
 *
 * @param run by which it was done
 * @param files that were removed
 * @param left files whose names would free them, but which were not seen to be of this database
 *     system
 * @param stayed segments that are there since
 * @param limit the oldest segment that was needed
 * @param neededBy who needed it: {@code primary}, {@code standby}, {@code slot}, {@code receiver},
 *     {@code backup} or {@code archived}
 * @param neededName the name of who needed it
 */
public record PrunedJson(
    UUID run,
    UUID server,
    String path,
    long files,
    long bytes,
    long left,
    long stayed,
    long stayedBytes,
    String limit,
    String neededBy,
    String neededName,
    Instant at) {
  static PrunedJson of(Pruned p) {
    return new PrunedJson(
        p.run(),
        p.server(),
        p.path(),
        p.files(),
        p.bytes(),
        p.left(),
        p.stayed(),
        p.stayedBytes(),
        p.limit(),
        p.kind(),
        p.who(),
        p.at());
  }
}
