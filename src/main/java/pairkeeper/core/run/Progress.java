package pairkeeper.core.run;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a long command is.
 *
 * @param doneBytes done so far
 * @param totalBytes expected in all, 0 when unknown
 * @param bytesPerSecond rate over the last seconds, 0 when unknown
 * @param at when it was measured
 */
public record Progress(long doneBytes, long totalBytes, long bytesPerSecond, Instant at) {

  /** 0 to 100, or null when the total is unknown; below 100 until the command has ended. */
  public Integer percent() {
    if (totalBytes <= 0) {
      return null;
    }
    return (int) Math.clamp(doneBytes * 100.0 / totalBytes, 0, 99);
  }

  /** When it ends if it goes on like this, or null when that cannot be told. */
  public Instant endsAt() {
    if (totalBytes <= 0 || bytesPerSecond <= 0) {
      return null;
    }
    return at.plus(Duration.ofSeconds(Math.max(0, totalBytes - doneBytes) / bytesPerSecond));
  }
}
