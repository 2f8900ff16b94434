package pairkeeper.core.job;

import java.time.ZoneId;
import java.util.Optional;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.schedule.DueTimes;
import pairkeeper.core.schedule.Rules;
import pairkeeper.core.schedule.Schedule;
import pairkeeper.core.schedule.Windows;

/**
 * When a job is due, and what becomes of due times at which it cannot start.
 *
 * @param schedule empty when only people start it
 */
public record Timetable(Optional<Schedule> schedule, Rules rules, Windows windows) {
  public Timetable {
    if (schedule.orElse(null) instanceof Schedule.After) {
      throw new Refused(Schedule.FIELD, Text.of("jobs.refused.after"));
    }
  }

  /** Only people start it. */
  public static Timetable byHand() {
    return new Timetable(Optional.empty(), Rules.USUAL, Windows.ALWAYS);
  }

  /** As it is stored: "" when only people start it. */
  public String text() {
    return schedule.map(Schedule::text).orElse("");
  }

  /** The due times on that clock; empty when only people start it. */
  public Optional<DueTimes> times(ZoneId zone) {
    return schedule.map(s -> new DueTimes(s, zone, windows));
  }
}
