package pairkeeper.core.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Servers;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Change;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.GuardResult.Result;
import pairkeeper.core.plan.LossEstimate;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.Safety;
import pairkeeper.core.plan.Step;
import pairkeeper.core.platform.Platforms;
import pairkeeper.core.platform.Reading;
import pairkeeper.core.platform.ServerFacts;
import pairkeeper.core.platform.TreeCommands;
import pairkeeper.core.run.Thing;
import pairkeeper.core.runbook.Death.Attempt;
import pairkeeper.core.runbook.Death.Viewpoint;
import pairkeeper.core.runbook.FailoverOptions.Fence;

/** What the failover promises, on facts that a real standby printed. */
class FailoverTest {
  private static final LossEstimate LOSS =
      new LossEstimate(2048, 3_000_000L, 11L, "0/3001C28", "0/3001428");
  private static final TreeCommands.Copy LEFT =
      new TreeCommands.Copy(
          "root",
          Pairs.PLAN,
          "10.123.7.12",
          22,
          "/files/reports",
          "",
          0,
          false,
          false,
          false,
          List.of());
  private static final Thing REPORTS = Thing.tree(Pairs.PLAN, "/files/reports");
  private static final Thing AUDIO = Thing.tree(Pairs.PLAN, "/files/audio");
  private final ServerFacts streaming = Pairs.facts("debian-15-streaming");

  @Test
  void plan_after_an_attestation_with_a_service_address_is_the_golden_one() throws IOException {
    Golden.matches(plan(facts(dead(false), streaming), attested()), "failover-attested");
  }

  @Test
  void plan_that_stops_the_old_primary_first_is_the_golden_one() throws IOException {
    Golden.matches(plan(facts(dead(true), streaming), stopped()), "failover-stop");
  }

  @Test
  void nothing_blocks_when_both_viewpoints_failed_three_times() {
    assertThat(FailoverGuards.check(facts(dead(false), streaming), attested()))
        .noneMatch(GuardResult::blocks);
  }

  @Test
  void blocks_while_the_primary_answers_the_console() {
    var alive = with(dead(false), Viewpoint.CONSOLE_SQL, true);
    assertThat(guard(alive, attested(), "silent-to-console").result()).isEqualTo(Result.BLOCK);
  }

  @Test
  void blocks_while_only_the_console_is_cut_off() {
    var cutOff = with(dead(false), Viewpoint.STANDBY_LOGIN, true);
    var found = guard(cutOff, attested(), "silent-to-standby");
    assertThat(found.result()).isEqualTo(Result.BLOCK);
    assertThat(found.evidence().key()).isEqualTo("guards.silent-to-standby.cut-off");
  }

  @Test
  void nobody_is_called_cut_off_while_the_console_reaches_the_host() {
    var alive = with(dead(true), Viewpoint.STANDBY_LOGIN, true);
    assertThat(guard(alive, attested(), "silent-to-standby").evidence().key())
        .isEqualTo("guards.silent-to-standby.answers");
  }

  @Test
  void blocks_when_the_standby_s_host_could_not_be_asked() {
    var attempts = new ArrayList<>(dead(false).attempts());
    attempts.add(Attempt.unasked(Viewpoint.STANDBY_LOGIN, Pairs.NOW, Text.of("remote.no-answer")));
    var found = guard(new Death(attempts), attested(), "silent-to-standby");
    assertThat(found.result()).isEqualTo(Result.BLOCK);
    assertThat(found.evidence().key()).isEqualTo("guards.silent-to-standby.unasked");
  }

  @Test
  void blocks_until_every_viewpoint_has_tried_three_times() {
    var few = new Death(dead(false).attempts().subList(0, 6));
    assertThat(FailoverGuards.check(facts(few, streaming), attested()))
        .filteredOn(GuardResult::blocks)
        .extracting(GuardResult::id)
        .contains("silent-to-console", "silent-to-standby", "fence-fits");
  }

  @Test
  void blocks_an_attestation_while_the_host_answers_by_ssh() {
    assertThat(guard(dead(true), attested(), "fence-fits").result()).isEqualTo(Result.BLOCK);
  }

