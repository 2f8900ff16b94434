package pairkeeper.web.ui;

import java.time.Duration;
import java.time.Instant;

/** Speed and expected end of a copy, from what it did so far. */
final class Pace {
  private static final long TOO_SHORT_MILLIS = 500;

  private Pace() {}

  /** Bytes per second, or null before half a second has passed. */
  static Long perSecond(Long done, Instant start, Instant until) {
    if (done == null || start == null) {
      return null;
    }
    long millis = Duration.between(start, until).toMillis();
    return millis < TOO_SHORT_MILLIS ? null : Math.round(done * 1000.0 / millis);
  }

  /** Expected end, or null where amount or speed is not known. */
  static Instant end(Long done, Long total, Instant start, Instant now) {
    Long speed = perSecond(done, start, now);
    if (speed == null || speed <= 0 || total == null || total < done) {
      return null;
    }
    return now.plusSeconds((total - done) / speed);
  }
}
