package pairkeeper.core.plan;

/**
 * What a failover loses at most; never "zero".
 *
 * @param knownBytes newest position of the primary seen by anyone minus received, at least 0
 * @param boundBytes upper bound, or null when it cannot be known
 * @param seconds from the last good probe of the primary to its first failure, or null
 * @param lastPrimaryLsn newest position of the primary seen by anyone, or ""
 * @param receivedLsn what the target received, or ""
 */
public record LossEstimate(
    long knownBytes, Long boundBytes, Long seconds, String lastPrimaryLsn, String receivedLsn) {}
