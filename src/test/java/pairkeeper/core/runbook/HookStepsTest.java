package pairkeeper.core.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pairkeeper.core.hook.Hook;
import pairkeeper.core.hook.Moment;
import pairkeeper.core.hook.Occasion;
import pairkeeper.core.hook.Place;
import pairkeeper.core.plan.GuardResult.Result;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.Rescue;
import pairkeeper.core.plan.Step;

/** When and where the customer's own commands and questions have their turn. */
class HookStepsTest {
  private static final Place DB1 = new Place(Pairs.id(11).toString());
  private static final List<Hook> ALL =
      List.of(
          question("Application may stop", Moment.BEFORE, true),
          command("Stop puma", Moment.BEFORE, Place.PRIMARY, true, "systemctl", "stop", "puma"),
          command("Pause pgbouncer", Moment.BEFORE, DB1, false, "psql", "-c", "PAUSE"),
          command("Start puma", Moment.AFTER, Place.PRIMARY, false, "systemctl", "start", "puma"),
          question("DNS points to the new primary", Moment.AFTER, false),
          command("Resume pgbouncer", Moment.AFTER, DB1, false, "psql", "-c", "it's RESUME"),
          command("Start puma again", Moment.ABORTED, Place.PRIMARY, false, "puma", "start"));

  @Test
  void plan_of_a_switchover_with_hooks_is_the_golden_one() throws IOException {
    Golden.matches(SwitchoverTest.plan(facts(ALL)), "switchover-hooks");
  }

  @Test
  void commands_lie_beside_the_change_of_roles_and_questions_where_nobody_waits() {
    assertThat(ids(SwitchoverTest.plan(facts(ALL))))
        .containsSubsequence(
            "users-told",
            "claim-standby",
            "hook-before-1",
            "checkpoint-old",
            "close-behind",
            "hook-before-2",
            "hook-before-3",
            "shut-down",
            "promote",
            "write-test",
            "hook-after-1",
            "start-old",
            "marker-remove",
            "hook-after-2",
            "hook-after-3",
            "analyze",
            "backups");
  }

  @Test
  void nothing_of_them_lies_between_the_stop_and_the_first_write() {
    var steps = SwitchoverTest.plan(facts(ALL)).steps();
    var ids = steps.stream().map(Step::id).toList();
    assertThat(steps.subList(ids.indexOf("shut-down"), ids.indexOf("write-test") + 1))
        .noneMatch(step -> step.id().startsWith("hook"));
  }

  @Test
  void who_is_primary_is_said_by_the_moment() {
    var plan = SwitchoverTest.plan(facts(ALL));
    assertThat(step(plan, "hook-before-2").server()).isEqualTo(Pairs.id(11));
    assertThat(step(plan, "hook-after-1").server()).isEqualTo(Pairs.id(12));
    assertThat(step(plan, "hook-after-3").server()).isEqualTo(Pairs.id(11));
  }

  @Test
  void whatever_fails_before_the_promotion_is_followed_by_the_command_after_an_abort() {
    var steps = SwitchoverTest.plan(facts(ALL)).steps();
    for (Step step : steps) {
      boolean taken =
          switch (step) {
            case Step.Act act -> aborted(act.rescue());
            case Step.Await await -> aborted(await.rescue());
            case Step.Hook hook -> aborted(hook.rescue());
            case Step.Detached detached -> aborted(detached.rescue());
            case Step.Ask ask -> false;
            case Step.EndJobs jobs -> false;
            case Step.Note note -> false;
          };
      var ids = steps.stream().map(Step::id).toList();
      int at = ids.indexOf(step.id());
      boolean before = at > ids.indexOf("hook-before-1") && at < ids.indexOf("promote");
      assertThat(taken).as(step.id()).isEqualTo(before);
    }
  }

  private static boolean aborted(List<Rescue> rescues) {
    return rescues.stream().anyMatch(r -> r.title().key().equals("steps.rescue.hook"));
  }

