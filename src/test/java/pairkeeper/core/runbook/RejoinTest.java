package pairkeeper.core.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import pairkeeper.core.hook.Hook;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Role;
import pairkeeper.core.model.Servers;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.Step;
import pairkeeper.core.platform.Platforms;
import pairkeeper.core.platform.ServerFacts;
import pairkeeper.core.platform.WalEnd;
import pairkeeper.core.postgres.Lsn;
import pairkeeper.core.postgres.Timeline;
import pairkeeper.core.postgres.TimelineHistory;

/** Which way back a rejoin takes and what it promises, on facts that real servers printed. */
class RejoinTest {
  private static final String FORK = "0/3001428";
  private static final String HISTORY = "1\t" + FORK + "\tno recovery target specified\n";

  private final ServerFacts primary =
      Pairs.read(Pairs.with(SwitchoverTest.replicating(), "live.timeline", "2"));
  private final ServerFacts stopped = stopped("debian-15-streaming");

  @Test
  void plan_by_rewind_is_the_golden_one() throws IOException {
    Golden.matches(plan(facts(crashed("0/3001500"))), "rejoin-rewind");
  }

  @Test
  void plan_of_a_plain_start_is_the_golden_one() throws IOException {
    Golden.matches(plan(facts(shutDown("0/30013B0"))), "rejoin-start");
  }

  @Test
  void plan_by_a_new_copy_is_the_golden_one() throws IOException {
    Golden.matches(plan(facts(unended())), "rejoin-clone");
  }

  /** The fork is where the first record of the new timeline begins: before it, all is shared. */
  @ParameterizedTest
  @CsvSource({
    "0/3001428, REWIND, rejoin.why.beyond",
    "0/3001427, START, rejoin.why.before",
    "0/30013B0, START, rejoin.why.before",
    "0/9001500, REWIND, rejoin.why.beyond"
  })
  void is_rewound_when_its_newest_record_begins_at_the_fork_or_later(
      String last, RejoinMethod method, String why) {
    WayBack way = WayBack.of(facts(crashed(last)));
    assertThat(way.best()).isEqualTo(method);
    assertThat(way.why().key()).isEqualTo(why);
    assertThat(way.fork()).contains(Lsn.parse(FORK));
  }

  @Test
  void is_only_copied_anew_when_both_were_written_on_one_timeline() {
    var facts = onTimelineOne(end("in production", 1, "0/3001500", 1, ""));
    assertThat(WayBack.of(facts).methods()).containsExactly(RejoinMethod.CLONE);
    assertThat(WayBack.of(facts).why().key()).isEqualTo("rejoin.why.separately-written");
  }

  @Test
  void starts_on_the_primary_s_timeline_when_it_was_a_standby_at_its_end() {
    var facts = onTimelineOne(end("shut down in recovery", 1, "0/3001500", 1, ""));
    assertThat(WayBack.of(facts).best()).isEqualTo(RejoinMethod.START);
  }

  @Test
  void is_only_copied_anew_when_it_was_promoted_elsewhere_to_the_same_number() {
    var own = end("shut down", 2, "0/3001500", 2, "1\t0/3001400\tno recovery target specified\n");
    assertThat(WayBack.of(facts(own)).methods()).containsExactly(RejoinMethod.CLONE);
    assertThat(WayBack.of(facts(own)).why().key()).isEqualTo("rejoin.why.own-history");
  }

  @Test
  void is_only_copied_anew_when_it_was_promoted_since_its_last_checkpoint() {
    var own = end("in production", 1, "0/30013B0", 3, "1\t0/30013F0\tno recovery target\n");
    assertThat(WayBack.of(facts(own)).methods()).containsExactly(RejoinMethod.CLONE);
  }

  @Test
  void is_only_copied_anew_when_nothing_traced_its_changes() {
    String control =
        """
        Database cluster state:               in production
        Database system identifier:           %s
        wal_log_hints setting:                off
        Data page checksum version:           0
        """
            .formatted(stopped.systemIdentifier());
    var untraced =
        Pairs.read(Pairs.with(printedStopped("debian-15-streaming"), "control", control));
    assertThat(WayBack.of(facts(untraced, crashed("0/3001500"))).methods())
        .containsExactly(RejoinMethod.CLONE);
  }