  @Test
  void blocks_stopping_the_service_of_a_host_that_does_not_answer() {
    assertThat(guard(dead(false), stopped(), "fence-fits").result()).isEqualTo(Result.BLOCK);
  }

  @Test
  void blocks_a_standby_of_another_timeline() {
    var forked = Pairs.factsWith("debian-15-streaming", "live.timeline", "3");
    assertThat(
            FailoverGuards.check(facts(dead(false), forked), attested()).stream()
                .filter(GuardResult::blocks)
                .map(GuardResult::id))
        .containsExactly("same-timeline");
  }

  @Test
  void blocks_a_target_that_once_wrote_apart_though_it_received_all() {
    var usual = facts(dead(false), streaming);
    var apart =
        new FailoverFacts(
            usual.pair(),
            usual.oldPrimary(),
            Servers.apart(usual.target(), Pairs.NOW),
            usual.targetRead(),
            usual.knownSystem(),
            usual.knownTimeline(),
            usual.death(),
            usual.loss(),
            usual.number(),
            usual.hooks(),
            usual.synchronousNames(),
            usual.further(),
            usual.trees());
    assertThat(FailoverGuards.check(apart, attested()))
        .filteredOn(GuardResult::blocks)
        .extracting(GuardResult::id)
        .containsExactly("always-followed");
  }

  @Test
  void blocks_a_target_that_already_accepts_writes() {
    var primary = Pairs.facts("debian-15-primary");
    assertThat(FailoverGuards.check(facts(dead(false), primary), attested()))
        .filteredOn(GuardResult::blocks)
        .extracting(GuardResult::id)
        .contains("target-is-standby");
  }

  @ParameterizedTest
  @CsvSource({
    "live.setting.wal_level, minimal, can-send",
    "live.setting.max_wal_senders, 1, can-send",
    "live.setting.max_replication_slots, 0, can-send",
    "live.hba_errors, '12: invalid', hba-readable",
    "live.setting.wal_log_hints, off, rejoin-afterwards",
    "live.setting.recovery_min_apply_delay, 60000, no-apply-delay",
    "live.replay_paused, true, replay-not-paused",
    "data.free, 1000000, room-for-wal"
  })
  void warns_of_what_is_no_hindrance_in_an_emergency(String fact, String value, String guard) {
    var changed = Pairs.factsWith("debian-15-streaming", fact, value);
    var found = FailoverGuards.check(facts(dead(false), changed), attested());
    assertThat(found).noneMatch(GuardResult::blocks);
    assertThat(found)
        .filteredOn(g -> g.result() == Result.WARN)
        .extracting(GuardResult::id)
        .containsExactly(guard);
  }

  @Test
  void resumes_a_paused_replay_before_it_waits_for_it() {
    var paused = Pairs.factsWith("debian-15-streaming", "live.replay_paused", "true");
    assertThat(plan(facts(dead(false), paused), attested()).steps().stream().map(Step::id))
        .containsSubsequence("resume-replay", "replayed-all", "promote");
  }

  @Test
  void looks_at_the_old_primary_right_before_the_promotion() {
    var ids =
        plan(facts(dead(false), streaming), attested()).steps().stream().map(Step::id).toList();
    assertThat(ids.indexOf("promote")).isEqualTo(ids.indexOf("old-primary-silent") + 1);
  }

  @Test
  void never_gives_the_customers_command_that_fences_twice_by_itself() {
    var commanded =
        new FailoverOptions(
            Pairs.PLAN,
            Pairs.NOW,
            Fence.COMMAND,
            "",
            List.of("ipmi-power", "cycle"),
            Analyze.NONE,
            "");
    assertThat(plan(facts(dead(false), streaming), commanded).steps())
        .filteredOn(step -> step.id().equals("fence-command"))
        .singleElement()
        .isInstanceOfSatisfying(
            Step.Act.class, act -> assertThat(act.safety()).isEqualTo(Safety.ASK));
  }

