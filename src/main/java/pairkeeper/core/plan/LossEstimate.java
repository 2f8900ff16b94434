package pairkeeper.core.plan;

import java.time.Instant;

/**
 * What a failover loses at most; never "zero".
 *
 * @param knownBytes newest position of the primary seen by anyone minus received, at least 0
 * @param boundBytes upper bound, or null when it cannot be known
 * @param seconds from the last good probe of the primary to its first failure, or null
 * @param lastPrimaryLsn newest position of the primary seen by anyone, or ""
 * @param receivedLsn what the target received, or ""
 * @param primarySeenAt when the primary was last seen well, or null
 * @param primaryFailedAt when a look at the primary first failed, or null
 */
public record LossEstimate(
    long knownBytes,
    Long boundBytes,
    Long seconds,
    String lastPrimaryLsn,
    String receivedLsn,
    Instant primarySeenAt,
    Instant primaryFailedAt) {

  /** Of a primary of which nobody noted when it was seen. */
  public LossEstimate(
      long knownBytes, Long boundBytes, Long seconds, String lastPrimaryLsn, String receivedLsn) {
    this(knownBytes, boundBytes, seconds, lastPrimaryLsn, receivedLsn, null, null);
  }
}
