package pairkeeper.core.count;

import java.time.Instant;

/**
 * A number with where and when it was counted.
 *
 * @param number null when there is none
 * @param lsn the server's position in the WAL right after its snapshot was taken: on a primary that
 *     of the newest record, on a standby that of the newest replayed one; null when it is not known
 * @param at by the server's own clock, or null
 */
public record Counted(Long number, String lsn, Instant at) {
  public static final Counted NOTHING = new Counted(null, null, null);
}