  @Test
  void words_that_would_not_arrive_as_they_were_said_are_refused_beside_their_field() {
    String secret = "{{secret:01900000-0000-7000-8000-000000000001}}";
    for (String no : List.of("off\nnow", "nul\0", "half \uD83D", "x".repeat(4001), secret)) {
      refused("fenceCommand", "", List.of("ipmi-power", no));
    }
    refused("fenceCommand", "", List.of("-rf"));
    refused("attestation", "x".repeat(2001), List.of());
    refused("attestation", "seen on site\0", List.of());
  }

  private static void refused(String field, String attestation, List<String> command) {
    Fence fence = command.isEmpty() ? Fence.ATTEST : Fence.COMMAND;
    assertThatThrownBy(() ->
            new FailoverOptions(
                Pairs.PLAN, Pairs.NOW, fence, attestation, command, Analyze.NONE, ""))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.field()).isEqualTo(field));
  }

  @Test
  void an_attestation_of_no_words_is_refused() {
    assertThatThrownBy(() ->
            new FailoverOptions(
                Pairs.PLAN, Pairs.NOW, Fence.ATTEST, "yes", List.of(), Analyze.NONE, ""))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.field()).isEqualTo("attestation"));
  }

  @Test
  void remembers_for_whom_commits_waited_and_says_that_nobody_is_left() {
    var plain = facts(dead(false), streaming);
    var waited =
        new FailoverFacts(
            plain.pair(),
            plain.oldPrimary(),
            plain.target(),
            plain.targetRead(),
            plain.knownSystem(),
            plain.knownTimeline(),
            plain.death(),
            plain.loss(),
            plain.number(),
            List.of(),
            "FIRST 1 (pk_vn_db2)",
            FurtherStandbys.none(),
            List.of());
    var plan = plan(waited, attested());
    assertThat(plan.steps())
        .anySatisfy(step ->
            assertThat(step)
                .isInstanceOfSatisfying(
                    Step.Note.class,
                    note ->
                        assertThat(note.change())
                            .isEqualTo(new Change.WantSynchronous("FIRST 1 (pk_vn_db2)"))));
    assertThat(plan.guards())
        .anySatisfy(g -> {
          assertThat(g.id()).isEqualTo("synchronous-until-rejoin");
          assertThat(g.result()).isEqualTo(Result.WARN);
        });
    assertThat(plan(plain, attested()).steps().stream().map(Step::id))
        .doesNotContain("want-synchronous");
  }

  @Test
  void says_before_it_begins_what_vacuum_full_does_to_the_users() {
    var full =
        new FailoverOptions(
            Pairs.PLAN,
            Pairs.NOW,
            Fence.ATTEST,
            "switched off, seen by the porter",
            List.of(),
            Analyze.VACUUM_FULL,
            "");
    var plan = plan(facts(dead(false), streaming), full);
    assertThat(plan.guards())
        .anySatisfy(g -> {
          assertThat(g.id()).isEqualTo("vacuum-full");
          assertThat(g.result()).isEqualTo(Result.WARN);
        });
    assertThat(plan.steps().stream().map(Step::id)).contains("vacuum-full");
    assertThat(plan(facts(dead(false), streaming), attested()).guards())
        .noneMatch(g -> g.id().equals("vacuum-full"));
  }

  @Test
  void asks_at_the_end_who_backs_the_new_primary_up() {
    var steps = plan(facts(dead(false), streaming), attested()).steps();
    assertThat(steps.getLast().id()).isEqualTo("backups");
    assertThat(steps.stream().map(Step::id)).doesNotContain("files");
  }

  @Test
  void asks_whether_the_files_are_there_and_compares_them_where_the_old_host_lives() {
    var trees = trees();
    var steps = plan(facts(dead(false), streaming, trees), attested()).steps();
    assertThat(steps)
        .filteredOn(step -> step.id().equals("files"))
        .singleElement()
        .isInstanceOfSatisfying(
            Step.Ask.class,
            ask ->
                assertThat(ask.question().args())
                    .containsEntry(
                        "trees",
                        "/files/reports (Reports, 2026-11-22 02:30 UTC); /files/audio (Audio, –)"));
    assertThat(steps).noneMatch(step -> step.id().endsWith("compare"));
    assertThat(plan(facts(dead(true), streaming, trees), stopped()).steps().stream().map(Step::id))
        .containsSubsequence("check-data", "files-1-compare", "backups", "files")
        .doesNotContain("files-2-compare");
  }

  @Test
  void what_is_left_once_the_pair_is_free_changes_nothing_that_another_run_rests_on() {
    for (Analyze choice : Analyze.values()) {
      var steps = plan(facts(dead(true), streaming, trees()), stopped(choice)).steps();
      int free = steps.stream().map(Step::id).toList().indexOf("pair-free");
      assertThat(steps.subList(free + 1, steps.size()))
          .isNotEmpty()
          .allSatisfy(step ->
              assertThat(step.id())
                  .matches(choice.word() + "|check-data|files-[0-9]+-compare|backups|files"));
      assertThat(steps.subList(0, free)).noneMatch(Step.Detached.class::isInstance);
    }
  }

  @Test
  void the_copied_files_stay_as_they_are_until_somebody_has_looked_at_them() {
    assertThat(plan(facts(dead(true), streaming, trees()), stopped()).steps())
        .filteredOn(Step.Note.class::isInstance)
        .extracting(step -> ((Step.Note) step).change())
        .contains(new Change.FreePair(List.of(REPORTS.name(), AUDIO.name())));
  }

  private static List<CopiedTree> trees() {
    return List.of(
        new CopiedTree(
            "/files/reports",
            "Reports",
            Optional.of(Instant.parse("2026-11-22T02:30:59Z")),
            Optional.of(LEFT),
            List.of(REPORTS)),
        new CopiedTree(
            "/files/audio", "Audio", Optional.empty(), Optional.empty(), List.of(AUDIO)));
  }

  static FailoverFacts facts(Death death, ServerFacts target) {
    return facts(death, target, List.of());
  }

  private static FailoverFacts facts(Death death, ServerFacts target, List<CopiedTree> trees) {
    Pair pair = Pairs.pair("10.123.7.100/24");
    return new FailoverFacts(
        pair,
        pair.servers().get(0),
        pair.servers().get(1),
        new Reading.Read(target),
        "",
        1,
        death,
        LOSS,
        7,
        List.of(),
        "",
        FurtherStandbys.none(),
        trees);
  }

  static Plan plan(FailoverFacts facts, FailoverOptions options) {
    return Failover.plan(
        facts, Platforms.of("debian-systemd"), options, FailoverGuards.check(facts, options));
  }

  private GuardResult guard(Death death, FailoverOptions options, String id) {
    return FailoverGuards.check(facts(death, streaming), options).stream()
        .filter(g -> g.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  static Death dead(boolean hostAnswers) {
    var attempts = new ArrayList<Attempt>();
    for (int i = 0; i < 3; i++) {
      for (Viewpoint v : Viewpoint.values()) {
        boolean answers = v == Viewpoint.CONSOLE_SSH && hostAnswers;
        attempts.add(
            new Attempt(
                v, Pairs.NOW.minusSeconds(5 - i), answers, Text.of("failover.heard.silent")));
      }
    }
    return new Death(attempts);
  }

  private static Death with(Death death, Viewpoint viewpoint, boolean answered) {
    var attempts = new ArrayList<>(death.attempts());
    attempts.add(new Attempt(viewpoint, Pairs.NOW, answered, Text.of("failover.heard.sql")));
    return new Death(attempts);
  }

  static FailoverOptions attested() {
    return new FailoverOptions(
        Pairs.PLAN,
        Pairs.NOW,
        Fence.ATTEST,
        "Anna W. pulled both power cords",
        List.of(),
        Analyze.ANALYZE,
        "");
  }

  static FailoverOptions stopped() {
    return stopped(Analyze.VACUUM_ANALYZE);
  }

  private static FailoverOptions stopped(Analyze choice) {
    return new FailoverOptions(
        Pairs.PLAN, Pairs.NOW, Fence.STOP, "", List.of(), choice, "SELECT 1");
  }
}
