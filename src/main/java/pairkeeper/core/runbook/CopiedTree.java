package pairkeeper.core.runbook;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import pairkeeper.core.platform.TreeCommands;
import pairkeeper.core.run.Thing;

/**
 * A tree of files or a dataset on the server that becomes primary, which a job has copied there.
 *
 * @param path absolute directory, or name of a ZFS dataset
 * @param job its name
 * @param asOf when the job's last copy that ended well began: what was written on the old primary
 *     later may be missing; empty when none ever ended well
 * @param from the tree on the server that was primary, and how it reaches this one; empty when it
 *     has none or nothing was ever copied
 * @param things it and the one on the server that was primary
 */
public record CopiedTree(
    String path,
    String job,
    Optional<Instant> asOf,
    Optional<TreeCommands.Copy> from,
    List<Thing> things) {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  public CopiedTree {
    things = List.copyOf(things);
  }

  /** "/files (documents, 2026-11-22 02:30 UTC)", with a dash instead of the time if it has none. */
  String shown() {
    return path + " (" + job + ", " + asOf.map(MINUTE::format).orElse("–") + ")";
  }
}
