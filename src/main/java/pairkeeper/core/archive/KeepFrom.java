package pairkeeper.core.archive;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import pairkeeper.core.postgres.WalFileName;

/**
 * From where on an archive is needed. Positions are compared and timelines are not, as
 * pg_archivecleanup does (SetWALFileNameForCleanup and its caller): a position only ever grows on
 * the way from one timeline to the next, so everything on the way of whoever needs the earliest
 * position is at or behind it, on whichever timeline it lies.
 *
 * @param need the one with the earliest position
 * @param segmentBytes setting {@code wal_segment_size}
 */
public record KeepFrom(Need need, long segmentBytes) {
  private static final int TIMELINE = 8;

  /** The earliest of all; none where nobody needs anything, which nobody may take for free. */
  public static Optional<KeepFrom> of(Collection<Need> needs, long segmentBytes) {
    return needs.stream()
        .min(Comparator.comparing(Need::from))
        .map(need -> new KeepFrom(need, segmentBytes));
  }

  /** The segment that holds the position. */
  public WalFileName file() {
    return WalFileName.holding(need.timeline(), need.from(), segmentBytes);
  }

  /** The name of that segment without its timeline, 16 digits, as the server compares it. */
  public String position() {
    return file().toString().substring(TIMELINE);
  }

  /** Whether a file is a segment that lies before it. */
  public boolean frees(String file) {
    return ArchiveName.segment(file, segmentBytes)
        .filter(name -> name.toString().substring(TIMELINE).compareTo(position()) < 0)
        .isPresent();
  }
}
