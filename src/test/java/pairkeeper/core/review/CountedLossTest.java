package pairkeeper.core.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.plan.StepState;
import pairkeeper.core.review.CountedLoss.Way;
import pairkeeper.core.run.Run;
import pairkeeper.core.run.RunStep;

/** What a rejoin found of the loss of the failover before it, and what it did not. */
class CountedLossTest {
  private static final Instant NOW = Instant.parse("2026-03-01T02:58:00Z");
  private static final String SAID =
      """
      %1$s transactions were committed only here
      their WAL is kept in /var/lib/postgresql/15/main.evidence-tag
      lost:%1$s:1:0/3001428:0/3001500
      """;

  @ParameterizedTest
  @ValueSource(strings = {"keep-evidence", "count-lost"})
  void transactions_are_those_in_the_wal_of_the_old_primary_from_the_fork_on(String step) {
    CountedLoss loss = of("beyond", step(step, StepState.DONE, SAID.formatted(12)));
    assertThat(loss.bytes()).isEqualTo(4096);
    assertThat(loss.transactions()).isEqualTo(12);
    assertThat(loss.way()).isEqualTo(Way.WAL);
    assertThat(loss.how())
        .isEqualTo(
            new Text(
                "reviews.loss.way.wal",
                Map.of("fork", "0/3001428", "last", "0/3001500", "timeline", 1L)));
  }

  @Test
  void none_are_lost_when_it_ended_before_the_fork() {
    CountedLoss loss = of("before");
    assertThat(loss.bytes()).isZero();
    assertThat(loss.transactions()).isZero();
    assertThat(loss.way()).isEqualTo(Way.HISTORY);
  }

  @Test
  void no_number_is_told_when_the_wal_breaks_off_before_its_newest_record() {
    CountedLoss loss = of("beyond", step("keep-evidence", StepState.DONE, SAID.formatted("?")));
    assertThat(loss.bytes()).isEqualTo(4096);
    assertThat(loss.transactions()).isNull();
    assertThat(loss.way()).isEqualTo(Way.NONE);
    assertThat(loss.how().key()).isEqualTo("reviews.loss.way.broken");
  }

  @Test
  void a_step_that_failed_or_said_something_else_tells_nothing() {
    var failed = step("keep-evidence", StepState.FAILED, SAID.formatted(12));
    assertThat(of("beyond", failed).transactions()).isNull();
    var older = step("keep-evidence", StepState.DONE, "12 transactions were committed only here");
    assertThat(of("beyond", older).transactions()).isNull();
    assertThat(of("beyond", older).how().key()).isEqualTo("reviews.loss.way.none");
  }

  @Test
  void nothing_is_told_of_two_that_cannot_be_compared() {
    CountedLoss loss = of("rewind-unended");
    assertThat(loss.bytes()).isNull();
    assertThat(loss.transactions()).isNull();
    assertThat(loss.way()).isEqualTo(Way.NONE);
  }

  /** A rewind that failed after the evidence was kept; what follows copies anew and knows less. */
  @Test
  void of_several_rejoins_the_one_counts_that_tells_most() {
    CountedLoss counted = of("beyond", step("keep-evidence", StepState.DONE, SAID.formatted(12)));
    CountedLoss untold = of("rewind-unended");
    assertThat(CountedLoss.best(List.of(untold, counted, untold))).contains(counted);
    assertThat(CountedLoss.best(List.of())).isEmpty();
  }

  private static CountedLoss of(String why, RunStep... steps) {
    var found = new Text("rejoin.why." + why, Map.of("bytes", 4096L));
    var guard =
        new GuardResult("way-back", GuardResult.Result.PASS, found, "db1", NOW, Text.of("none"));
    return CountedLoss.of(rejoin(), List.of(guard), List.of(steps)).orElseThrow();
  }

  private static RunStep step(String id, StepState state, String output) {
    return new RunStep(id, 7, state, 1, NOW, NOW, 0, null, output, null, null, List.of());
  }

  private static Run rejoin() {
    var id = new UUID(1, 3);
    return new Run(
        id,
        7,
        id,
        id,
        id,
        "his",
        "rejoin",
        RunState.SUCCEEDED,
        1,
        1,
        "Rafael",
        id,
        "rafael",
        "",
        "",
        null,
        NOW,
        NOW,
        NOW,
        false,
        "",
        null,
        null);
  }
}
