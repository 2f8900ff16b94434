package pairkeeper.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pairkeeper.core.schedule.Decision.Kind.RUN;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import pairkeeper.core.model.MaintenanceWindow;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/** What becomes of each due time; hourly at half past unless said otherwise. */
class DecisionsTest {
  private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");
  private static final DueTimes HOURLY = times("30 * * * *", Windows.ALWAYS);
  private static final Rules SKIP =
      new Rules(MissedRule.SKIP, Duration.ofHours(12), OverlapRule.SKIP);
  private static final Rules ALL = new Rules(MissedRule.ALL, Duration.ofHours(6), OverlapRule.SKIP);
  private static final Rules QUEUE =
      new Rules(MissedRule.SKIP, Duration.ofHours(12), OverlapRule.QUEUE_ONE);

  @Test
  void a_due_time_starts_and_is_not_started_again() {
    var told = decide(HOURLY, SKIP, "03:30", null, "04:30:04");
    assertThat(told).containsExactly("run 04:30");
    assertThat(decide(HOURLY, SKIP, "04:30", null, "04:30:09")).isEmpty();
    assertThat(decide(HOURLY, SKIP, "03:30", null, "04:29:59")).isEmpty();
  }

  @Test
  void what_was_missed_is_left_out_made_up_for_once_or_all_of_it() {
    assertThat(decide(HOURLY, SKIP, "01:30", null, "05:00"))
        .containsExactly("missed 3 02:30-04:30 missed");
    assertThat(decide(HOURLY, Rules.USUAL, "01:30", null, "05:00"))
        .containsExactly("merged 2 02:30-03:30 merged", "run 04:30 made-up");
    assertThat(decide(HOURLY, ALL, "01:30", null, "05:00")).containsExactly("run 02:30 made-up");
    assertThat(decide(HOURLY, ALL, "02:30", busy("05:00", "05:10"), "05:10"))
        .containsExactly("run 03:30 made-up");
  }

  @Test
  void too_late_is_missed_and_not_made_up_for() {
    var soon = new Rules(MissedRule.LATEST, Duration.ofMinutes(20), OverlapRule.SKIP);
    assertThat(decide(HOURLY, soon, "01:30", null, "04:51"))
        .containsExactly("missed 3 02:30-04:30 late");
    assertThat(decide(HOURLY, soon, "01:30", null, "04:50"))
        .containsExactly("missed 2 02:30-03:30 late", "run 04:30 made-up");
    assertThat(decide(HOURLY, ALL, "21T20:30", null, "05:00"))
        .containsExactly("missed 2 21:30-22:30 late", "run 23:30 made-up");
  }

  @Test
  void two_minutes_count_as_on_time_whatever_the_rule() {
    assertThat(decide(HOURLY, SKIP, "03:30", null, "04:32")).containsExactly("run 04:30");
    assertThat(decide(HOURLY, SKIP, "03:30", null, "04:32:01"))
        .containsExactly("missed 1 04:30-04:30 missed");
  }

  @Test
  void while_a_run_goes_on_due_times_are_left_out() {
    assertThat(decide(HOURLY, SKIP, "03:30", busy("03:30", null), "04:30"))
        .containsExactly("skipped 1 04:30-04:30 overlap");
    assertThat(decide(HOURLY, Rules.USUAL, "03:30", busy("03:30", "05:00"), "05:31"))
        .containsExactly("skipped 1 04:30-04:30 overlap", "run 05:30");
  }

  @Test
  void a_run_by_hand_is_no_reason_to_start_a_late_one_beside_it() {
    assertThat(decide(HOURLY, Rules.USUAL, "03:30", busy("04:59", null), "05:00"))
        .containsExactly("skipped 1 04:30-04:30 overlap");
  }

  @Test
  void or_one_run_follows_for_all_that_came_meanwhile() {
    assertThat(decide(HOURLY, QUEUE, "03:30", busy("03:30", null), "05:30")).isEmpty();
    assertThat(decide(HOURLY, QUEUE, "03:30", busy("03:30", "06:00"), "06:00"))
        .containsExactly("merged 1 04:30-04:30 merged", "run 05:30 waited");
  }

