package pairkeeper.core.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pairkeeper.core.job.Direction;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.Occurrence;
import pairkeeper.core.job.Retry;
import pairkeeper.core.job.RsyncPreset;
import pairkeeper.core.job.Timetable;
import pairkeeper.core.job.TreePlace;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.run.Run;
import pairkeeper.core.schedule.Decision;

class JobNewsTest {
  private static final UUID ID = new UUID(1, 1);
  private static final Instant NIGHT = Instant.parse("2026-11-20T02:00:00Z");

  private static Job job(boolean paused, Text waiting) {
    return job(paused, waiting, null);
  }

  private static Job job(boolean paused, Text waiting, Retry retry) {
    var places =
        List.of(new TreePlace(new UUID(2, 1), "/a", ""), new TreePlace(new UUID(2, 2), "/b", ""));
    return new Job(
        ID,
        ID,
        ID,
        "Images",
        RsyncPreset.of("tree").settings(places),
        Timetable.byHand(),
        Direction.FOLLOW,
        new UUID(2, 1),
        paused,
        waiting,
        retry,
        null);
  }

  private static Run run(RunState state, Instant at) {
    return new Run(
        ID,
        7,
        ID,
        ID,
        ID,
        "his",
        "rsync",
        state,
        1,
        1,
        "Anna",
        ID,
        "anna",
        "nightly",
        "",
        null,
        at,
        at,
        state.ended() ? at : null,
        false,
        "",
        Text.of("health.no-standby"),
        ID);
  }

  private static Occurrence decided(Decision.Kind kind, String why) {
    return new Occurrence(
        ID, NIGHT, NIGHT, 1, kind, why == null ? null : Text.of(why), null, NIGHT);
  }

  private static Optional<String> state(Run last, Occurrence decided) {
    return JobNews.state(job(false, null), last, decided, NIGHT);
  }

  @Test
  void a_job_whose_last_run_failed_is_told_until_one_succeeds() {
    assertThat(state(run(RunState.FAILED, NIGHT), null)).contains("failed");
    assertThat(state(run(RunState.SUCCEEDED, NIGHT), null)).contains("");
  }

  @Test
  void a_failure_is_told_only_when_it_is_not_going_to_be_tried_again() {
    Run failed = run(RunState.FAILED, NIGHT);
    var retry = new Retry(NIGHT.plusSeconds(300), NIGHT, 1);
    assertThat(JobNews.state(job(false, null, retry), failed, null, NIGHT)).isEmpty();
    assertThat(JobNews.state(job(true, null, retry), failed, null, NIGHT)).contains("");
    Job waits = job(false, Text.of("remote.no-answer"), retry);
    assertThat(JobNews.state(waits, failed, null, NIGHT)).contains("late");
    Instant longAfter = NIGHT.plusSeconds(300).plus(Duration.ofMinutes(15));
    assertThat(JobNews.state(job(false, null, retry), failed, null, longAfter))
        .as("nobody began it")
        .contains("failed");
  }

  @Test
  void a_run_that_goes_on_says_nothing_yet() {
    assertThat(state(run(RunState.RUNNING, NIGHT), decided(Decision.Kind.MISSED, null))).isEmpty();
  }

  @Test
  void a_missed_due_time_is_told_until_something_has_run_since() {
    Occurrence missed = decided(Decision.Kind.MISSED, "jobs.waiting.run");
    assertThat(state(null, missed)).contains("missed");
    assertThat(state(run(RunState.SUCCEEDED, NIGHT.minusSeconds(60)), missed)).contains("missed");
    assertThat(state(run(RunState.SUCCEEDED, NIGHT.plusSeconds(60)), missed)).contains("");
  }

  @Test
  void what_somebody_chose_to_leave_out_is_not_missed() {
    assertThat(state(null, decided(Decision.Kind.SKIPPED, "schedule.why.window"))).contains("");
    assertThat(state(null, decided(Decision.Kind.SKIPPED, "guards.something"))).contains("missed");
  }

  @Test
  void a_due_time_that_waits_is_overdue_after_a_quarter_of_an_hour() {
    Job waits = job(false, Text.of("jobs.waiting.run"));
    assertThat(JobNews.state(waits, null, null, NIGHT)).contains("late");
    assertThat(JobNews.hold("late", Duration.ofSeconds(60))).isEqualTo(Duration.ofMinutes(15));
    assertThat(JobNews.hold("late", Duration.ofHours(1))).isEqualTo(Duration.ofHours(1));
    assertThat(JobNews.hold("failed", Duration.ofSeconds(60))).isEqualTo(Duration.ZERO);
  }

  @Test
  void a_paused_job_is_nobodys_worry() {
    assertThat(JobNews.state(job(true, null), run(RunState.FAILED, NIGHT), null, NIGHT))
        .contains("");
  }
}
