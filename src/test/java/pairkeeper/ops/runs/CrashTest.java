package pairkeeper.ops.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static pairkeeper.core.plan.StepState.AWAITING_PERSON;
import static pairkeeper.core.plan.StepState.DONE;
import static pairkeeper.core.plan.StepState.RUNNING;
import static pairkeeper.ops.runs.FakeServers.lost;
import static pairkeeper.ops.runs.FakeServers.ok;
import static pairkeeper.ops.runs.RunsFixture.MARTA;
import static pairkeeper.ops.runs.RunsFixture.act;
import static pairkeeper.ops.runs.RunsFixture.ask;
import static pairkeeper.ops.runs.RunsFixture.await;
import static pairkeeper.ops.runs.RunsFixture.goal;
import static pairkeeper.ops.runs.RunsFixture.note;
import static pairkeeper.ops.runs.RunsFixture.text;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.Goal;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.plan.Safety;
import pairkeeper.core.plan.Step;
import pairkeeper.core.run.Answer;
import pairkeeper.store.TestDatabase;

/**
 * The console is killed in the middle of a run and another takes the run up: it looks first, never
 * does an unsafe thing twice, and never stays stuck.
 */
class CrashTest {
  private final RunsFixture f = new RunsFixture();

  private void killAt(String command, int time) {
    var seen = new int[1];
    f.servers.beforeEach(name -> {
      if (name.equals(command) && ++seen[0] == time) {
        throw new FakeServers.Killed();
      }
    });
  }

  private void live() {
    f.servers.beforeEach(name -> {});
  }

  @Test
  void killed_before_a_safe_step_it_is_carried_out_once() {
    UUID run = f.started(f.plan(act("one"), act("two"), act("three"))).run().id();
    killAt("two", 1);
    var task = f.killed();
    assertThat(f.states(run).get(1)).isEqualTo(RUNNING);

    live();
    f.revive(task);

    assertThat(f.state(run)).isEqualTo(RunState.SUCCEEDED);
    assertThat(f.servers.carriedOut()).containsExactly("one", "two", "three");
    assertThat(f.view(run).run().interrupted()).isTrue();
    assertThat(f.view(run).attempts())
        .singleElement()
        .satisfies(a -> assertThat(a.why()).isEqualTo(Text.of("runs.why.console-stopped")));
    assertThat(f.audited())
        .containsExactly(
            "run.started",
            "run.step-done",
            "run.interrupted",
            "run.step-unknown",
            "run.step-done",
            "run.step-done",
            "run.succeeded");
  }

  @Test
  void killed_in_an_unsafe_step_whose_goal_is_met_it_is_done() {
    UUID run =
        f.started(f.plan(act("promote", goal("promote"), Safety.ASK, true), act("two"))).run().id();
    killAt("promote", 1);
    var task = f.killed();

    live();
    f.servers.answer("see-promote", ok("yes"));
    f.revive(task);

    assertThat(f.state(run)).isEqualTo(RunState.SUCCEEDED);
    assertThat(f.servers.count("promote")).isZero();
  }

  @Test
  void killed_in_an_unsafe_step_whose_goal_is_not_met_a_person_is_asked() {
    UUID run =
        f.started(f.plan(act("promote", goal("promote"), Safety.ASK, true), act("two"))).run().id();
    killAt("promote", 1);
    var task = f.killed();

    live();
    f.servers.answer("see-promote", ok("no"));
    f.revive(task);

    assertThat(f.state(run)).isEqualTo(RunState.AWAITING_PERSON);
    assertThat(f.states(run)).first().isEqualTo(AWAITING_PERSON);
    assertThat(f.servers.count("promote")).isZero();
  }

  @Test
  void killed_again_and_again_an_unsafe_step_is_still_never_repeated() {
    UUID run = f.started(f.plan(act("promote", goal("promote"), Safety.ASK, false))).run().id();
    f.servers.answer("see-promote", ok("no"));
    killAt("promote", 1);
    var task = f.killed();
    for (int again = 0; again < 3; again++) {
      killAt("see-promote", 1);
      f.tasks.add(task);
      f.killed();
    }

    live();
    f.revive(task);

    assertThat(f.state(run)).isEqualTo(RunState.AWAITING_PERSON);
    assertThat(f.servers.count("promote")).isZero();
  }

