package pairkeeper.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import pairkeeper.core.model.Text;

/** What happens on the days on which clocks change: as with Debian's cron, see cron(8). */
class SummerTimeTest {
  private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");
  private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
  private static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");

  @Test
  void a_time_that_does_not_exist_starts_right_after_the_gap() {
    assertThat(all("30 2 * * *", WARSAW, "2026-03-28T00:00", 3))
        .containsExactly("03-28 02:30", "03-29 03:00 gap 02:30", "03-30 02:30");
    assertThat(all("15,45 2 * * *", WARSAW, "2026-03-28T23:00", 2))
        .containsExactly("03-29 03:00 gap 02:15", "03-30 02:15");
    assertThat(all("0 2,3 * * *", WARSAW, "2026-03-28T23:00", 2))
        .containsExactly("03-29 03:00 gap 02:00", "03-30 02:00");
  }

  @Test
  void a_time_that_comes_twice_starts_once() {
    assertThat(all("30 2 * * *", WARSAW, "2026-10-24T00:00", 3))
        .containsExactly("10-24 02:30", "10-25 02:30 first 02:30", "10-26 02:30");
  }

  @Test
  void what_goes_by_the_hour_or_minute_follows_real_time() {
    assertThat(all("30 * * * *", WARSAW, "2026-03-29T00:00", 3))
        .containsExactly("03-29 00:30", "03-29 01:30", "03-29 03:30");
    assertThat(all("30 * * * *", WARSAW, "2026-10-25T01:00", 4))
        .containsExactly(
            "10-25 01:30", "10-25 02:30 again 02:30", "10-25 02:30 second 02:30", "10-25 03:30");
    assertThat(all("*/30 2 * * *", WARSAW, "2026-03-28T22:00", 1)).containsExactly("03-30 02:00");
    assertThat(all("0 0-23 * * *", WARSAW, "2026-10-25T01:30", 3))
        .containsExactly("10-25 02:00 again 02:00", "10-25 02:00 second 02:00", "10-25 03:00");
  }

  @Test
  void an_interval_keeps_its_length_and_moves_on_the_clock() {
    var every = Schedule.parse("every 1440m from 2026-03-27T01:30:00Z");
    var times = new DueTimes(every, WARSAW, Windows.ALWAYS);
    assertThat(
            times.next(Instant.parse("2026-03-27T23:00:00Z"), 2).stream()
                .map(d -> local(d, WARSAW)))
        .containsExactly("03-28 02:30", "03-29 03:30");
  }

  @Test
  void in_sao_paulo_clocks_changed_at_midnight_until_2019_and_not_since() {
    assertThat(all("0 0 * * *", SAO_PAULO, "2018-11-03T12:00", 2))
        .containsExactly("11-04 01:00 gap 00:00", "11-05 00:00");
    assertThat(all("30 23 * * *", SAO_PAULO, "2019-02-16T12:00", 2))
        .containsExactly("02-16 23:30 first 23:30", "02-17 23:30");
    assertThat(all("30 * * * *", SAO_PAULO, "2019-02-16T22:45", 3))
        .containsExactly("02-16 23:30 again 23:30", "02-16 23:30 second 23:30", "02-17 00:30");
    assertThat(between("0 0 * * *", SAO_PAULO, "2026-01-01T00:00", "2027-01-01T00:00"))
        .hasSize(364)
        .allMatch(due -> due.shifted().isEmpty());
  }

  @Test
  void in_moscow_the_clock_was_changed_for_good_in_2011_and_2014() {
    assertThat(all("30 2 * * *", MOSCOW, "2011-03-26T12:00", 2))
        .containsExactly("03-27 03:00 gap 02:30", "03-28 02:30");
    assertThat(all("30 1 * * *", MOSCOW, "2014-10-25T12:00", 2))
        .containsExactly("10-26 01:30 first 01:30", "10-27 01:30");
    assertThat(between("30 2 * * *", MOSCOW, "2026-01-01T00:00", "2027-01-01T00:00"))
        .hasSize(365)
        .allMatch(due -> due.shifted().isEmpty());
  }