  @Test
  void is_only_copied_anew_when_the_checkpoint_before_the_fork_is_gone() {
    WayBack way = WayBack.of(facts(crashed("0/3001500").rewoundFrom("")));
    assertThat(way.methods()).containsExactly(RejoinMethod.CLONE);
    assertThat(way.why().key()).isEqualTo("rejoin.why.beyond-wal-gone");
    assertThat(way.fork()).contains(Lsn.parse(FORK));
  }

  @Test
  void is_only_copied_anew_when_a_rewind_never_ended() {
    assertThat(WayBack.of(facts(unended())).methods()).containsExactly(RejoinMethod.CLONE);
  }

  @Test
  void is_only_copied_anew_when_the_primary_has_removed_the_wal_in_between() {
    var facts =
        new RejoinFacts(
            Pairs.facts(primary, stopped),
            shutDown("0/30013B0"),
            Optional.of(TimelineHistory.parse(new Timeline(2), HISTORY)),
            Optional.of(Lsn.parse("0/4000000")),
            login(),
            List.of(),
            List.of(),
            "");
    assertThat(WayBack.of(facts).why().key()).isEqualTo("rejoin.why.wal-gone");
  }

  @Test
  void is_only_copied_anew_when_where_it_ended_cannot_be_read() {
    var blind = end("in production", 1, "", 1, "");
    assertThat(WayBack.of(facts(blind)).why().key()).isEqualTo("rejoin.why.unreadable");
  }

