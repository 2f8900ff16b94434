package pairkeeper.crash;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What the runs of one pair were stopped at. */
final class Watch {
  private final BlockingQueue<Stop> stops = new LinkedBlockingQueue<>();
  private int watchers = 1;

  void add(Stop stop) {
    stops.add(stop);
  }

  /** Of the console that was killed nobody stands anywhere. */
  void forget() {
    stops.clear();
  }

  /** One run is followed while another one of the pair waits for a person. */
  void again() {
    watchers++;
  }

  /** Whether nobody watches any more; then who still stands somewhere goes on. */
  boolean left() {
    watchers--;
    if (watchers == 0) {
      stops.forEach(Stop::goOn);
    }
    return watchers == 0;
  }

  /**
   * The next thread that is stopped at a place.
   *
   * @return empty when none was within that time
   */
  Optional<Stop> next(long millis) {
    try {
      return Optional.ofNullable(stops.poll(millis, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
