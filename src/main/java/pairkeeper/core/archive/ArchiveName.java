package pairkeeper.core.archive;

import java.util.Optional;
import java.util.regex.Pattern;
import pairkeeper.core.postgres.WalFileName;

/** Which files of an archive are WAL segments, by their whole names. */
public final class ArchiveName {
  /** Endings that archive commands give to what they compress. */
  public static final String COMPRESSED = "gz|zst|lz4|xz|bz2";

  /**
   * A segment as the server names it, compressed, or the last one of a timeline that was left.
   * find(1) on the server reads it like Java does.
   */
  public static final String SEGMENT = "[0-9A-F]{24}([.](" + COMPRESSED + "|partial))?";

  private static final Pattern WHOLE = Pattern.compile(SEGMENT);
  private static final int DIGITS = 24;

  private ArchiveName() {}

  /**
   * The segment of which a file has the name.
   *
   * @param segmentBytes setting {@code wal_segment_size}
   * @return none for every other file, and for names that no server gives with that size
   */
  public static Optional<WalFileName> segment(String file, long segmentBytes) {
    if (!WHOLE.matcher(file).matches() || file.startsWith("00000000")) {
      return Optional.empty();
    }
    return Optional.of(WalFileName.parse(file.substring(0, DIGITS)))
        .filter(name -> name.segment() < (1L << 32) / segmentBytes);
  }
}
