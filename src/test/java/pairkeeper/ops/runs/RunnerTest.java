package pairkeeper.ops.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static pairkeeper.core.plan.StepState.ALREADY_DONE;
import static pairkeeper.core.plan.StepState.AWAITING_PERSON;
import static pairkeeper.core.plan.StepState.DONE;
import static pairkeeper.core.plan.StepState.FAILED;
import static pairkeeper.core.plan.StepState.PENDING;
import static pairkeeper.core.plan.StepState.SKIPPED;
import static pairkeeper.core.plan.StepState.UNKNOWN;
import static pairkeeper.ops.runs.FakeServers.exit;
import static pairkeeper.ops.runs.FakeServers.lost;
import static pairkeeper.ops.runs.FakeServers.ok;
import static pairkeeper.ops.runs.FakeServers.unreached;
import static pairkeeper.ops.runs.RunsFixture.DB1;
import static pairkeeper.ops.runs.RunsFixture.MARTA;
import static pairkeeper.ops.runs.RunsFixture.RAFAEL;
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
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.Goal;
import pairkeeper.core.plan.Rescue;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.plan.Safety;
import pairkeeper.core.plan.Secret;
import pairkeeper.core.plan.SecretRef;
import pairkeeper.core.plan.Step;
import pairkeeper.core.run.Answer;

/** How steps are carried out when nothing stops the console itself. */
class RunnerTest {
  private final RunsFixture f = new RunsFixture();

