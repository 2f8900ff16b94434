package pairkeeper.core.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Servers;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.GuardResult.Result;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.Rescue;
import pairkeeper.core.plan.Step;
import pairkeeper.core.platform.Platforms;
import pairkeeper.core.platform.ServerFacts;

/** What the switchover promises, on facts that real servers printed. */
class SwitchoverTest {
  private final ServerFacts primary = Pairs.read(replicating());
  private final ServerFacts standby = Pairs.facts("debian-15-streaming");

  @Test
  void plan_with_a_service_address_is_the_golden_one() throws IOException {
    Golden.matches(plan(facts("10.123.7.100/24", primary, standby)), "switchover-address");
  }

  @Test
  void plan_for_a_synchronous_pair_is_the_golden_one() throws IOException {
    var named =
        Pairs.factsWith(
            "debian-15-streaming", "live.setting.synchronous_standby_names", "pk_vn_db1");
    var waits = "live.setting.synchronous_standby_names";
    var waiting = Pairs.read(Pairs.with(replicating(), waits, "FIRST 1 (pk_vn_db2)"));
    Golden.matches(plan(facts("", waiting, named)), "switchover-synchronous");
  }

  @Test
  void locks_no_tables_while_users_wait_for_its_end() {
    assertThatThrownBy(() -> new SwitchoverOptions(Pairs.PLAN, Pairs.NOW, Analyze.VACUUM_FULL, ""))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.field()).isEqualTo("analyze"));
  }

  @Test
  void takes_a_test_query_of_any_lines_but_none_that_a_plan_or_a_shell_reads_otherwise() {
    String lines = "SELECT 'O''Brien', '$(x)'\n  FROM exames\t-- Ż";
    assertThat(query(lines).testQuery()).isEqualTo(lines);
    String secret = "{{secret:01900000-0000-7000-8000-000000000001}}";
    for (String no : List.of("SELECT '\0'", "half \uD83D", "x".repeat(4001), secret)) {
      assertThatThrownBy(() -> query(no))
          .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.field()).isEqualTo("testQuery"));
    }
  }

  private static SwitchoverOptions query(String query) {
    return new SwitchoverOptions(Pairs.PLAN, Pairs.NOW, Analyze.NONE, query);
  }

  @Test
  void nothing_blocks_when_the_standby_streams_and_the_login_works_in_reverse() {
    assertThat(SwitchoverGuards.check(facts("", primary, standby))).noneMatch(GuardResult::blocks);
  }

  @Test
  void blocks_when_the_primary_cannot_log_in_at_the_standby() {
    var pair = facts("", primary, standby).pair();
    var refused = new ReplicationLogin(false, "no pg_hba.conf entry", Pairs.NOW);
    assertThat(blocking(new SwitchoverFacts(pair, refused, List.of(), FurtherStandbys.none())))
        .containsExactly("reverse-login");
  }

  @Test
  void blocks_a_standby_that_once_wrote_apart_though_it_streams() {
    var two = facts("", primary, standby);
    var known =
        new PairFacts(
            two.pair().pair(),
            two.pair().primary(),
            primary,
            Servers.apart(two.pair().standby(), Pairs.NOW),
            standby,
            7);
    assertThat(blocking(new SwitchoverFacts(known, two.reverse(), two.hooks(), two.further())))
        .containsExactly("always-followed");
  }

  /** Nobody saw it write; its WAL still shows it. */
  @Test
  void blocks_a_standby_whose_wal_is_not_its_primary_s() {
    String first = "000000010000000000000001 aa\n";
    String second = "000000010000000000000002 ";
    var facts = holding("live.wal", first + second + "bb", first + second + "cc");
    assertThat(blocking(facts)).containsExactly("same-wal");
    assertThat(evidence(facts, "same-wal")).contains("000000010000000000000002");
    assertThat(facts.pair().writtenApart()).contains(1L);

    var same = holding("live.wal", first + second + "bb", second + "bb");
    assertThat(blocking(same)).isEmpty();
    assertThat(evidence(same, "same-wal")).contains("guards.same-wal.yes", "n=1");
    assertThat(same.pair().writtenApart()).isEmpty();

    var nothing = holding("live.wal", first, second + "cc");
    assertThat(blocking(nothing)).isEmpty();
    assertThat(evidence(nothing, "same-wal")).contains("guards.same-wal.none");
  }

  /** What lies there of an older timeline need not be the same, and says nothing of this one. */
  @Test
  void compares_wal_of_the_present_timeline_alone() {
    var facts = holding("live.wal", "000000020000000000000001 aa", "000000020000000000000001 bb");
    assertThat(blocking(facts)).isEmpty();
  }

  @Test
  void blocks_two_that_were_promoted_apart_to_the_same_number() {
    var number = new LinkedHashMap<String, String>();
    number.put("live.timeline", "2");
    var facts = holding("live.histories", "00000002.history aa", "00000002.history bb", number);
    assertThat(blocking(facts)).containsExactly("same-timeline");
    assertThat(evidence(facts, "same-timeline")).contains("guards.same-timeline.other");
    assertThat(
            blocking(
                holding("live.histories", "00000002.history aa", "00000002.history aa", number)))
        .isEmpty();
  }

  private SwitchoverFacts holding(String fact, String onPrimary, String onStandby) {
    return holding(fact, onPrimary, onStandby, Map.of());
  }

  private SwitchoverFacts holding(
      String fact, String onPrimary, String onStandby, Map<String, String> both) {
    String p = Pairs.with(replicating(), fact, onPrimary);
    String s = Pairs.with(Pairs.printed("debian-15-streaming"), fact, onStandby);
    for (var each : both.entrySet()) {
      p = Pairs.with(p, each.getKey(), each.getValue());
      s = Pairs.with(s, each.getKey(), each.getValue());
    }
    return facts("", Pairs.read(p), Pairs.read(s));
  }

  private static String evidence(SwitchoverFacts facts, String guard) {
    return SwitchoverGuards.check(facts).stream()
        .filter(g -> g.id().equals(guard))
        .map(g -> g.evidence().toString())
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "live.recovery, false, target-is-standby",
    "live.system, 7710444227795638845, same-system",
    "live.timeline, 2, same-timeline",
    "live.receiver, '', streams-from-primary",
    "live.replay_paused, true, replay-runs",
    "live.setting.recovery_min_apply_delay, 60000, applies-at-once",
    "live.replayed, 0/1001C28, lag-small",
    "live.setting.max_connections, 200, settings-not-lower",
    "live.setting.wal_level, minimal, can-send",
    "live.setting.max_wal_senders, 1, can-send",
    "live.setting.max_replication_slots, 0, can-send",
    "machine.user, support, root-rights-standby"
  })
  void blocks_by_what_is_read_of_the_standby(String fact, String value, String guard) {
    var changed = Pairs.factsWith("debian-15-streaming", fact, value);
    assertThat(blocking(facts("", primary, changed))).containsExactly(guard);
  }

  @ParameterizedTest
  @CsvSource({
    "live.recovery, true, primary-is-primary",
    "live.prepared, 1, no-prepared",
    "live.backups, 1, no-backup",
    "live.unarchived, 9, archive-backlog",
    "live.senders, 0, streams-from-primary",
    "live.slots, pk_db2 physical false, slot-kept",
    "live.slots, '', slot-kept",
    "live.lost_slots, pk_db2, slot-kept",
    "data.backup_label, yes, no-exclusive-backup",
    "service.pids, '', service-owns",
    "file.auto.text, primary_conninfo = 'host=10.0.0.9', auto-conf",
    "own.read, no, own-settings-primary",
    "own.shut, /etc/postgresql/15/main/pg_hba.conf, own-settings-primary",
    "own.fixed, /etc/postgresql/15/main/conf.d, own-settings-primary"
  })
  void blocks_by_what_is_read_of_the_primary(String fact, String value, String guard) {
    var changed = Pairs.read(Pairs.with(replicating(), fact, value));
    assertThat(blocking(facts("", changed, standby))).containsExactly(guard);
  }

  @ParameterizedTest
  @CsvSource({
    "live.sender_host, 10.123.7.99, attached-here",
    "live.sender_host, '', attached-here",
    "live.hba_errors, '12: invalid', hba-readable",
    "live.extensions, plpgsql, same-extensions",
    "live.setting.shared_preload_libraries, '', same-libraries",
    "own.read, no, own-settings-standby",
    "own.shut, /etc/postgresql/15/main/pg_hba.conf, own-settings-standby",
    "machine.libc, glibc 2.36, same-collation",
    "machine.libc, '', same-collation",
    "live.collation, 153.112, same-collation",
    "data.free, 1000000, room-for-wal",
    "machine.millis, 1000, clocks-agree"
  })
  void warns_by_what_is_read_of_the_standby(String fact, String value, String guard) {
    var changed = punctual(Pairs.printed("debian-15-streaming"), fact, value);
    var same = punctual(replicating(), "live.senders", "1");
    assertThat(warning(facts("", same, changed))).containsExactly(guard);
  }

  @ParameterizedTest
  @CsvSource({
    "live.slots, pk_db2 physical true;cdc logical true, no-logical-slots",
    "live.pending, max_connections, no-pending-restart",
    "live.setting.wal_log_hints, off, rejoin-afterwards",
    "live.setting.synchronous_standby_names, 'a, b', synchronous-handed",
    "data.free, 1000000, room-for-wal-primary"
  })
  void warns_by_what_is_read_of_the_primary(String fact, String value, String guard) {
    var changed = punctual(replicating(), fact, value.replace(';', '\n'));
    var same = punctual(Pairs.printed("debian-15-streaming"), "live.receiver", "streaming");
    assertThat(warning(facts("", changed, same))).containsExactly(guard);
  }

  /** The fixtures were printed one after the other: as if both clocks were right. */
  private static ServerFacts punctual(String printed, String fact, String value) {
    String right = Pairs.with(printed, "machine.millis", "" + Pairs.NOW.toEpochMilli());
    return Pairs.read(Pairs.with(right, fact, value));
  }

  @Test
  void a_standby_without_a_slot_needs_none() {
    var without = Pairs.factsWith("debian-15-streaming", "live.setting.primary_slot_name", "");
    var none = Pairs.read(Pairs.with(replicating(), "live.slots", ""));
    assertThat(blocking(facts("", none, without))).isEmpty();
  }

  @Test
  void blocks_majors_that_know_no_signal_file() {
    var old = Pairs.read(Pairs.with(replicating(), "live.version_num", "110022"));
    var older = Pairs.factsWith("debian-15-streaming", "live.version_num", "110022");
    assertThat(blocking(facts("", old, older))).containsExactly("switchable-major");
  }

  @Test
  void a_standby_that_does_not_answer_blocks_and_gives_a_plan_without_steps() {
    var dead =
        Pairs.read(
            Pairs.printed("debian-15-streaming")
                .lines()
                .filter(line -> !line.startsWith("live."))
                .collect(java.util.stream.Collectors.joining("\n")));
    assertThat(blocking(facts("", primary, dead))).containsExactly("target-answers");
    assertThat(plan(facts("", primary, dead)).steps()).isEmpty();
  }

  @Test
  void warns_of_clients_that_the_standby_would_not_admit() {
    var changed = Pairs.factsWith("debian-15-streaming", "file.hba.text", "local all all peer");
    assertThat(SwitchoverGuards.check(facts("", primary, changed)))
        .anySatisfy(g -> {
          assertThat(g.id()).isEqualTo("same-hba");
          assertThat(g.result()).isEqualTo(Result.WARN);
        });
  }

  @Test
  void proves_the_stop_and_the_last_record_before_it_promotes() {
    assertThat(ids(plan(facts("10.123.7.100/24", primary, standby))))
        .containsSubsequence(
            "shut-down",
            "replayed-shut-down",
            "still-down",
            "release-address",
            "promote",
            "take-address",
            "write-test",
            "start-old",
            "follows");
  }

  @Test
  void every_step_between_the_stop_and_the_promotion_is_taken_back_when_it_fails() {
    var steps = plan(facts("", primary, standby)).steps();
    int stop = ids(steps).indexOf("shut-down");
    int promote = ids(steps).indexOf("promote");
    assertThat(steps.subList(stop, promote))
        .allSatisfy(step ->
            assertThat(
                    switch (step) {
                      case Step.Act act -> act.rescue();
                      case Step.Await await -> await.rescue();
                      case Step.Detached detached -> detached.rescue();
                      case Step.Hook hook -> hook.rescue();
                      case Step.Ask ask -> List.of();
                      case Step.EndJobs jobs -> List.of();
                      case Step.Note note -> List.of();
                    })
                .isNotEmpty());
  }

  @Test
  void after_a_failed_promotion_only_the_target_is_touched() {
    var steps = plan(facts("", primary, standby)).steps();
    Step.Act promote = (Step.Act) steps.get(ids(steps).indexOf("promote"));
    assertThat(promote.rescue()).extracting(Rescue::server).containsExactly(promote.server());
  }

  @Test
  void asks_who_backs_the_new_primary_up_once_the_pair_is_free() {
    var steps = plan(facts("", primary, standby)).steps();
    assertThat(ids(steps)).containsSubsequence("pair-free", "analyze", "backups");
    assertThat(steps.getLast())
        .isInstanceOfSatisfying(
            Step.Ask.class,
            ask -> {
              assertThat(ask.early()).as("answered beforehand").isTrue();
              assertThat(ask.refusable()).as("or not yet").isTrue();
            });
  }

  @Test
  void is_taken_back_by_a_failure_from_the_stop_until_the_promotion() {
    Plan plan = plan(facts("10.123.7.100/24", primary, standby));
    var ids = ids(plan);
    assertThat(ids.stream().filter(id -> Switchover.takesBack(plan, 1 + ids.indexOf(id))))
        .containsExactly("shut-down", "replayed-shut-down", "still-down", "release-address");
  }

  private static List<String> blocking(SwitchoverFacts facts) {
    return SwitchoverGuards.check(facts).stream()
        .filter(GuardResult::blocks)
        .map(GuardResult::id)
        .toList();
  }

  private static List<String> warning(SwitchoverFacts facts) {
    assertThat(blocking(facts)).isEmpty();
    return SwitchoverGuards.check(facts).stream()
        .filter(g -> g.result() == Result.WARN)
        .map(GuardResult::id)
        .toList();
  }

  private static List<String> ids(Plan plan) {
    return ids(plan.steps());
  }

  private static List<String> ids(List<Step> steps) {
    return steps.stream().map(Step::id).toList();
  }

  /** The primary as it is once its standby streams. */
  static String replicating() {
    String printed = Pairs.with(Pairs.printed("debian-15-primary"), "live.senders", "1");
    printed = Pairs.with(printed, "live.slots", "pk_db2 physical true");
    printed = Pairs.with(printed, "live.setting.wal_log_hints", "on");
    return Pairs.with(printed, "live.lsn", "0/3001C28");
  }

  static SwitchoverFacts facts(String address, ServerFacts primary, ServerFacts standby) {
    var pair = Pairs.pair(address);
    return new SwitchoverFacts(
        new PairFacts(pair, pair.servers().get(0), primary, pair.servers().get(1), standby, 7),
        new ReplicationLogin(true, "7710444227795638844", Pairs.NOW),
        List.of(),
        FurtherStandbys.none());
  }

  static Plan plan(SwitchoverFacts facts) {
    var options = new SwitchoverOptions(Pairs.PLAN, Pairs.NOW, Analyze.ANALYZE, "");
    return Switchover.plan(
        facts, Platforms.of("debian-systemd"), options, SwitchoverGuards.check(facts));
  }
}