  @Test
  void the_time_of_a_run_that_held_it_up_does_not_count_as_late() {
    var soon = new Rules(MissedRule.LATEST, Duration.ofMinutes(20), OverlapRule.QUEUE_ONE);
    assertThat(decide(HOURLY, soon, "03:30", busy("03:30", "05:20"), "05:21"))
        .containsExactly("run 04:30 waited");
    assertThat(decide(HOURLY, soon, "03:30", busy("03:30", "04:50"), "05:20"))
        .containsExactly("missed 1 04:30-04:30 late");
  }

  @Test
  void outside_its_windows_nothing_starts() {
    var night = times("30 * * * *", windows("mon,tue,wed,thu,fri,sat,sun 22:00-04:00"));
    assertThat(decide(night, SKIP, "02:30", null, "05:30"))
        .containsExactly("missed 1 03:30-03:30 missed", "skipped 2 04:30-05:30 window");
    assertThat(decide(night, Rules.USUAL, "03:30", null, "22:30"))
        .containsExactly("skipped 18 04:30-21:30 window", "run 22:30");
  }

  @Test
  void nothing_is_made_up_for_after_its_window() {
    var night = times("30 * * * *", windows("mon,tue,wed,thu,fri,sat,sun 22:00-04:00"));
    assertThat(decide(night, Rules.USUAL, "01:30", null, "04:10"))
        .containsExactly("missed 2 02:30-03:30 window-over");
    assertThat(decide(night, QUEUE, "02:30", busy("02:30", "04:10"), "04:10"))
        .containsExactly("missed 1 03:30-03:30 window-over");
  }

