package pairkeeper.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.plan.StepState;
import pairkeeper.core.run.Run;
import pairkeeper.core.run.RunStep;
import pairkeeper.core.schedule.Decision;
import pairkeeper.core.schedule.Rules;
import pairkeeper.core.schedule.Schedule;
import pairkeeper.core.schedule.Windows;

/** What is tried again by itself, when, and how often. */
class RetryTest {
  private static final UUID ID = new UUID(0, 1);
  private static final UUID RUN = new UUID(0, 2);
  private static final Instant DUE = Instant.parse("2026-11-23T02:00:00Z");
  private static final Instant FAILED = Instant.parse("2026-11-23T02:40:00Z");
  private static final Text LINE = Text.of("runs.why.exit", "code", 12);

  @ParameterizedTest
  @ValueSource(ints = {10, 12, 30, 35, 255})
  void a_copy_whose_line_failed_is_tried_again_after_five_minutes(int code) {
    assertThat(after(step(code, LINE), onTime()))
        .contains(new Retry(FAILED.plus(Duration.ofMinutes(5)), DUE, 1));
  }

  @Test
  void a_server_that_could_not_be_reached_is_tried_again() {
    assertThat(after(step(null, Text.of("remote.no-answer")), onTime())).isPresent();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 11, 23, 66, 77})
  void what_needs_a_person_is_not_tried_again(int code) {
    assertThat(after(step(code, LINE), onTime())).isEmpty();
  }

  @Test
  void what_somebody_ended_is_not_tried_again_whatever_it_ended_with() {
    Text ended = Text.of("runs.why.ended", "by", "Marta");
    assertThat(after(step(12, ended), onTime())).isEmpty();
    assertThat(after(step(255, Text.of("runs.why.disk-full")), onTime())).isEmpty();
    assertThat(after(step(null, Text.of("remote.key-refused")), onTime())).isEmpty();
  }

  @Test
  void what_a_person_started_is_not_tried_again() {
    assertThat(after(step(12, LINE), started(new UUID(0, 9), null))).isEmpty();
    assertThat(
            Retry.after(
                run(RunState.FAILED),
                List.of(step(12, LINE)),
                job(Retries.USUAL),
                Optional.empty()))
        .isEmpty();
  }

  @Test
  void a_run_that_succeeded_is_not_tried_again() {
    assertThat(
            Retry.after(
                run(RunState.SUCCEEDED),
                List.of(step(12, LINE)),
                job(Retries.USUAL),
                Optional.of(onTime())))
        .isEmpty();
  }

  @Test
  void each_time_waits_twice_as_long_and_counts_for_the_same_due_time_until_it_is_enough() {
    var first = after(step(12, LINE), onTime()).orElseThrow();
    var second = after(step(12, LINE), again(first)).orElseThrow();
    var third = after(step(12, LINE), again(second)).orElseThrow();
    assertThat(List.of(first.at(), second.at(), third.at()))
        .containsExactly(
            FAILED.plus(Duration.ofMinutes(5)),
            FAILED.plus(Duration.ofMinutes(10)),
            FAILED.plus(Duration.ofMinutes(20)));
    assertThat(third.due()).isEqualTo(DUE);
    assertThat(third.attempt()).isEqualTo(3);
    assertThat(after(step(12, LINE), again(third))).isEmpty();
  }

  @Test
  void nothing_is_tried_again_where_nobody_wants_that() {
    assertThat(
            Retry.after(
                run(RunState.FAILED),
                List.of(step(12, LINE)),
                job(new Retries(0, Duration.ofMinutes(5))),
                Optional.of(onTime())))
        .isEmpty();
  }

  @Test
  void what_would_be_too_late_for_its_due_time_is_not_tried_again() {
    var late = Occurrence.of(ID, decision(DUE.minus(Duration.ofHours(12)), null), RUN, FAILED);
    assertThat(after(step(12, LINE), late)).isEmpty();
  }

  @Test
  void no_pause_is_longer_than_six_hours() {
    var rules = new Retries(10, Duration.ofHours(4));
    assertThat(rules.pause(2)).isEqualTo(Duration.ofHours(6));
    assertThat(rules.pause(10)).isEqualTo(Duration.ofHours(6));
  }

  @Test
  void numbers_that_make_no_sense_are_refused_by_their_field() {
    assertThatThrownBy(() -> new Retries(11, Duration.ofMinutes(5)))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.field()).isEqualTo("retries"));
    assertThatThrownBy(() -> new Retries(3, Duration.ZERO))
        .isInstanceOfSatisfying(
            Refused.class, r -> assertThat(r.field()).isEqualTo("retryMinutes"));
  }

  private static Optional<Retry> after(RunStep step, Occurrence decided) {
    return Retry.after(
        run(RunState.FAILED), List.of(step), job(Retries.USUAL), Optional.of(decided));
  }

  private static Occurrence onTime() {
    return started(RUN, null);
  }

  private static Occurrence started(UUID run, Text why) {
    return Occurrence.of(ID, decision(DUE, why), run, DUE);
  }

  private static Occurrence again(Retry retry) {
    return Occurrence.of(ID, retry.decision(3), RUN, retry.at());
  }

  private static Decision decision(Instant due, Text why) {
    return new Decision(Decision.Kind.RUN, due, due, 1, Optional.ofNullable(why));
  }

  private static Job job(Retries retries) {
    var places = List.of(new TreePlace(ID, "/srv/scans", ""), new TreePlace(RUN, "/srv/scans", ""));
    return new Job(
        ID,
        ID,
        ID,
        "Scans",
        RsyncPreset.DOCUMENTS.settings(places),
        new Timetable(
            Optional.of(Schedule.parse("0 2 * * *")), Rules.USUAL, Windows.ALWAYS, retries),
        Direction.FOLLOW,
        ID,
        false,
        null,
        null,
        null);
  }

  private static RunStep step(Integer code, Text why) {
    return new RunStep(
        "copy", 3, StepState.FAILED, 1, DUE, FAILED, code, why, "", null, null, List.of());
  }

  private static Run run(RunState state) {
    return new Run(
        RUN, 7, ID, ID, ID, "his", "rsync", state, 1, 1, "Console", ID, "console", "Scans", "",
        null, DUE, DUE, FAILED, false, "", null, ID);
  }
}
