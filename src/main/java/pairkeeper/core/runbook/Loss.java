package pairkeeper.core.runbook;

import java.time.Duration;
import java.time.Instant;
import pairkeeper.core.plan.LossEstimate;
import pairkeeper.core.postgres.Lsn;

/**
 * What a failover would lose at most.
 *
 * <p>Known is the newest position of the primary that anyone saw minus what the standby received.
 * What the primary wrote between the last good look at it and its first failure nobody saw: it is
 * bounded by the highest WAL rate measured, at least one WAL segment a minute, over that time. The
 * bound is never zero, and unknown when too little was measured.
 */
public final class Loss {
  /** 16 MB a minute: what is assumed of a primary that was never seen to write more. */
  static final double LEAST_BYTES_PER_SECOND = 16.0 * 1024 * 1024 / 60;

  private Loss() {}

  /**
   * What was seen of the primary while it lived.
   *
   * @param newest newest position seen by the console's probes or told to the standby, or null
   * @param lastGood when the primary was last seen well, or null
   * @param firstFailure when it first failed, or null
   * @param peakBytesPerSecond highest rate of WAL between two probes, or null when it was not
   *     measured
   */
  public record Seen(
      Lsn newest, Instant lastGood, Instant firstFailure, Double peakBytesPerSecond) {}

  public static LossEstimate estimate(Seen seen, Lsn received) {
    long known =
        seen.newest() == null || received == null ? 0 : Math.max(0, seen.newest().minus(received));
    boolean measured =
        seen.newest() != null
            && received != null
            && seen.lastGood() != null
            && seen.firstFailure() != null
            && seen.peakBytesPerSecond() != null;
    if (!measured) {
      return estimate(seen, received, known, null, null);
    }
    long millis = Math.max(1, Duration.between(seen.lastGood(), seen.firstFailure()).toMillis());
    double rate = Math.max(LEAST_BYTES_PER_SECOND, seen.peakBytesPerSecond());
    long bound = known + (long) Math.ceil(rate * millis / 1000.0);
    return estimate(seen, received, known, bound, (millis + 999) / 1000);
  }

  private static LossEstimate estimate(
      Seen seen, Lsn received, long known, Long bound, Long seconds) {
    return new LossEstimate(
        known,
        bound,
        seconds,
        text(seen.newest()),
        text(received),
        seen.lastGood(),
        seen.firstFailure());
  }

  private static String text(Lsn lsn) {
    return lsn == null ? "" : lsn.toString();
  }
}