  @Test
  void nothing_blocks_the_way_that_the_console_takes() {
    assertThat(blocking(facts(crashed("0/3001500")), Optional.empty())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = RejoinMethod.class,
      names = {"START", "REWIND"})
  void blocks_a_way_that_would_fork_the_data_and_plans_no_step_of_it(RejoinMethod wanted) {
    assertThat(blocking(facts(unended()), Optional.of(wanted))).containsExactly("way-back");
    assertThat(plan(facts(unended()), Optional.of(wanted)).steps()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "machine.user, support, root-rights-standby",
    "data.free, 1000, room-to-rejoin",
    "own.read, no, own-settings-standby",
    "file.auto.text, primary_conninfo = 'host=10.0.0.9', auto-conf"
  })
  void blocks_by_what_is_read_of_the_returning_server(String fact, String value, String guard) {
    var changed = Pairs.read(Pairs.with(printedStopped("debian-15-streaming"), fact, value));
    assertThat(blocking(facts(changed, crashed("0/3001500")), Optional.empty()))
        .containsExactly(guard);
  }

  @Test
  void blocks_data_of_another_system() {
    var other = stopped("debian-15-other-system");
    assertThat(blocking(facts(other, crashed("0/3001500")), Optional.empty()))
        .contains("same-system");
  }

  @Test
  void blocks_a_standby_that_runs() {
    var runs = Pairs.facts("debian-15-streaming");
    assertThat(blocking(facts(runs, shutDown("0/30013B0")), Optional.empty()))
        .containsExactly("returning-stopped");
  }

  /** Its signal file was put back: it streams, and what it wrote by itself is still there. */
  @Test
  void what_once_wrote_apart_is_only_copied_anew_though_it_streams_or_looks_like_a_standby() {
    for (ServerFacts server : List.of(Pairs.facts("debian-15-streaming"), stopped)) {
      var facts = onTimelineOne(end("shut down in recovery", 1, "0/3001500", 1, ""));
      var known =
          new PairFacts(
              facts.pair().pair(),
              facts.pair().primary(),
              facts.pair().primaryFacts(),
              Servers.apart(facts.pair().standby(), Pairs.NOW),
              server,
              7);
      var apart =
          new RejoinFacts(
              known,
              facts.end(),
              facts.history(),
              facts.oldestWal(),
              facts.login(),
              facts.unreadable(),
              List.of(),
              "");
      assertThat(WayBack.of(apart).methods()).containsExactly(RejoinMethod.CLONE);
      assertThat(WayBack.of(apart).why().key()).isEqualTo("rejoin.why.wrote-apart");
      assertThat(blocking(apart, Optional.empty())).isEmpty();
      assertThat(blocking(apart, Optional.of(RejoinMethod.START))).contains("way-back");
      assertThat(plan(apart).steps().stream().map(Step::id))
          .containsSubsequence("fence", "move-aside", "base-copy", "note-copied", "start");
    }
  }

  /** Nobody saw it write; its WAL still shows it. */
  @Test
  void what_streams_with_wal_of_its_own_is_only_copied_anew() {
    String printed = Pairs.printed("debian-15-streaming");
    var facts = onTimelineOne(end("in archive recovery", 1, "0/3001500", 1, ""));
    String primary = SwitchoverTest.replicating();
    String file = "000000010000000000000001 ";
    var known =
        Pairs.facts(
            Pairs.read(Pairs.with(primary, "live.wal", file + "aa")),
            Pairs.read(Pairs.with(printed, "live.wal", file + "bb")));
    var apart =
        new RejoinFacts(
            known,
            facts.end(),
            facts.history(),
            facts.oldestWal(),
            facts.login(),
            facts.unreadable(),
            List.of(),
            "");
    assertThat(WayBack.of(apart).methods()).containsExactly(RejoinMethod.CLONE);
    assertThat(WayBack.of(apart).why().key()).isEqualTo("rejoin.why.other-wal");
    assertThat(blocking(apart, Optional.empty())).isEmpty();
  }

  /** Neither a start nor a rewind makes other data of them. */
  @Test
  void only_a_new_copy_ends_that_it_wrote_apart() {
    for (RejoinMethod way : RejoinMethod.values()) {
      var facts =
          way == RejoinMethod.START
              ? onTimelineOne(end("shut down in recovery", 1, "0/3001500", 1, ""))
              : facts(crashed("0/3001500"));
      assertThat(plan(facts, Optional.of(way)).steps().stream().map(Step::id))
          .isNotEmpty()
          .filteredOn("note-copied"::equals)
          .hasSize(way == RejoinMethod.CLONE ? 1 : 0);
    }
  }

  /** A rejoin that was given up after its start leaves such a one. */
  @Test
  void a_fenced_server_that_runs_as_a_standby_is_started_anew() {
    Pair pair = Pairs.pair("");
    var fenced = Pairs.server(12, "vn-db2", Role.FENCED);
    var running =
        new PairFacts(pair, pair.primary(), primary, fenced, Pairs.facts("debian-15-streaming"), 7);
    var facts =
        new RejoinFacts(
            running,
            end("in archive recovery", 2, "0/3001500", 2, HISTORY),
            Optional.of(TimelineHistory.parse(new Timeline(2), HISTORY)),
            Optional.of(Lsn.parse("0/1000000")),
            login(),
            List.of(),
            List.of(),
            "");
    assertThat(WayBack.of(facts).best()).isEqualTo(RejoinMethod.START);
    assertThat(blocking(facts, Optional.empty())).isEmpty();
  }

  @Test
  void what_still_writes_is_only_copied_anew_wherever_its_wal_ends() {
    var writes = Pairs.factsWith("debian-15-streaming", "live.recovery", "false");
    var facts = facts(writes, crashed("0/3001500"));
    assertThat(WayBack.of(facts).methods()).containsExactly(RejoinMethod.CLONE);
    assertThat(blocking(facts, Optional.empty())).isEmpty();
    assertThat(Rejoin.fingerprint(facts))
        .isEqualTo(Rejoin.fingerprint(facts(writes, crashed("0/3001600"))));
  }

  @Test
  void blocks_when_the_primary_does_not_admit_it() {
    var refused = new ReplicationLogin(false, "no pg_hba.conf entry", Pairs.NOW);
    var facts = crashedWith(refused, List.of());
    assertThat(blocking(facts, Optional.empty())).containsExactly("returning-login");
  }

  @ParameterizedTest
  @CsvSource({"REWIND, readable-data", "CLONE, readable-data", "START, way-back"})
  void what_the_primary_itself_cannot_read_stands_in_the_way_of_what_reads_it(
      RejoinMethod method, String blocks) {
    var facts = crashedWith(login(), List.of("/var/lib/postgresql/15/main/old key"));
    assertThat(blocking(facts, Optional.of(method))).containsExactly(blocks);
  }

  @Test
  void tries_the_login_again_only_where_it_did_not_work_before() {
    var untried = new ReplicationLogin(false, "no password file", Pairs.NOW);
    var facts = crashedWith(untried, List.of());
    assertThat(ids(plan(facts))).containsSubsequence("passfile", "login", "rewind");
    assertThat(ids(plan(facts(crashed("0/3001500"))))).doesNotContain("login");
  }

  @Test
  void keeps_what_only_it_has_before_anything_is_taken_back() {
    assertThat(ids(plan(facts(crashed("0/3001500")))))
        .containsSubsequence(
            "fence",
            "keep-evidence",
            "recover-alone",
            "rewind",
            "start",
            "marker-read",
            "start-at-boot",
            "note-standby");
  }

  @Test
  void a_server_that_was_shut_down_has_nothing_to_recover() {
    assertThat(ids(plan(facts(shutDown("0/3001500")))))
        .contains("rewind")
        .doesNotContain("recover-alone");
  }

  @Test
  void commits_that_only_the_old_data_have_are_counted_where_they_were_moved_aside() {
    var beyond = facts(crashed("0/3001500").rewoundFrom(""));
    assertThat(ids(plan(beyond))).containsSubsequence("move-aside", "count-lost", "base-copy");
    assertThat(ids(plan(facts(unended())))).doesNotContain("count-lost");
  }

  @Test
  void nobody_waits_while_the_rows_of_both_are_counted_at_the_end() {
    var steps = plan(facts(crashed("0/3001500"))).steps();
    assertThat(steps.subList(steps.size() - 5, steps.size()))
        .extracting(Step::id)
        .containsExactly(
            "pair-free", "count-primary", "count-standby", "count-again", "compare-rows");
    assertThat(ids(plan(facts(crashed("0/3001500")))))
        .containsSubsequence("note-standby", "pair-free");
  }

  @Test
  void old_data_are_moved_aside_and_never_deleted() {
    assertThat(ids(plan(facts(unended())))).containsSubsequence("move-aside", "base-copy");
  }

  @Test
  void gets_no_less_than_its_primary_of_what_a_standby_needs() {
    var file =
        plan(facts(shutDown("0/30013B0"))).steps().stream()
            .filter(step -> step.id().equals("settings"))
            .map(step -> (Command.PutFile) ((Step.Act) step).command())
            .findFirst()
            .orElseThrow();
    assertThat(file.content()).contains("max_connections = '100'").contains("primary_conninfo");
  }

  @Test
  void the_plan_is_refused_when_the_server_ran_in_between() {
    assertThat(Rejoin.fingerprint(facts(crashed("0/3001500"))))
        .isNotEqualTo(Rejoin.fingerprint(facts(crashed("0/3001600"))));
  }

  private static List<String> blocking(RejoinFacts facts, Optional<RejoinMethod> insisted) {
    return RejoinGuards.check(facts, insisted).stream()
        .filter(GuardResult::blocks)
        .map(GuardResult::id)
        .toList();
  }

  private static List<String> ids(Plan plan) {
    return plan.steps().stream().map(Step::id).toList();
  }

  /** The plan that rewinds a server which lost its power. */
  static Plan byRewind() {
    return plan(new RejoinTest().facts(crashed("0/3001500")));
  }

  @Test
  void plan_that_lets_commits_wait_again_is_the_golden_one() throws IOException {
    Golden.matches(plan(wanting("FIRST 1 (pk_vn_db1)", primary)), "rejoin-synchronous");
  }

  @Test
  void what_people_set_meanwhile_stays_and_for_several_they_have_to_say_it() {
    var set =
        Pairs.read(
            Pairs.with(
                Pairs.with(SwitchoverTest.replicating(), "live.timeline", "2"),
                "live.setting.synchronous_standby_names",
                "x"));
    for (var facts : List.of(wanting("pk_vn_db1", set), wanting("a, b", primary))) {
      assertThat(plan(facts).steps().stream().map(Step::id))
          .doesNotContain("synchronous-again")
          .containsSubsequence("synchronous-done", "pair-free");
    }
    assertThat(warnings(wanting("a, b", primary))).contains("synchronous-again");
    assertThat(warnings(wanting("pk_vn_db1", set))).doesNotContain("synchronous-again");
    assertThat(warnings(wanting("pk_vn_db1", primary))).doesNotContain("synchronous-again");
  }

  private static List<String> warnings(RejoinFacts facts) {
    return RejoinGuards.check(facts, Optional.empty()).stream()
        .filter(g -> g.result() == GuardResult.Result.WARN)
        .map(GuardResult::id)
        .toList();
  }

  private RejoinFacts wanting(String names, ServerFacts on) {
    var facts = facts(crashed("0/3001500"));
    return new RejoinFacts(
        Pairs.facts(on, facts.pair().standbyFacts()),
        facts.end(),
        facts.history(),
        facts.oldestWal(),
        facts.login(),
        facts.unreadable(),
        List.of(),
        names);
  }

  static Plan byRewind(List<Hook> hooks) {
    var facts = new RejoinTest().facts(crashed("0/3001500"));
    return plan(
        new RejoinFacts(
            facts.pair(),
            facts.end(),
            facts.history(),
            facts.oldestWal(),
            facts.login(),
            facts.unreadable(),
            hooks,
            ""));
  }

  private static Plan plan(RejoinFacts facts) {
    return plan(facts, Optional.empty());
  }

  private static Plan plan(RejoinFacts facts, Optional<RejoinMethod> insisted) {
    var options = new RejoinOptions(Pairs.PLAN, Pairs.NOW, insisted, "", Pairs.SECRET);
    var guards = RejoinGuards.check(facts, insisted);
    return Rejoin.plan(facts, Platforms.of("debian-systemd"), options, guards);
  }

  RejoinFacts facts(WalEnd end) {
    return facts(stopped, end);
  }

  private RejoinFacts facts(ServerFacts returning, WalEnd end) {
    return new RejoinFacts(
        Pairs.facts(primary, returning),
        end,
        Optional.of(TimelineHistory.parse(new Timeline(2), HISTORY)),
        Optional.of(Lsn.parse("0/1000000")),
        login(),
        List.of(),
        List.of(),
        "");
  }

  private RejoinFacts crashedWith(ReplicationLogin login, List<String> unreadable) {
    var facts = facts(crashed("0/3001500"));
    return new RejoinFacts(
        facts.pair(),
        facts.end(),
        facts.history(),
        facts.oldestWal(),
        login,
        unreadable,
        facts.hooks(),
        facts.synchronousNames());
  }

  private RejoinFacts onTimelineOne(WalEnd end) {
    return new RejoinFacts(
        Pairs.facts(Pairs.read(SwitchoverTest.replicating()), stopped),
        end,
        Optional.of(TimelineHistory.first()),
        Optional.of(Lsn.parse("0/1000000")),
        login(),
        List.of(),
        List.of(),
        "");
  }

  private static ReplicationLogin login() {
    return new ReplicationLogin(true, "replication login works", Pairs.NOW);
  }

  private static WalEnd crashed(String last) {
    return end("in production", 1, last, 1, "");
  }

  private static WalEnd shutDown(String last) {
    return end("shut down", 1, last, 1, "");
  }

  private static WalEnd unended() {
    WalEnd end = crashed("0/3001500");
    return new WalEnd(
        end.state(), 1, end.last(), 114, 1, "", true, true, end.walBytes(), end.rewindFrom());
  }

  private static WalEnd end(String state, long timeline, String last, long newest, String history) {
    Optional<Lsn> at = last.isEmpty() ? Optional.empty() : Optional.of(Lsn.parse(last));
    var end =
        new WalEnd(
            state, timeline, at, 114, newest, history, true, false, 33_554_432, Optional.empty());
    return end.rewoundFrom("0/2000060\n");
  }

  private static ServerFacts stopped(String name) {
    return Pairs.read(printedStopped(name));
  }

  private static String printedStopped(String name) {
    return Pairs.printed(name)
        .lines()
        .filter(line -> !line.startsWith("live.") && !line.startsWith("postmaster."))
        .collect(Collectors.joining("\n"));
  }
}
