package pairkeeper.ops.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pairkeeper.core.plan.StepState.DONE;
import static pairkeeper.ops.runs.FakeServers.ok;
import static pairkeeper.ops.runs.RunsFixture.act;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import pairkeeper.core.plan.Goal;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.plan.Safety;

/** The console's own database goes away in the middle of a run. */
class OutageTest {
  private final RunsFixture f = new RunsFixture();

  @Test
  void what_a_step_did_is_stored_when_the_database_is_back() {
    f.servers.answer(
        "one",
        () -> {
          f.transactions.away(40);
          return ok("two rows");
        });

    var run = f.carriedOut(f.plan(act("one", new Goal.None(), Safety.ASK, false), act("two")));

    assertThat(run.run().state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(f.states(run.run().id())).containsExactly(DONE, DONE);
    assertThat(run.steps().getFirst().output()).isEqualTo("two rows");
    assertThat(f.servers.carriedOut()).containsExactly("one", "two");
  }

  @Test
  void no_step_begins_while_the_database_is_away() {
    f.servers.answer(
        "one",
        () -> {
          f.transactions.away(40);
          return ok("");
        });
    f.servers.beforeEach(name -> assertThat(f.transactions.isAway()).as(name).isFalse());

    f.carriedOut(f.plan(act("one"), act("two")));

    assertThat(f.servers.carriedOut()).containsExactly("one", "two");
  }

  @Test
  void what_was_stored_though_nobody_heard_so_is_not_stored_twice() {
    f.servers.answer(
        "one",
        () -> {
          f.transactions.commitsUnheard();
          return ok("once");
        });

    var run = f.carriedOut(f.plan(act("one", new Goal.None(), Safety.ASK, false), act("two")));

    assertThat(f.states(run.run().id())).containsExactly(DONE, DONE);
    assertThat(f.servers.carriedOut()).containsExactly("one", "two");
    assertThat(f.audited())
        .containsExactly("run.started", "run.step-done", "run.step-done", "run.succeeded");
  }

  @Test
  void a_command_goes_on_though_what_it_prints_cannot_be_shown() {
    f.servers.answer(
        "one",
        () -> {
          f.clock.pass(Duration.ofSeconds(2));
          f.transactions.away(1);
          return ok("printed");
        });

    var run = f.carriedOut(f.plan(act("one", new Goal.None(), Safety.ASK, false)));

    assertThat(run.steps().getFirst().state()).isEqualTo(DONE);
    assertThat(run.steps().getFirst().output()).isEqualTo("printed");
  }

  @Test
  void an_error_of_ours_is_not_waited_for() {
    f.servers.answer(
        "one",
        () -> {
          f.transactions.failsBy("23505");
          return ok("");
        });

    assertThatThrownBy(() -> f.carriedOut(f.plan(act("one"))))
        .hasRootCauseInstanceOf(SQLException.class);
  }

  @Test
  void after_an_hour_the_run_is_left_to_whoever_takes_it_up() {
    f.servers.answer(
        "one",
        () -> {
          f.transactions.away(Integer.MAX_VALUE);
          return ok("");
        });
    var begun = f.clock.instant();

    assertThatThrownBy(() -> f.carriedOut(f.plan(act("one"))))
        .hasRootCauseMessage("the database is away");

    assertThat(Duration.between(begun, f.clock.instant()))
        .isBetween(Duration.ofHours(1), Duration.ofMinutes(61));
    f.transactions.away(0);
  }
}