  @Test
  void blackouts_count_inside_windows_too_and_say_which() {
    var dark =
        times(
            "30 * * * *",
            new Windows(
                List.of(MaintenanceWindow.parse("sun 00:00-12:00")),
                List.of(Blackout.parse("2026-11-22 03:00 - 2026-11-22T05:00"))));
    assertThat(decide(dark, SKIP, "02:30", null, "05:30"))
        .containsExactly("skipped 2 03:30-04:30 blackout", "run 05:30");
    assertThat(dark.next(at("02:30")).orElseThrow().closed().orElseThrow())
        .isEqualTo(
            Text.of("schedule.why.blackout", "blackout", "2026-11-22 03:00 - 2026-11-22 05:00"));
    assertThat(dark.nextStart(at("02:30")).orElseThrow().at()).isEqualTo(at("05:30"));
    assertThatThrownBy(() -> Blackout.parse("2026-11-22 03:00 - 2026-11-22 03:00"))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> Blackout.parse("at night")).isInstanceOf(Refused.class);
  }

  @Test
  void windows_that_let_nothing_through_are_found_out() {
    var never = times("0 12 * * *", windows("mon,tue,wed,thu,fri,sat,sun 22:00-04:00"));
    assertThat(never.nextStart(at("02:30"))).isEmpty();
  }

  @Test
  void a_pause_is_one_line_of_history() {
    var told =
        Decisions.skip(HOURLY, at("01:30"), at("05:00"), Text.of("schedule.why.window"))
            .orElseThrow();
    assertThat(told.count()).isEqualTo(3);
    assertThat(told.first()).isEqualTo(at("02:30"));
    assertThat(told.due()).isEqualTo(at("04:30"));
    assertThat(Decisions.skip(HOURLY, at("01:30"), at("02:00"), told.why().get())).isEmpty();
  }

  @Test
  void a_year_without_a_console_is_a_few_lines_for_a_job_of_each_minute() {
    var minutely = times("* * * * *", Windows.ALWAYS);
    Instant now = at("05:00");
    Instant then = now.minus(Duration.ofDays(365));
    for (MissedRule missed : MissedRule.values()) {
      for (OverlapRule overlap : OverlapRule.values()) {
        var rules = new Rules(missed, Duration.ofDays(31), overlap);
        var told = Decisions.decide(minutely, rules, then, Optional.empty(), now);
        assertThat(told).hasSizeLessThan(5);
        assertThat(told.getFirst().first()).isEqualTo(then.plusSeconds(60));
        if (missed != MissedRule.ALL) {
          assertThat(told.stream().mapToLong(Decision::count).sum()).isEqualTo(365 * 24 * 60);
          assertThat(told.getLast().due()).isEqualTo(now);
        }
      }
    }
  }

  @Test
  void one_single_time_and_one_after_another_job() {
    var once = new DueTimes(Schedule.parse("once 2026-11-22T03:30:00Z"), WARSAW, Windows.ALWAYS);
    assertThat(decide(once, SKIP, "03:30", null, "04:30")).containsExactly("run 04:30");
    assertThat(decide(once, SKIP, "04:30", null, "09:30")).isEmpty();
    assertThat(once.next(at("04:30"))).isEmpty();
    var after =
        new DueTimes(
            Schedule.parse("after 0198a2b4-0000-7000-8000-00000000b001"), WARSAW, Windows.ALWAYS);
    assertThat(decide(after, SKIP, "03:30", null, "09:30")).isEmpty();
  }

  /** However often somebody looks, and whatever runs take: nothing twice, nothing forgotten. */
  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void every_due_time_gets_exactly_one_fate(
      @ForAll("expressions") String expression,
      @ForAll("rules") Rules rules,
      @ForAll("looks") List<Integer> looks,
      @ForAll @IntRange(min = 1, max = 300) int runs) {
    var times = times(expression, Windows.ALWAYS);
    Instant begin = at("00:00");
    Instant decided = begin;
    Instant now = begin;
    Busy busy = null;
    var told = new ArrayList<Decision>();
    for (int minutes : looks) {
      now = now.plusSeconds(minutes * 60L);
      if (busy != null && busy.goesOn() && !now.isBefore(busy.from().plusSeconds(runs * 60L))) {
        busy = new Busy(busy.from(), Optional.of(busy.from().plusSeconds(runs * 60L)));
      }
      var found = Decisions.decide(times, rules, decided, Optional.ofNullable(busy), now);
      for (Decision decision : found) {
        assertThat(decision.first()).isAfter(decided);
        assertThat(decision.count()).isEqualTo(times.count(decided, decision.due()));
        decided = decision.due();
        told.add(decision);
        if (decision.kind() == RUN) {
          assertThat(busy == null || !busy.goesOn()).isTrue();
          busy = new Busy(now, Optional.empty());
        }
      }
    }
    assertThat(told.stream().mapToLong(Decision::count).sum())
        .isEqualTo(times.count(begin, decided));
    boolean waits = rules.queues() && busy != null;
    assertThat(waits || times.count(decided, now) == 0).isTrue();
  }

  @Provide
  Arbitrary<String> expressions() {
    return Arbitraries.of("30 * * * *", "*/10 * * * *", "0 3 * * *", "0 8-17 * * 1-5", "* * * * *");
  }

  @Provide
  Arbitrary<Rules> rules() {
    return Arbitraries.of(MissedRule.values())
        .flatMap(missed ->
            Arbitraries.of(OverlapRule.values())
                .flatMap(overlap ->
                    Arbitraries.integers()
                        .between(1, 2000)
                        .map(m -> new Rules(missed, Duration.ofMinutes(m), overlap))));
  }

  @Provide
  Arbitrary<List<Integer>> looks() {
    return Arbitraries.oneOf(
            Arbitraries.integers().between(1, 3), Arbitraries.integers().between(1, 900))
        .list()
        .ofMinSize(5)
        .ofMaxSize(60);
  }

  private static List<String> decide(
      DueTimes times, Rules rules, String decided, Busy busy, String now) {
    return Decisions.decide(times, rules, at(decided), Optional.ofNullable(busy), at(now)).stream()
        .map(DecisionsTest::told)
        .toList();
  }

  private static String told(Decision d) {
    String why = d.why().map(w -> " " + w.key().substring("schedule.why.".length())).orElse("");
    return d.kind() == RUN
        ? "run " + hour(d.due()) + why
        : d.kind().word() + " " + d.count() + " " + hour(d.first()) + "-" + hour(d.due()) + why;
  }

  private static String hour(Instant at) {
    return at.atZone(WARSAW).toLocalTime().toString();
  }

  private static Busy busy(String from, String until) {
    return new Busy(at(from), Optional.ofNullable(until).map(DecisionsTest::at));
  }

  private static DueTimes times(String expression, Windows windows) {
    return new DueTimes(new Schedule.Cron(expression), WARSAW, windows);
  }

  private static Windows windows(String allowed) {
    return new Windows(List.of(MaintenanceWindow.parse(allowed)), List.of());
  }

  /** A time of Sunday, 22 November 2026 in Warsaw; "21T23:30" is the day before. */
  private static Instant at(String time) {
    String there = time.contains("T") ? time : "22T" + time;
    return LocalDateTime.parse("2026-11-" + there).atZone(WARSAW).toInstant();
  }
}
