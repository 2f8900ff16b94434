package pairkeeper.ops.runs;

import java.time.Duration;
import java.time.Instant;

/** Sees when a command that runs by itself has stood still for too long. */
final class Stall {
  private final Duration most;
  private long last = -1;
  private Instant since;

  /**
   * @param seconds 0 for never
   */
  Stall(int seconds) {
    most = Duration.ofSeconds(seconds);
  }

  /**
   * Whether it is too long by now.
   *
   * @param moved bytes that it has read and written; any other figure than before is a sign of life
   */
  boolean at(long moved, Instant now) {
    if (moved != last) {
      last = moved;
      since = now;
    }
    return !most.isZero() && !now.isBefore(since.plus(most));
  }
}
