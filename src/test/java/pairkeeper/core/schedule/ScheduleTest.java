package pairkeeper.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pairkeeper.core.model.Refused;

/** Schedules are stored as one line. */
class ScheduleTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void every_schedule_survives_being_written_and_read(@ForAll("schedules") Schedule schedule) {
    assertThat(Schedule.parse(schedule.text())).isEqualTo(schedule);
  }

  @Test
  void is_one_readable_line() {
    assertThat(new Schedule.Cron("  30  3 * *\t1-5 ").text()).isEqualTo("cron 30 3 * * 1-5");
    assertThat(new Schedule.Cron("@Daily").text()).isEqualTo("cron @Daily");
    assertThat(new Schedule.Every(Duration.ofMinutes(90), NOON.plusNanos(5)).text())
        .isEqualTo("every 90m from 2026-11-22T12:00:00Z");
    assertThat(new Schedule.Once(NOON).text()).isEqualTo("once 2026-11-22T12:00:00Z");
    assertThat(Schedule.parse("30 3 * * 1-5")).isEqualTo(new Schedule.Cron("30 3 * * 1-5"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "every",
        "every day",
        "every 5m",
        "every 0m from 2026-11-22T12:00:00Z",
        "every 999999999m from 2026-11-22T12:00:00Z",
        "every 5m from noon",
        "once",
        "once tomorrow",
        "after",
        "after lunch",
        "after-success x",
        "cron",
        "",
        "at night"
      })
  void what_is_none_is_refused_beside_its_field(String text) {
    assertThatThrownBy(() -> Schedule.parse(text))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.field()).isEqualTo("schedule"));
  }

  @Test
  void an_interval_counts_from_its_anchor_and_has_nothing_before_it() {
    var every = Schedule.parse("every 90m from 2026-11-22T12:00:00Z");
    var times = new DueTimes(every, ZoneOffset.UTC, Windows.ALWAYS);
    assertThat(times.next(Instant.EPOCH).orElseThrow().at()).isEqualTo(NOON);
    assertThat(times.next(NOON).orElseThrow().at()).isEqualTo(NOON.plusSeconds(5400));
    assertThat(times.next(NOON.plusSeconds(5399)).orElseThrow().at())
        .isEqualTo(NOON.plusSeconds(5400));
    assertThat(times.count(Instant.EPOCH, NOON.plus(Duration.ofDays(3)))).isEqualTo(49);
  }

  @Provide
  Arbitrary<Schedule> schedules() {
    Arbitrary<Instant> moments =
        Arbitraries.longs().between(0, 4_000_000_000L).map(Instant::ofEpochSecond);
    return Arbitraries.oneOf(
        Expressions.any().map(Schedule.Cron::new),
        moments.flatMap(from ->
            Arbitraries.longs()
                .between(1, Schedule.Every.LONGEST.toMinutes())
                .map(m -> new Schedule.Every(Duration.ofMinutes(m), from))),
        moments.map(Schedule.Once::new),
        Arbitraries.longs().map(n -> new Schedule.After(new UUID(7, n), n % 2 == 0)));
  }
}