  @Test
  void killed_while_waiting_for_a_goal_it_waits_on() {
    UUID run = f.started(f.plan(await("up", false))).run().id();
    f.servers.answer("see-up", ok("no")).answer("see-up", ok("no")).answer("see-up", ok("yes"));
    killAt("see-up", 2);
    var task = f.killed();

    live();
    f.revive(task);

    assertThat(f.state(run)).isEqualTo(RunState.SUCCEEDED);
    assertThat(f.step(run, "up").attempt()).isEqualTo(1);
  }

  @Test
  void killed_in_mid_copy_the_server_is_asked_and_nothing_is_started_twice() {
    UUID run = f.started(f.plan(copy(), act("two"))).run().id();
    f.servers.answer("start-detached", ok("running 1\n10 %"));
    f.servers.answer("poll-detached", ok("running 1\n40 %"));
    f.servers.answer("du", ok("400\n"));
    killAt("poll-detached", 2);
    var task = f.killed();
    assertThat(f.step(run, "copy").progress().doneBytes()).isEqualTo(400);
    assertThat(f.step(run, "copy").attempt()).isEqualTo(1);

    live();
    f.servers.forget("start-detached").answer("start-detached", ok("running 1\n90 %"));
    f.servers.forget("poll-detached").answer("poll-detached", ok("ended 0\nall"));
    f.revive(task);

    assertThat(f.state(run)).isEqualTo(RunState.SUCCEEDED);
    // the second call carries the same id: the server answers how the first one stands
    assertThat(f.step(run, "copy").attempt()).isEqualTo(1);
    assertThat(f.step(run, "copy").output()).isEqualTo("all");
  }

  @Test
  void a_copy_that_ended_while_the_console_was_down_is_taken_for_what_it_is() {
    UUID run = f.started(f.plan(copy())).run().id();
    f.servers.answer("start-detached", ok("running 1\n"));
    killAt("poll-detached", 1);
    var task = f.killed();

    live();
    f.servers.forget("start-detached").answer("start-detached", ok("ended 1\nno space left"));
    f.revive(task);

    assertThat(f.state(run)).isEqualTo(RunState.FAILED);
    assertThat(f.step(run, "copy").exitCode()).isEqualTo(1);
  }

  @Test
  void a_copy_whose_server_went_down_is_failed_and_never_called_done() {
    UUID run = f.started(f.plan(copy())).run().id();
    f.servers.answer("start-detached", ok("running 1\n")).answer("poll-detached", ok("vanished\n"));
    f.work();

    assertThat(f.step(run, "copy").why()).isEqualTo(Text.of("runs.why.vanished"));
    assertThat(f.state(run)).isEqualTo(RunState.FAILED);
  }

  @Test
  void an_answer_that_is_not_heard_of_a_copy_is_asked_for_again() {
    UUID run = f.started(f.plan(copy())).run().id();
    f.servers.answer("start-detached", lost()).answer("start-detached", ok("running 1\n"));
    f.servers.answer("poll-detached", ok("ended 0\n"));
    f.work();

    assertThat(f.state(run)).isEqualTo(RunState.SUCCEEDED);
  }

  private static Step.Detached copy() {
    return new Step.Detached(
        "copy",
        text("copy"),
        text("copy"),
        RunsFixture.DB2,
        Command.Argv.of("postgres", "pg_basebackup"),
        Command.Argv.of("postgres", "du"),
        1000,
        new Goal.None(),
        3600,
        0,
        List.of());
  }

