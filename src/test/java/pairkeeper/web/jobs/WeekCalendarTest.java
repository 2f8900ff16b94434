package pairkeeper.web.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import pairkeeper.core.model.MaintenanceWindow;
import pairkeeper.core.schedule.DueTimes;
import pairkeeper.core.schedule.Schedule;
import pairkeeper.core.schedule.Windows;

/** The picture of the coming week; it begins on Friday, 20 November 2026 at noon in Warsaw. */
class WeekCalendarTest {
  private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");
  private static final Instant NOON = Instant.parse("2026-11-20T11:00:00Z");

  @Test
  void a_daily_job_has_seven_strokes_where_its_times_are() {
    var row = row("0 0 * * *");
    assertThat(strokes(row.seldom())).isEqualTo(7);
    assertThat(row.seldom()).startsWith("M230.0 27.0v18M350.0 27.0v18");
    assertThat(row.often()).isEmpty();
    assertThat(row.always()).isEmpty();
  }

  @Test
  void hourly_ones_are_short_and_more_frequent_ones_a_line() {
    assertThat(strokes(row("30 * * * *").often())).isEqualTo(168);
    var row = row("*/15 * * * *");
    assertThat(row.always()).isEqualTo("M170.0 44.5H1010");
    assertThat(row.seldom() + row.often()).isEmpty();
  }

  @Test
  void what_a_window_leaves_out_is_not_drawn() {
    var weekend = new Windows(List.of(MaintenanceWindow.parse("sat,sun 00:00-12:00")), List.of());
    var week = week(NOON, new DueTimes(Schedule.parse("0 3 * * *"), WARSAW, weekend));
    assertThat(strokes(week.rows().getFirst().seldom())).isEqualTo(2);
  }

  @Test
  void jobs_of_one_customer_share_a_row_and_days_begin_at_midnight() {
    var daily = new DueTimes(Schedule.parse("0 3 * * *"), WARSAW, Windows.ALWAYS);
    var week =
        WeekCalendar.of(
            List.of(
                new WeekCalendar.Planned("A", daily),
                new WeekCalendar.Planned("B", daily),
                new WeekCalendar.Planned("A", daily)),
            NOON,
            WARSAW);
    assertThat(week.rows().stream().map(WeekCalendar.Row::name)).containsExactly("A", "B");
    assertThat(strokes(week.rows().getFirst().seldom())).isEqualTo(14);
    assertThat(week.days()).hasSize(7);
    assertThat(week.days().getFirst().x()).isEqualTo(230.0);
  }

  @Test
  void a_change_of_the_clock_is_said_once() {
    Instant before = Instant.parse("2026-03-27T11:00:00Z");
    var times = new DueTimes(Schedule.parse("30 2 * * *"), WARSAW, Windows.ALWAYS);
    assertThat(week(before, times).shifts()).hasSize(1);
    assertThat(week(NOON, times).shifts()).isEmpty();
  }

  private static WeekCalendar.Row row(String expression) {
    var times = new DueTimes(Schedule.parse(expression), WARSAW, Windows.ALWAYS);
    return week(NOON, times).rows().getFirst();
  }

  private static WeekCalendar week(Instant now, DueTimes times) {
    return WeekCalendar.of(List.of(new WeekCalendar.Planned("A", times)), now, WARSAW);
  }

  private static long strokes(String path) {
    return path.chars().filter(c -> c == 'M').count();
  }
}
