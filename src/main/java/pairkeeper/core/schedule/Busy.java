package pairkeeper.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The time of a job's newest run, be it due or started by hand.
 *
 * @param until its end; empty while it goes on
 */
public record Busy(Instant from, Optional<Instant> until) {

  boolean goesOn() {
    return until.isEmpty();
  }

  /** Whether it was under way at that moment. */
  boolean at(Instant moment) {
    return !moment.isBefore(from) && until.map(moment::isBefore).orElse(true);
  }

  /** How late a due time is now, not counting the time of this run, which held it up. */
  Duration late(Instant due, Instant now) {
    Instant end = until.orElse(now);
    if (!due.isBefore(end)) {
      return Duration.between(due, now);
    }
    Duration before = due.isBefore(from) ? Duration.between(due, from) : Duration.ZERO;
    return before.plus(Duration.between(end, now));
  }
}