  @Test
  void a_failover_leaves_the_old_primary_alone_and_says_so() throws IOException {
    var failover =
        List.<Hook>of(
            on(Occasion.FAILOVER, ALL.get(1)),
            on(Occasion.FAILOVER, ALL.get(3)),
            on(Occasion.FAILOVER, ALL.get(5)));
    var facts = FailoverTest.facts(FailoverTest.dead(false), Pairs.facts("debian-15-streaming"));
    var with =
        new FailoverFacts(
            facts.pair(),
            facts.oldPrimary(),
            facts.target(),
            facts.targetRead(),
            facts.knownSystem(),
            facts.knownTimeline(),
            facts.death(),
            facts.loss(),
            facts.number(),
            failover,
            "",
            FurtherStandbys.none(),
            List.of());
    Plan plan = FailoverTest.plan(with, FailoverTest.attested());
    assertThat(ids(plan).stream().filter(id -> id.startsWith("hook")))
        .containsExactly("hook-after-1");
    assertThat(step(plan, "hook-after-1").server()).isEqualTo(Pairs.id(12));
    assertThat(ids(plan)).containsSubsequence("take-address", "hook-after-1", "checkpoint");
    assertThat(plan.guards())
        .anySatisfy(g -> {
          assertThat(g.id()).isEqualTo("hooks-have-servers");
          assertThat(g.result()).isEqualTo(Result.WARN);
          assertThat(g.evidence().args()).containsEntry("names", "Stop puma, Resume pgbouncer");
        });
  }

  @Test
  void a_pair_without_hooks_is_planned_as_before() {
    Plan none = SwitchoverTest.plan(facts(List.of()));
    assertThat(none.fingerprint().facts()).doesNotContainKey("pair.hooks");
    assertThat(none.guards()).noneMatch(g -> g.id().equals("hooks-have-servers"));
    Plan elsewhere = SwitchoverTest.plan(facts(List.of(on(Occasion.REJOIN, ALL.get(3)))));
    assertThat(ids(elsewhere)).isEqualTo(ids(none));
  }

  @Test
  void a_changed_hook_makes_a_plan_void() {
    var now = Switchover.fingerprint(facts(ALL).pair(), ALL.subList(0, 3), FurtherStandbys.none());
    assertThat(SwitchoverTest.plan(facts(ALL)).fingerprint().differences(now))
        .containsExactly("pair.hooks");
  }

  @Test
  void rejoin_has_them_around_itself() {
    var hooks =
        List.<Hook>of(
            on(Occasion.REJOIN, ALL.get(1)),
            on(Occasion.REJOIN, ALL.get(3)),
            on(Occasion.REJOIN, ALL.get(4)));
    var ids = ids(RejoinTest.byRewind(hooks));
    assertThat(ids).containsSubsequence("claim-standby", "hook-before-1", "fence", "note-standby");
    assertThat(ids).containsSubsequence("hook-after-1", "hook-after-2", "pair-free");
  }

  private static SwitchoverFacts facts(List<Hook> hooks) {
    var plain =
        SwitchoverTest.facts(
            "10.123.7.100/24",
            Pairs.read(SwitchoverTest.replicating()),
            Pairs.facts("debian-15-streaming"));
    return new SwitchoverFacts(plain.pair(), plain.reverse(), hooks, FurtherStandbys.none());
  }

  private static Step step(Plan plan, String id) {
    Optional<Step> found = plan.steps().stream().filter(s -> s.id().equals(id)).findFirst();
    return found.orElseThrow();
  }

  private static List<String> ids(Plan plan) {
    return plan.steps().stream().map(Step::id).toList();
  }

  private static Hook command(
      String name, Moment moment, Place place, boolean vital, String... words) {
    return new Hook.Command(
        name, moment, Set.of(Occasion.SWITCHOVER), place, "root", List.of(words), 45, vital);
  }

  private static Hook question(String name, Moment moment, boolean vital) {
    return new Hook.Question(name, moment, Set.of(Occasion.SWITCHOVER), name + "?", vital);
  }

  private static Hook on(Occasion occasion, Hook hook) {
    Set<Occasion> on = Set.of(occasion);
    return switch (hook) {
      case Hook.Command c ->
          new Hook.Command(
              c.name(),
              c.moment(),
              on,
              c.place(),
              c.user(),
              c.words(),
              c.limitSeconds(),
              c.vital());
      case Hook.Question q -> new Hook.Question(q.name(), q.moment(), on, q.question(), q.vital());
    };
  }
}
