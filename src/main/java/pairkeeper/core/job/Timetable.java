package pairkeeper.core.job;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import pairkeeper.core.schedule.DueTimes;
import pairkeeper.core.schedule.Rules;
import pairkeeper.core.schedule.Schedule;
import pairkeeper.core.schedule.Windows;

/**
 * When a job is due, and what becomes of due times at which it cannot start.
 *
 * @param schedule empty when only people start it
 */
public record Timetable(
    Optional<Schedule> schedule, Rules rules, Windows windows, Retries retries) {
  /** Only people start it. */
  public static Timetable byHand() {
    return new Timetable(Optional.empty(), Rules.USUAL, Windows.ALWAYS, Retries.USUAL);
  }

  /** As it is stored: "" when only people start it. */
  public String text() {
    return schedule.map(Schedule::text).orElse("");
  }

  /** The job that it follows, if it follows one. */
  public Optional<Schedule.After> follows() {
    return schedule.filter(Schedule.After.class::isInstance).map(Schedule.After.class::cast);
  }

  /**
   * The due times on that clock; empty when only people start it.
   *
   * @param ends when runs of the job that it follows have ended, in order
   */
  public Optional<DueTimes> times(ZoneId zone, List<Instant> ends) {
    return schedule.map(s -> new DueTimes(s, zone, windows, ends));
  }

  /** Those that a clock tells; empty when only people start it. */
  public Optional<DueTimes> times(ZoneId zone) {
    return times(zone, List.of());
  }
}
