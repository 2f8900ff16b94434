package pairkeeper.core.postgres;

import java.util.Locale;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/**
 * The name of a WAL segment: timeline, upper half of the position, number of the segment in it.
 *
 * @param log upper 32 value of the segment's position
 * @param segment number within those 4 GiB; its range depends on the segment size
 */
public record WalFileName(Timeline timeline, long log, long segment) {

  /**
   * @throws Refused when it is no 24 digit segment name (history, partial and backup files are not)
   */
  public static WalFileName parse(String name) {
    if (name == null || !name.matches("[0-9A-F]{24}")) {
      throw new Refused(
          "walFile", Text.of("postgres.refused.wal-file", "name", name == null ? "" : name));
    }
    return new WalFileName(
        Timeline.ofFileName(name),
        Long.parseLong(name.substring(8, 16), 16),
        Long.parseLong(name.substring(16), 16));
  }

  /**
   * The segment that holds the byte at this position.
   *
   * @param segmentBytes setting {@code wal_segment_size}: a power of two, 1 MiB to 1 GiB
   */
  public static WalFileName holding(Timeline timeline, Lsn lsn, long segmentBytes) {
    return new WalFileName(
        timeline, lsn.value() >>> 32, (lsn.value() & 0xFFFFFFFFL) / segmentBytes);
  }

  /** Position of the first byte of this segment. */
  public Lsn start(long segmentBytes) {
    return new Lsn(log << 32 | segment * segmentBytes);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s%08X%08X", timeline.hex(), log, segment);
  }
}
