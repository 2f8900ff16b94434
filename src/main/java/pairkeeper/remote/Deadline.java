package pairkeeper.remote;

import java.time.Duration;

/** A moment by which something must have ended, measured by the monotonic clock. */
record Deadline(long nanoTime) {

  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + Math.max(0, time.toNanos()));
  }

  /** This one, or the one that comes earlier. */
  Deadline atMost(Duration time) {
    Deadline other = in(time);
    return other.nanoTime - nanoTime < 0 ? other : this;
  }

  /** Nanoseconds left, at least 0. */
  long nanos() {
    return Math.max(0, nanoTime - System.nanoTime());
  }

  /** Time left, at least one millisecond, as 0 means for ever in many libraries. */
  Duration left() {
    return Duration.ofNanos(Math.max(1_000_000, nanos()));
  }

  boolean passed() {
    return nanos() == 0;
  }
}