  @Test
  void carries_out_each_step_once_and_in_order() {
    f.servers.answer("one", ok("first\n")).answer("two", ok("second\n"));

    var run = f.carriedOut(f.plan(act("one"), act("two"), note("three")));

    assertThat(run.run().state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(f.servers.carriedOut()).containsExactly("one", "two");
    assertThat(f.states(run.run().id())).containsExactly(DONE, DONE, DONE);
    assertThat(f.step(run.run().id(), "two").output()).isEqualTo("second\n");
    assertThat(f.step(run.run().id(), "two").exitCode()).isZero();
    assertThat(f.changes).hasSize(1);
  }

  @Test
  void tells_the_audit_of_the_start_each_step_and_the_end() {
    f.carriedOut(f.plan(act("one"), note("two")));

    assertThat(f.audited())
        .containsExactly("run.started", "run.step-done", "run.step-done", "run.succeeded");
  }

  @Test
  void the_pair_is_free_again_when_the_run_has_ended() {
    f.carriedOut(f.plan(act("one")));

    assertThat(f.as(MARTA, () -> f.desk.holding(f.pair))).isEmpty();
  }

  @Test
  void a_goal_that_is_met_already_is_not_worked_for() {
    f.servers.answer("see-one", ok("yes\n"));

    var run = f.carriedOut(f.plan(act("one", goal("one"), Safety.ASK, false)));

    assertThat(f.states(run.run().id())).containsExactly(ALREADY_DONE);
    assertThat(f.servers.count("one")).isZero();
  }

  @Test
  void in_the_write_gap_nothing_is_looked_at_before() {
    f.servers.answer("see-one", ok("yes"));

    f.carriedOut(f.plan(act("one", goal("one"), Safety.ASK, true)));

    assertThat(f.servers.carriedOut()).containsExactly("one");
  }

  @Test
  void in_the_write_gap_a_failure_counts_as_done_when_the_goal_is_met() {
    f.servers.answer("one", exit(1, "not in recovery")).answer("see-one", ok("yes"));

    var run = f.carriedOut(f.plan(act("one", goal("one"), Safety.ASK, true)));

    assertThat(f.states(run.run().id())).containsExactly(ALREADY_DONE);
  }

  @Test
  void a_failed_step_ends_the_run_and_frees_the_pair() {
    f.servers.answer("one", exit(3, "ERROR:  no such table\n"));

    var run = f.carriedOut(f.plan(act("one"), act("two")));

    assertThat(run.run().state()).isEqualTo(RunState.FAILED);
    assertThat(f.states(run.run().id())).containsExactly(FAILED, PENDING);
    assertThat(run.steps().getFirst().why())
        .isEqualTo(Text.of("runs.why.exit", "code", 3, "said", "ERROR:  no such table"));
    assertThat(f.as(MARTA, () -> f.desk.holding(f.pair))).isEmpty();
    assertThat(f.audited()).containsExactly("run.started", "run.step-failed", "run.failed");
  }

  @Test
  void what_a_failed_step_left_is_cleaned_up_and_that_is_recorded() {
    f.servers.answer("copy", exit(1, "no space left")).answer("tidy", ok("removed"));
    f.servers.answer("untie", exit(1, "busy"));
    var step =
        new Step.Act(
            "copy",
            text("copy"),
            text("copy"),
            DB1,
            Command.Argv.of("postgres", "copy"),
            new Goal.None(),
            Safety.REPEATABLE,
            false,
            60,
            List.of(
                new Rescue(DB1, text("tidy"), Command.Argv.of("root", "tidy")),
                new Rescue(DB1, text("untie"), Command.Argv.of("root", "untie"))));

    var run = f.carriedOut(f.plan(step));

    var rescues = run.steps().getFirst().rescues();
    assertThat(rescues).extracting("done").containsExactly(true, false);
    assertThat(rescues.get(1).why()).isEqualTo(Text.of("runs.why.exit", "code", 1, "said", "busy"));
  }

  @Test
  void a_failed_run_is_resumed_at_the_failed_step() {
    f.servers.answer("two", exit(1, "")).answer("two", ok("fine"));
    var run = f.carriedOut(f.plan(act("one"), act("two"), act("three"))).run().id();

    f.as(RAFAEL, () -> f.desk.resume(run));
    f.work();

    assertThat(f.state(run)).isEqualTo(RunState.SUCCEEDED);
    assertThat(f.servers.carriedOut()).containsExactly("one", "two", "two", "three");
    assertThat(f.step(run, "two").attempt()).isEqualTo(2);
    assertThat(f.view(run).attempts())
        .singleElement()
        .satisfies(a -> assertThat(a.state()).isEqualTo(FAILED));
    assertThat(f.audited()).contains("run.resumed");
  }

  @Test
  void a_server_that_is_not_reached_is_tried_again_before_anything_was_sent() {
    f.servers.answer("one", unreached()).answer("one", unreached()).answer("one", ok(""));

    var run = f.carriedOut(f.plan(act("one")));

    assertThat(run.run().state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(f.servers.count("one")).isEqualTo(1);
  }

  @Test
  void a_server_that_is_never_reached_fails_the_step() {
    f.servers.answer("one", unreached());

    var run = f.carriedOut(f.plan(act("one")));

    assertThat(run.steps().getFirst().state()).isEqualTo(FAILED);
    assertThat(run.steps().getFirst().why().key()).isEqualTo("remote.unreachable");
  }

  @Test
  void a_lost_step_whose_goal_is_met_is_done() {
    f.servers.answer("one", lost()).answer("see-one", ok("no")).answer("see-one", ok("yes"));

    var run = f.carriedOut(f.plan(act("one", goal("one"), Safety.ASK, false)));

    assertThat(f.states(run.run().id())).containsExactly(DONE);
    assertThat(f.servers.count("one")).isEqualTo(1);
    assertThat(run.attempts()).extracting("state").containsExactly(UNKNOWN);
    assertThat(f.audited())
        .containsExactly("run.started", "run.step-unknown", "run.step-done", "run.succeeded");
  }

  @Test
  void a_lost_repeatable_step_is_carried_out_again() {
    f.servers.answer("one", lost()).answer("one", ok(""));

    var run = f.carriedOut(f.plan(act("one")));

    assertThat(run.run().state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(f.servers.count("one")).isEqualTo(2);
  }

  @Test
  void a_repeatable_step_that_is_lost_again_and_again_waits_for_a_person() {
    f.servers.answer("one", lost());

    var run = f.carriedOut(f.plan(act("one")));

    assertThat(run.run().state()).isEqualTo(RunState.AWAITING_PERSON);
    assertThat(f.states(run.run().id())).containsExactly(UNKNOWN);
    assertThat(f.servers.count("one")).isEqualTo(3);
    assertThat(run.run().remark()).isEqualTo(Text.of("runs.remark.unclear"));
  }

  @Test
  void a_lost_unsafe_step_is_never_repeated_unasked() {
    f.servers.answer("one", lost()).answer("see-one", ok("no"));

    var run = f.carriedOut(f.plan(act("one", goal("one"), Safety.ASK, false)));

    assertThat(run.run().state()).isEqualTo(RunState.AWAITING_PERSON);
    assertThat(f.states(run.run().id())).containsExactly(AWAITING_PERSON);
    assertThat(run.steps().getFirst().why()).isEqualTo(Text.of("runs.question.not-met"));
    assertThat(f.servers.count("one")).isEqualTo(1);
  }

  @Test
  void a_person_may_say_that_a_doubtful_step_is_done() {
    UUID run = doubtful();

    f.as(RAFAEL, () -> f.desk.answer(run, "one", Answer.Kind.DONE, "seen on the server"));
    f.work();

    assertThat(f.state(run)).isEqualTo(RunState.SUCCEEDED);
    assertThat(f.servers.count("one")).isEqualTo(1);
    assertThat(f.step(run, "one").answer().by()).isEqualTo("Rafael Souza");
  }

  @Test
  void a_person_may_have_a_doubtful_step_carried_out_again() {
    UUID run = doubtful();
    f.servers.forget("one").answer("one", ok(""));

    f.as(RAFAEL, () -> f.desk.answer(run, "one", Answer.Kind.REPEAT, ""));
    f.work();

    assertThat(f.state(run)).isEqualTo(RunState.SUCCEEDED);
    assertThat(f.servers.count("one")).isEqualTo(2);
  }

  @Test
  void a_person_may_give_a_doubtful_step_up() {
    UUID run = doubtful();

    f.as(RAFAEL, () -> f.desk.answer(run, "one", Answer.Kind.REFUSED, "too late"));
    f.work();

    assertThat(f.state(run)).isEqualTo(RunState.FAILED);
    assertThat(f.servers.count("one")).isEqualTo(1);
  }

  private UUID doubtful() {
    f.servers.answer("one", lost()).answer("see-one", ok("no"));
    return f.carriedOut(f.plan(act("one", goal("one"), Safety.ASK, false), act("two"))).run().id();
  }

  @Test
  void a_doubtful_step_whose_server_does_not_answer_waits_and_is_looked_at_on_resume() {
    f.servers.answer("one", lost()).answer("see-one", ok("no")).answer("see-one", unreached());
    UUID run = f.carriedOut(f.plan(act("one", goal("one"), Safety.ASK, false))).run().id();
    assertThat(f.state(run)).isEqualTo(RunState.AWAITING_PERSON);
    assertThat(f.states(run)).containsExactly(UNKNOWN);

    f.servers.forget("see-one").answer("see-one", ok("yes"));
    f.as(RAFAEL, () -> f.desk.resume(run));
    f.work();

    assertThat(f.state(run)).isEqualTo(RunState.SUCCEEDED);
    assertThat(f.servers.count("one")).isEqualTo(1);
  }

  @Test
  void a_question_stops_the_run_until_it_is_answered() {
    UUID run = f.carriedOut(f.plan(act("one"), ask("agree", false, false), act("two"))).run().id();
    assertThat(f.state(run)).isEqualTo(RunState.AWAITING_PERSON);
    assertThat(f.states(run)).containsExactly(DONE, AWAITING_PERSON, PENDING);
    assertThat(f.tasks).isEmpty();

    f.as(RAFAEL, () -> f.desk.answer(run, "agree", Answer.Kind.DONE, "Anna, by telephone"));
    f.work();

    assertThat(f.state(run)).isEqualTo(RunState.SUCCEEDED);
    var answer = f.step(run, "agree").answer();
    assertThat(answer.remark()).isEqualTo("Anna, by telephone");
    assertThat(answer.by()).isEqualTo("Rafael Souza");
    assertThat(answer.at()).isEqualTo(f.clock.instant());
    assertThat(f.audited())
        .containsExactly(
            "run.started",
            "run.step-done",
            "run.awaiting-person",
            "run.answered",
            "run.step-done",
            "run.step-done",
            "run.succeeded");
  }

  @Test
  void a_refused_question_ends_the_run_unless_it_may_be_refused() {
    UUID ends = f.carriedOut(f.plan(ask("agree", false, false), act("one"))).run().id();
    f.as(RAFAEL, () -> f.desk.answer(ends, "agree", Answer.Kind.REFUSED, "not tonight"));
    f.work();
    assertThat(f.state(ends)).isEqualTo(RunState.FAILED);

    UUID goesOn = f.carriedOut(f.plan(ask("agree", false, true), act("one"))).run().id();
    f.as(RAFAEL, () -> f.desk.answer(goesOn, "agree", Answer.Kind.REFUSED, "not tonight"));
    f.work();
    assertThat(f.states(goesOn)).containsExactly(SKIPPED, DONE);
  }

  @Test
  void a_refused_question_is_asked_again_when_the_run_is_resumed() {
    UUID run = f.carriedOut(f.plan(ask("agree", false, false), act("one"))).run().id();
    f.as(RAFAEL, () -> f.desk.answer(run, "agree", Answer.Kind.REFUSED, ""));
    f.work();

    f.as(RAFAEL, () -> f.desk.resume(run));
    f.work();
    assertThat(f.states(run)).containsExactly(AWAITING_PERSON, PENDING);

    f.as(RAFAEL, () -> f.desk.answer(run, "agree", Answer.Kind.DONE, ""));
    f.work();
    assertThat(f.state(run)).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void an_early_answer_keeps_the_run_from_stopping() {
    var run =
        f.started(
            f.plan(act("one"), ask("agree", true, false), act("two")),
            Map.of("agree", Answer.of(Answer.Kind.DONE, "agreed at noon")));
    f.work();

    assertThat(f.state(run.run().id())).isEqualTo(RunState.SUCCEEDED);
    assertThat(f.step(run.run().id(), "agree").answer().by()).isEqualTo("Marta Zielińska");
  }

  @Test
  void an_early_answer_may_come_while_the_run_is_going() {
    var run = f.started(f.plan(act("one"), ask("agree", true, false))).run().id();
    f.servers.beforeEach(
        name -> f.as(RAFAEL, () -> f.desk.answer(run, "agree", Answer.Kind.DONE, "")));
    f.work();

    assertThat(f.state(run)).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void waits_until_a_goal_is_met() {
    f.servers.answer("see-up", ok("no")).answer("see-up", unreached()).answer("see-up", ok("yes"));

    var run = f.carriedOut(f.plan(await("up", false)));

    assertThat(f.states(run.run().id())).containsExactly(DONE);
    assertThat(run.steps().getFirst().took(null).toSeconds()).isEqualTo(2);
  }

  @Test
  void does_not_wait_longer_than_the_limit() {
    f.servers.answer("see-up", ok("starting"));

    var run = f.carriedOut(f.plan(await("up", false)));

    assertThat(run.steps().getFirst().state()).isEqualTo(FAILED);
    assertThat(run.steps().getFirst().why())
        .isEqualTo(Text.of("runs.why.not-met", "seconds", 10, "said", "starting"));
  }

  @Test
  void a_refused_change_of_the_inventory_fails_its_step_and_keeps_the_one_before() {
    f.inventoryRefuses.set(new Refused("", Text.of("inventory.refused.port")));

    var run = f.carriedOut(f.plan(act("one"), note("two"))).run().id();

    assertThat(f.states(run)).containsExactly(DONE, FAILED);
    assertThat(f.step(run, "two").why()).isEqualTo(Text.of("inventory.refused.port"));
    assertThat(f.servers.count("one")).isEqualTo(1);

    f.inventoryRefuses.set(null);
    f.as(RAFAEL, () -> f.desk.resume(run));
    f.work();
    assertThat(f.state(run)).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void stops_after_the_present_step_when_asked() {
    var run = f.started(f.plan(act("one"), act("two"))).run().id();
    f.servers.beforeEach(name -> f.as(RAFAEL, () -> f.desk.stopAfterStep(run)));
    f.work();
    assertThat(f.state(run)).isEqualTo(RunState.AWAITING_PERSON);
    assertThat(f.states(run)).containsExactly(DONE, PENDING);
    assertThat(f.view(run).run().remark())
        .isEqualTo(Text.of("runs.remark.stopped", "by", "Rafael Souza"));

    f.servers.beforeEach(name -> {});
    f.as(RAFAEL, () -> f.desk.resume(run));
    f.work();
    assertThat(f.state(run)).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void never_stops_inside_the_write_gap() {
    var run =
        f.started(
                f.plan(
                    act("one", new Goal.None(), Safety.ASK, true),
                    act("two", new Goal.None(), Safety.ASK, true),
                    act("three")))
            .run()
            .id();
    f.servers.beforeEach(name -> f.as(RAFAEL, () -> f.desk.stopAfterStep(run)));
    f.work();

    assertThat(f.states(run)).containsExactly(DONE, DONE, PENDING);
  }

  @Test
  void steps_of_the_write_gap_are_told_to_the_audit_when_it_is_over() {
    f.carriedOut(
        f.plan(
            act("one", new Goal.None(), Safety.ASK, true),
            act("two", new Goal.None(), Safety.ASK, true),
            act("three")));

    assertThat(f.audited())
        .containsExactly(
            "run.started", "run.step-done", "run.step-done", "run.step-done", "run.succeeded");
  }

  @Test
  void secrets_are_not_in_anything_that_is_stored() {
    UUID secret = UUID.randomUUID();
    f.secrets.put(secret, Secret.of("Zx81Spectrum48K0"));
    f.servers.answer("select '" + SecretRef.to(secret) + "'", exit(1, "near Zx81Spectrum48K0"));
    var sql =
        new Command.Sql(
            "postgres", "psql", 5432, "postgres", "select '" + SecretRef.to(secret) + "'");
    var step =
        new Step.Act(
            "one",
            text("one"),
            text("one"),
            DB1,
            sql,
            new Goal.None(),
            Safety.ASK,
            false,
            9,
            List.of());

    var run = f.carriedOut(f.plan(step));

    assertThat(run.steps().getFirst().output()).isEqualTo("near •••");
    assertThat(run.steps().getFirst().why().args()).containsEntry("said", "near •••");
  }

  @Test
  void long_output_keeps_its_beginning_and_its_end() {
    f.servers.answer("one", ok("a".repeat(100_000) + "b".repeat(1_000_000) + "end"));

    var run = f.carriedOut(f.plan(act("one")));

    String output = run.steps().getFirst().output();
    assertThat(output).startsWith("aaa").endsWith("bbbend").hasSizeLessThan(262_144 + 40);
    assertThat(output).contains("[… 837859 …]");
  }

  @Test
  void pages_are_told_of_each_step() {
    var run = f.carriedOut(f.plan(act("one"), act("two")));

    assertThat(f.live).contains("run/" + run.run().id(), "pair/" + f.pair);
  }
}
