package pairkeeper.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The due times of a schedule at a site. What starts runs and what previews them both ask here.
 *
 * @param zone of the site, on whose clock cron expressions and windows are read
 * @param ends when runs of the job that is followed have ended, in order; unused by the other kinds
 */
public record DueTimes(Schedule schedule, ZoneId zone, Windows windows, List<Instant> ends) {
  /** How many are looked at, and for how long, before it is said that windows let none through. */
  private static final int LOOKED_AT = 100_000;

  private static final int AT_LEAST = 50;
  private static final Duration AHEAD = Duration.ofDays(400);

  public DueTimes {
    ends = List.copyOf(ends);
  }

  /** Those that a clock tells. */
  public DueTimes(Schedule schedule, ZoneId zone, Windows windows) {
    this(schedule, zone, windows, List.of());
  }

  /** The first due time after a moment, those that a window leaves out among them. */
  public Optional<Due> next(Instant after) {
    return times().next(after).map(due -> due.closedBy(windows.against(due.at(), zone)));
  }

  /** The next ones after a moment, at most {@code n}, in order. */
  public List<Due> next(Instant after, int n) {
    var found = new ArrayList<Due>();
    Optional<Due> due = next(after);
    while (due.isPresent() && found.size() < n) {
      found.add(due.get());
      due = next(due.get().at());
    }
    return List.copyOf(found);
  }

  /**
   * The first after a moment that no window leaves out: when somebody must look next. Empty when
   * there is none, or none among the next 50 due times and those of the next 400 days.
   */
  public Optional<Due> nextStart(Instant after) {
    Times times = times();
    Instant last = after.plus(AHEAD);
    Optional<Due> due = times.next(after);
    for (int n = 0; due.isPresent() && n < LOOKED_AT; n++) {
      Instant at = due.get().at();
      if (windows.against(at, zone).isEmpty()) {
        return due;
      }
      due = n < AT_LEAST || at.isBefore(last) ? times.next(at) : Optional.empty();
    }
    return Optional.empty();
  }

  /** How many lie after the first moment and not after the second; quick for years too. */
  public long count(Instant after, Instant upTo) {
    return times().count(after, upTo);
  }

  /** The newest ones after the first moment and not after the second, at most {@code n}. */
  List<Due> newest(Instant after, Instant upTo, int n) {
    Instant from = after;
    Instant tooFar = upTo;
    // halving, so that a year of minutes is not walked through
    while (count(from, upTo) > 2L * n) {
      Instant half = from.plus(Duration.between(from, tooFar).dividedBy(2));
      if (count(half, upTo) >= n) {
        from = half;
      } else {
        tooFar = half;
      }
    }
    List<Due> late = next(from, (int) count(from, upTo));
    return late.subList(Math.max(0, late.size() - n), late.size());
  }

  private Times times() {
    return Times.of(schedule, zone, ends);
  }
}