  @Test
  void killed_while_a_question_is_open_it_stays_open() {
    UUID run = f.started(f.plan(act("one"), ask("agree", false, false), act("two"))).run().id();
    var task = f.tasks.peek();
    f.work();
    assertThat(f.state(run)).isEqualTo(RunState.AWAITING_PERSON);

    f.revive(task);
    assertThat(f.state(run)).isEqualTo(RunState.AWAITING_PERSON);
    assertThat(f.servers.carriedOut()).containsExactly("one");

    f.as(MARTA, () -> f.desk.answer(run, "agree", Answer.Kind.DONE, ""));
    f.work();
    assertThat(f.state(run)).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void killed_after_a_change_of_the_inventory_it_is_made_once() {
    UUID run = f.started(f.plan(note("one"), act("two"), note("three"))).run().id();
    killAt("two", 1);
    var task = f.killed();

    live();
    f.revive(task);

    assertThat(f.changes).hasSize(2);
    assertThat(f.state(run)).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void killed_in_the_write_gap_the_audit_is_told_afterwards() {
    UUID run =
        f.started(
                f.plan(
                    act("one", new Goal.None(), Safety.REPEATABLE, true),
                    act("two", new Goal.None(), Safety.REPEATABLE, true)))
            .run()
            .id();
    killAt("two", 1);
    var task = f.killed();
    assertThat(f.audited()).containsExactly("run.started");

    live();
    f.revive(task);

    assertThat(f.state(run)).isEqualTo(RunState.SUCCEEDED);
    assertThat(f.audited())
        .containsExactly(
            "run.started",
            "run.interrupted",
            "run.step-done",
            "run.step-unknown",
            "run.step-done",
            "run.succeeded");
  }

  @Test
  void killed_in_a_clean_up_the_step_is_looked_at_again() {
    var step =
        new Step.Act(
            "one",
            text("one"),
            text("one"),
            RunsFixture.DB1,
            Command.Argv.of("root", "one"),
            new Goal.None(),
            Safety.REPEATABLE,
            false,
            9,
            List.of(
                new pairkeeper.core.plan.Rescue(
                    RunsFixture.DB1, text("tidy"), Command.Argv.of("root", "tidy"))));
    UUID run = f.started(f.plan(step)).run().id();
    f.servers.answer("one", FakeServers.exit(1, "")).answer("one", ok(""));
    killAt("tidy", 1);
    var task = f.killed();

    live();
    f.revive(task);

    assertThat(f.state(run)).isEqualTo(RunState.SUCCEEDED);
    assertThat(f.servers.count("one")).isEqualTo(2);
  }

  @Test
  void whoever_was_thought_dead_writes_nothing_more() {
    UUID run = f.started(f.plan(act("one"), act("two"))).run().id();
    var task = f.tasks.peek();
    // while this runner is in its first step, another takes the run over and ends it
    var taken = new boolean[1];
    f.servers.beforeEach(name -> {
      if (!taken[0]) {
        taken[0] = true;
        f.runner().carryOut(task.run(), task.fence());
      }
    });
    f.work();

    assertThat(f.state(run)).isEqualTo(RunState.SUCCEEDED);
    assertThat(f.states(run)).containsExactly(DONE, DONE);
    assertThat(f.servers.count("two")).isEqualTo(1);
  }

  @Test
  void a_task_that_is_out_of_date_does_nothing() {
    UUID run = f.started(f.plan(act("one"), ask("agree", false, false), act("two"))).run().id();
    var old = f.tasks.peek();
    f.work();
    f.as(MARTA, () -> f.desk.answer(run, "agree", Answer.Kind.DONE, ""));
    killAt("two", 1);
    f.killed();
    live();

    f.runner().carryOut(old.run(), old.fence());

    assertThat(f.state(run)).isEqualTo(RunState.RUNNING);
    assertThat(f.servers.count("two")).isZero();
  }

  @Test
  void on_an_embedded_database_interrupted_runs_are_handed_out_at_the_start() {
    var f = new RunsFixture(new TestDatabase()); // it takes up every run that there is
    UUID run = f.started(f.plan(act("one"), act("two"))).run().id();
    f.servers.beforeEach(name -> {
      if (name.equals("two")) {
        throw new FakeServers.Killed();
      }
    });
    var old = f.killed();
    f.servers.beforeEach(name -> {});

    new RunRecovery(f.transactions, f.runs, f.queue, f.audit, null, f.clock).recover();

    assertThat(f.state(run)).isEqualTo(RunState.INTERRUPTED);
    f.work();
    assertThat(f.state(run)).isEqualTo(RunState.SUCCEEDED);
    f.runner().carryOut(old.run(), old.fence());
    assertThat(f.servers.carriedOut()).containsExactly("one", "two");
  }

  @Test
  void early_answers_survive() {
    var run =
        f.started(
                f.plan(act("one"), ask("agree", true, false), act("two")),
                Map.of("agree", Answer.of(Answer.Kind.DONE, "at noon")))
            .run()
            .id();
    killAt("one", 1);
    var task = f.killed();

    live();
    f.revive(task);

    assertThat(f.state(run)).isEqualTo(RunState.SUCCEEDED);
    assertThat(f.step(run, "agree").answer().remark()).isEqualTo("at noon");
  }
}
