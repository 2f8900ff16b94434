package pairkeeper.ops.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pairkeeper.ops.runs.RunsFixture.MARTA;
import static pairkeeper.ops.runs.RunsFixture.RAFAEL;
import static pairkeeper.ops.runs.RunsFixture.act;
import static pairkeeper.ops.runs.RunsFixture.ask;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import pairkeeper.core.access.Denied;
import pairkeeper.core.access.Grant;
import pairkeeper.core.access.Grants;
import pairkeeper.core.access.TeamRole;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Fingerprint;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.GuardResult.Result;
import pairkeeper.core.plan.LossEstimate;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.run.Answer;
import pairkeeper.core.run.RunFilter;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.runs.NotStarted.Why;

/** Who may start what, and with which words. */
class RunDeskTest {
  private final RunsFixture f = new RunsFixture();

  private RunView start(PlanView plan, String pair, Long loss, String reason) {
    return f.as(
        MARTA,
        () -> f.desk.start(plan.id(), plan.hash(), new Typed(pair, loss, reason, "", Map.of())));
  }

  private RunView start(PlanView plan) {
    return start(plan, "lukasz-his", null, "because");
  }

  private static void refused(String field, ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.field()).isEqualTo(field));
  }

  private static void notStarted(Why why, ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(NotStarted.class, n -> assertThat(n.why()).isEqualTo(why));
  }

  @Test
  void a_stored_plan_is_given_back_as_it_was() {
    Plan plan = f.plan(act("one"));
    var stored = f.stored(plan);

    assertThat(f.as(MARTA, () -> f.desk.plan(plan.id()))).contains(stored);
    assertThat(stored.plan()).isEqualTo(plan);
    assertThat(stored.hash()).hasSize(64);
    assertThat(stored.validUntil()).isEqualTo(plan.builtAt().plus(Duration.ofMinutes(30)));
  }

  @Test
  void the_pairs_name_has_to_be_typed() {
    var plan = f.stored(f.plan(act("one")));

    refused("confirm", () -> start(plan, "lukasz", null, "because"));
    refused("confirm", () -> start(plan, null, null, "because"));
    assertThat(start(plan).run().state()).isEqualTo(RunState.PLANNED);
  }

  @Test
  void a_reason_has_to_be_given() {
    var plan = f.stored(f.plan(act("one")));

    refused("reason", () -> start(plan, "lukasz-his", null, "  "));
    refused("reason", () -> start(plan, "lukasz-his", null, "x".repeat(2001)));
    refused("reason", () -> start(plan, "lukasz-his", null, "bell \u0007"));
  }

  @Test
  void the_bound_of_the_loss_has_to_be_typed_exactly() {
    var bounded = new LossEstimate(10, 4096L, 3L, "0/2", "0/1");
    var plan = f.stored(f.plan(bounded, List.of(), act("one")));

    refused("acceptLossBytes", () -> start(plan, "lukasz-his", null, "because"));
    refused("acceptLossBytes", () -> start(plan, "lukasz-his", 4095L, "because"));
    assertThat(start(plan, "lukasz-his", 4096L, "because").run().acceptedLossBytes())
        .isEqualTo(4096L);
  }

  @Test
  void a_plan_without_a_bound_takes_no_figure() {
    var unknown = new LossEstimate(10, null, null, "", "");
    var plan = f.stored(f.plan(unknown, List.of(), act("one")));

    refused("acceptLossBytes", () -> start(plan, "lukasz-his", 0L, "because"));
    assertThat(start(plan, "lukasz-his", null, "because").run().acceptedLossBytes()).isNull();
  }

  @Test
  void another_hash_is_refused() {
    var plan = f.stored(f.plan(act("one")));

    notStarted(
        Why.OTHER_PLAN,
        () ->
            f.as(
                MARTA,
                () ->
                    f.desk.start(
                        plan.id(),
                        "0".repeat(64),
                        new Typed("lukasz-his", null, "x", "", Map.of()))));
  }

  @Test
  void a_plan_is_good_for_thirty_minutes() {
    var plan = f.stored(f.plan(act("one")));
    f.clock.pass(Duration.ofMinutes(30).plusSeconds(1));

    notStarted(Why.EXPIRED, () -> start(plan));
  }

  @Test
  void a_plan_is_run_once() {
    var plan = f.stored(f.plan(act("one")));
    start(plan);
    f.work();

    notStarted(Why.USED, () -> start(plan));
  }

  @Test
  void two_operators_at_once_give_one_run_and_the_other_sees_who_holds_the_pair() {
    var first = f.stored(f.plan(act("one")));
    var second = f.stored(f.plan(act("one")));
    var run = start(first);

    assertThatThrownBy(() ->
            f.as(
                RAFAEL,
                () ->
                    f.desk.start(
                        second.id(),
                        second.hash(),
                        new Typed("lukasz-his", null, "x", "", Map.of()))))
        .isInstanceOfSatisfying(
            PairBusy.class,
            busy -> {
              assertThat(busy.run()).isEqualTo(run.run().id());
              assertThat(busy.holder()).isEqualTo("Marta Zielińska");
              assertThat(busy.number()).isEqualTo(run.run().number());
            });
  }

  @Test
  void the_database_itself_lets_no_two_runs_hold_a_pair() {
    var one = start(f.stored(f.plan(act("one")))).run();
    var plan = f.stored(f.plan(act("one")));

    assertThatThrownBy(() ->
            f.transactions.run(() ->
                f.runs.add(
                    new pairkeeper.core.run.Run(
                        UUID.randomUUID(),
                        0,
                        plan.id(),
                        one.pair(),
                        one.customer(),
                        "x",
                        "x",
                        RunState.PLANNED,
                        0,
                        0,
                        "x",
                        UUID.randomUUID(),
                        "x",
                        "x",
                        "",
                        null,
                        f.clock.instant(),
                        null,
                        null,
                        false,
                        "",
                        null,
                        null),
                    List.of())))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void changed_facts_stop_the_start_and_are_named() {
    var plan = f.stored(f.plan(act("one")));
    f.factsNow.set(new Fingerprint(Map.of("timeline", "2")));

    assertThatThrownBy(() -> start(plan))
        .isInstanceOfSatisfying(
            NotStarted.class,
            n -> {
              assertThat(n.why()).isEqualTo(Why.CHANGED);
              assertThat(n.differences()).containsExactly("timeline");
            });
    assertThat(f.as(MARTA, () -> f.desk.count(RunFilter.ofPair(f.pair)))).isZero();
  }

  @Test
  void a_blocked_plan_is_never_started() {
    var plan = f.stored(f.plan(null, List.of(guard(Result.BLOCK)), act("one")));

    notStarted(Why.BLOCKED, () -> start(plan));
  }

  @Test
  void evidence_older_than_five_minutes_is_read_again() {
    var plan = f.stored(f.plan(null, List.of(guard(Result.PASS)), act("one")));
    f.guardsNow.set(List.of(guard(Result.BLOCK)));
    f.clock.pass(Duration.ofMinutes(5).plusSeconds(1));

    notStarted(Why.BLOCKED, () -> start(plan));
    f.guardsNow.set(List.of(guard(Result.WARN)));
    assertThat(start(plan).guards()).extracting("result").containsExactly(Result.WARN);
  }

  @Test
  void fresh_evidence_is_kept() {
    var plan = f.stored(f.plan(null, List.of(guard(Result.PASS)), act("one")));
    f.guardsNow.set(List.of(guard(Result.BLOCK)));
    f.clock.pass(Duration.ofMinutes(4));

    assertThat(start(plan).guards()).extracting("result").containsExactly(Result.PASS);
  }

  @Test
  void what_is_read_at_every_start_counts_more_than_fresh_evidence() {
    var plan = f.stored(f.plan(null, List.of(guard(Result.PASS)), act("one")));
    f.guardsAtStart.set(List.of(guard(Result.BLOCK)));
    notStarted(Why.BLOCKED, () -> start(plan));
    f.guardsAtStart.set(List.of(guard(Result.WARN)));
    assertThat(start(plan).guards()).extracting("result").containsExactly(Result.WARN);
  }

  private GuardResult guard(Result result) {
    Text text = Text.of("guards.same-major.evidence");
    return new GuardResult("same-major", result, text, "db1", f.clock.instant(), text);
  }

  @Test
  void only_early_steps_take_early_answers() {
    var plan = f.stored(f.plan(ask("late", false, false), act("one")));

    refused(
        "answer:late",
        () ->
            f.as(
                MARTA,
                () ->
                    f.desk.start(
                        plan.id(),
                        plan.hash(),
                        new Typed(
                            "lukasz-his",
                            null,
                            "x",
                            "",
                            Map.of("late", Answer.of(Answer.Kind.DONE, ""))))));
  }

  @Test
  void people_of_other_customers_see_and_do_nothing() {
    var plan = f.stored(f.plan(act("one")));
    var run = start(plan).run().id();
    var stranger =
        new CurrentUser.Acting(
            RAFAEL, Grants.of(Set.of(new Grant(TeamRole.ADMIN, UUID.randomUUID()))));

    f.user.as(
        stranger,
        () -> {
          assertThat(f.desk.plan(plan.id())).isEmpty();
          assertThat(f.desk.run(run)).isEmpty();
          assertThat(f.desk.runs(RunFilter.ofPair(f.pair), 0, 9)).isEmpty();
          assertThat(f.desk.holding(f.pair)).isEmpty();
          assertThatThrownBy(() -> f.desk.abandon(run, "x")).isInstanceOf(NotThere.class);
          assertThatThrownBy(() -> f.desk.resume(run)).isInstanceOf(NotThere.class);
          assertThatThrownBy(() -> f.desk.answer(run, "one", Answer.Kind.DONE, ""))
              .isInstanceOf(NotThere.class);
          assertThatThrownBy(() ->
                  f.desk.start(
                      plan.id(), plan.hash(), new Typed("lukasz-his", null, "x", "", Map.of())))
              .isInstanceOf(NotThere.class);
        });
  }

  @Test
  void viewers_look_and_do_nothing() {
    var run = start(f.stored(f.plan(act("one")))).run().id();
    var viewer =
        new CurrentUser.Acting(RAFAEL, Grants.of(Set.of(new Grant(TeamRole.VIEWER, f.customer))));

    f.user.as(
        viewer,
        () -> {
          assertThat(f.desk.run(run)).isPresent();
          assertThatThrownBy(() -> f.desk.abandon(run, "x")).isInstanceOf(Denied.class);
          assertThatThrownBy(() -> f.desk.stopAfterStep(run)).isInstanceOf(Denied.class);
          assertThatThrownBy(() -> f.desk.store(f.plan(act("one")))).isInstanceOf(Denied.class);
        });
  }

  @Test
  void a_run_is_abandoned_with_a_reason_and_the_pair_is_free() {
    var run = start(f.stored(f.plan(ask("agree", false, false)))).run().id();
    f.work();

    refused("reason", () -> f.as(MARTA, () -> f.desk.abandon(run, " ")));
    f.as(RAFAEL, () -> f.desk.abandon(run, "wrong night"));

    assertThat(f.state(run)).isEqualTo(RunState.ABANDONED);
    assertThat(f.as(MARTA, () -> f.desk.holding(f.pair))).isEmpty();
    assertThat(f.audited()).last().isEqualTo("run.abandoned");
    refused("", () -> f.as(RAFAEL, () -> f.desk.abandon(run, "again")));
    refused("", () -> f.as(RAFAEL, () -> f.desk.resume(run)));
  }

  @Test
  void a_running_run_is_not_abandoned() {
    var run = start(f.stored(f.plan(act("one")))).run().id();
    f.servers.beforeEach(name -> refused("", () -> f.as(RAFAEL, () -> f.desk.abandon(run, "now"))));
    f.work();

    assertThat(f.state(run)).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void a_failed_run_is_not_resumed_while_another_holds_the_pair_or_has_worked_on_it() {
    f.servers.answer("bad", FakeServers.exit(1, ""));
    var failed = start(f.stored(f.plan(act("bad")))).run().id();
    f.work();
    f.clock.pass(Duration.ofSeconds(1));
    var other = start(f.stored(f.plan(act("good")))).run().id();

    assertThatThrownBy(() -> f.as(RAFAEL, () -> f.desk.resume(failed)))
        .isInstanceOfSatisfying(PairBusy.class, b -> assertThat(b.run()).isEqualTo(other));
    f.work();
    notStarted(Why.OVERTAKEN, () -> f.as(RAFAEL, () -> f.desk.resume(failed)));
  }

  @Test
  void an_open_question_is_answered_and_not_resumed_over() {
    var run = start(f.stored(f.plan(ask("agree", false, false)))).run().id();
    f.work();

    refused("", () -> f.as(RAFAEL, () -> f.desk.resume(run)));
    refused(
        "answer", () -> f.as(RAFAEL, () -> f.desk.answer(run, "agree", Answer.Kind.REPEAT, "")));
    f.as(RAFAEL, () -> f.desk.answer(run, "agree", Answer.Kind.DONE, ""));
    refused(
        "answer", () -> f.as(RAFAEL, () -> f.desk.answer(run, "agree", Answer.Kind.REFUSED, "")));
  }

  @Test
  void lists_find_by_state_and_words_as_they_are_typed() {
    start(f.stored(f.plan(act("one"))), "lukasz-his", null, "Wymiana 100% dysku_1");
    f.work();

    assertThat(found("100% DYSKU_1")).isEqualTo(1);
    assertThat(found("100_")).isZero();
    assertThat(found("zielińska")).isEqualTo(1);
    assertThat(
            f.as(
                MARTA,
                () ->
                    f.desk.count(
                        new RunFilter(f.pair, null, null, "", Set.of(RunState.FAILED), ""))))
        .isZero();
  }

  private long found(String words) {
    return f.as(MARTA, () -> f.desk.count(new RunFilter(f.pair, null, null, "", Set.of(), words)));
  }
}