  @Test
  void a_clock_that_falls_back_into_the_day_before_loses_no_hour() {
    // at 00:01 the clock went back to 23:01
    ZoneId stJohns = ZoneId.of("America/St_Johns");
    assertThat(all("30 * * * 6", stJohns, "2010-11-06T22:45", 3))
        .containsExactly("11-06 23:30 again 23:30", "11-06 23:30 second 23:30", "11-13 00:30");
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void due_times_strictly_increase_and_are_whole_minutes(
      @ForAll("any") String expression,
      @ForAll("zones") ZoneId zone,
      @ForAll("moments") Instant at) {
    Instant before = at;
    for (Due due : times(expression, zone).next(at, 50)) {
      assertThat(due.at()).isAfter(before);
      assertThat(LocalDateTime.ofInstant(due.at(), zone).getSecond()).isZero();
      before = due.at();
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void each_local_time_of_a_fixed_schedule_starts_exactly_once(
      @ForAll("fixed") String expression,
      @ForAll("zones") ZoneId zone,
      @ForAll("moments") Instant at) {
    CronFields fields = CronFields.parse(expression);
    Instant upTo = at.plus(Duration.ofDays(20));
    var wanted = new ArrayList<Instant>();
    LocalDateTime local =
        LocalDateTime.ofInstant(at, zone).minusHours(30).truncatedTo(ChronoUnit.MINUTES);
    for (;
        local.isBefore(LocalDateTime.ofInstant(upTo, zone).plusHours(30));
        local = fields.next(local.plusMinutes(1))) {
      if (fields.next(local).equals(local)) {
        // java.time moves a time in a gap by the gap's length, cron to its end
        var gap = zone.getRules().getTransition(local);
        wanted.add(
            gap != null && gap.isGap()
                ? gap.getInstant()
                : local.atZone(zone).withEarlierOffsetAtOverlap().toInstant());
      }
    }
    List<Instant> expected =
        wanted.stream().filter(i -> i.isAfter(at) && !i.isAfter(upTo)).distinct().sorted().toList();
    assertThat(until(times(expression, zone), at, upTo)).isEqualTo(expected);
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void no_real_minute_that_matches_is_left_out_of_a_schedule_by_the_hour(
      @ForAll("wild") String expression,
      @ForAll("zones") ZoneId zone,
      @ForAll("moments") Instant at) {
    CronFields fields = CronFields.parse(expression);
    Instant upTo = at.plus(Duration.ofDays(8));
    var expected = new ArrayList<Instant>();
    Instant minute = at.truncatedTo(ChronoUnit.MINUTES).plusSeconds(60);
    for (; !minute.isAfter(upTo); minute = minute.plusSeconds(60)) {
      LocalDateTime local = LocalDateTime.ofInstant(minute, zone);
      if (fields.next(local).equals(local)) {
        expected.add(minute);
      }
    }
    assertThat(until(times(expression, zone), at, upTo)).isEqualTo(expected);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void counting_is_the_same_as_walking(
      @ForAll("any") String expression,
      @ForAll("zones") ZoneId zone,
      @ForAll("moments") Instant at) {
    Instant upTo = at.plus(Duration.ofDays(9));
    DueTimes times = times(expression, zone);
    List<Instant> walked = until(times, at, upTo);
    assertThat(times.count(at, upTo)).isEqualTo(walked.size());
    assertThat(times.newest(at, upTo, 7).stream().map(Due::at))
        .isEqualTo(walked.subList(Math.max(0, walked.size() - 7), walked.size()));
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void no_due_time_is_found_twice_wherever_one_begins_to_look(
      @ForAll("any") String expression,
      @ForAll("zones") ZoneId zone,
      @ForAll("moments") Instant at) {
    DueTimes times = times(expression, zone);
    var seen = new HashSet<Instant>();
    Instant upTo = at.plus(Duration.ofDays(2));
    for (Instant look = at; look.isBefore(upTo); look = look.plusSeconds(17 * 60 + 13)) {
      seen.add(times.next(look).orElseThrow().at());
    }
    assertThat(until(times, at, upTo))
        .containsAll(seen.stream().filter(i -> !i.isAfter(upTo)).toList());
  }

  @Provide
  Arbitrary<String> any() {
    return Expressions.any();
  }

  @Provide
  Arbitrary<String> fixed() {
    return Expressions.fixed();
  }

  @Provide
  Arbitrary<String> wild() {
    return Expressions.wild();
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(
            "Europe/Warsaw",
            "Europe/Moscow",
            "America/Sao_Paulo",
            "America/St_Johns",
            "Australia/Lord_Howe",
            "America/Havana",
            "Asia/Kathmandu",
            "UTC")
        .map(ZoneId::of);
  }

  /** Some days before one of the changes that these zones had, more often than any other time. */
  @Provide
  Arbitrary<Instant> moments() {
    return Arbitraries.oneOf(
        Arbitraries.of(
                "2026-03-28T20:00:00Z",
                "2026-10-24T20:00:00Z",
                "2018-11-03T20:00:00Z",
                "2019-02-16T20:00:00Z",
                "2011-03-26T20:00:00Z",
                "2014-10-25T20:00:00Z",
                "2010-11-06T20:00:00Z",
                "2026-04-04T10:00:00Z")
            .flatMap(base ->
                Arbitraries.longs()
                    .between(0, 60 * 12)
                    .map(minutes -> Instant.parse(base).plus(minutes, ChronoUnit.MINUTES))),
        Arbitraries.longs().between(1_200_000_000L, 1_900_000_000L).map(Instant::ofEpochSecond));
  }

  private static List<Instant> until(DueTimes times, Instant after, Instant upTo) {
    var found = new ArrayList<Instant>();
    Instant at = times.next(after).orElseThrow().at();
    while (!at.isAfter(upTo)) {
      found.add(at);
      at = times.next(at).orElseThrow().at();
    }
    return found;
  }

  private static DueTimes times(String expression, ZoneId zone) {
    return new DueTimes(new Schedule.Cron(expression), zone, Windows.ALWAYS);
  }

  private static List<Due> between(String expression, ZoneId zone, String from, String to) {
    Instant after = LocalDateTime.parse(from).atZone(zone).toInstant();
    Instant before = LocalDateTime.parse(to).atZone(zone).toInstant();
    return times(expression, zone).next(after, 400).stream()
        .filter(due -> due.at().isBefore(before))
        .toList();
  }

  private static List<String> all(String expression, ZoneId zone, String from, int n) {
    Instant after = LocalDateTime.parse(from).atZone(zone).toInstant();
    return times(expression, zone).next(after, n).stream().map(due -> local(due, zone)).toList();
  }

  /** "03-29 03:00 gap 02:30" */
  private static String local(Due due, ZoneId zone) {
    LocalDateTime there = LocalDateTime.ofInstant(due.at(), zone);
    return there.toString().substring(5).replace('T', ' ')
        + due.shifted().map(SummerTimeTest::how).orElse("");
  }

  private static String how(Text text) {
    return " " + text.key().substring("schedule.shift.".length()) + " " + text.args().get("time");
  }
}
