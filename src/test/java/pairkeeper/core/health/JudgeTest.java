package pairkeeper.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pairkeeper.core.health.Verdict.Kind;
import pairkeeper.core.model.Host;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Privilege;
import pairkeeper.core.model.Role;
import pairkeeper.core.model.Servers;
import pairkeeper.core.model.Text;
import pairkeeper.core.postgres.Lsn;
import pairkeeper.core.postgres.Timeline;
import pairkeeper.core.postgres.WatchRow;

/** What a pair is called, for each way in which it can be ill. */
class JudgeTest {
  private static final Instant NOW = Instant.parse("2026-11-20T02:12:40Z");
  private static final UUID P = new UUID(1, 1);
  private static final UUID S = new UUID(1, 2);
  private static final UUID NONE = new UUID(0, 0);
  private static final long MB = 1024L * 1024;

  @Test
  void a_streaming_pair_without_lag_is_healthy() {
    assertThat(judge(primary(100 * MB), standby(100 * MB, true)).kind()).isEqualTo(Kind.HEALTHY);
  }

  @Test
  void an_idle_pair_has_no_lag_in_time_however_old_its_last_transaction_is() {
    var verdict = judge(primary(100 * MB), standby(100 * MB, true));
    assertThat(verdict.lagBytes()).isZero();
    assertThat(verdict.lagSeconds()).isZero();
  }

  @Test
  void nothing_is_healthy_that_was_not_seen_or_is_old() {
    assertThat(Judge.judge(pair(), Map.of(), Thresholds.usual(), NOW).kind())
        .isEqualTo(Kind.UNKNOWN);
    var old = NOW.plusSeconds(60);
    assertThat(
            Judge.judge(pair(), seen(primary(MB), standby(MB, true)), Thresholds.usual(), old)
                .kind())
        .isEqualTo(Kind.UNKNOWN);
  }

  @Test
  void two_servers_that_accept_writes_on_one_system_are_a_split_brain() {
    assertThat(judge(primary(100 * MB), primary(90 * MB)).kind()).isEqualTo(Kind.SPLIT_BRAIN);
  }

  @Test
  void a_second_server_of_another_system_is_not_set_up_rather_than_split() {
    assertThat(judge(primary(MB), row("another", 1, new WatchRow.Writing(new Lsn(MB)))).kind())
        .isEqualTo(Kind.NO_STANDBY);
  }

  @Test
  void a_second_server_on_which_nothing_runs_is_not_set_up_while_the_primary_keeps_no_slot() {
    var seen = new HashMap<>(seen(primary(MB), standby(MB, true)));
    seen.put(S, new Observation(S, NOW, null, Text.of("remote.sql-no-socket")));
    var verdict = Judge.judge(pair(), seen, Thresholds.usual(), NOW);
    assertThat(verdict.kind()).isEqualTo(Kind.NO_STANDBY);
    assertThat(ids(verdict)).containsExactly("not-set-up");
  }

  @Test
  void a_standby_on_a_later_timeline_is_diverged() {
    var later = row("7312", 2, replaying(90 * MB, false, "not paused"));
    assertThat(judge(primary(100 * MB), later).kind()).isEqualTo(Kind.DIVERGED);
  }

  @Test
  void a_standby_ahead_of_its_primary_is_diverged() {
    assertThat(judge(primary(100 * MB), standby(120 * MB, false)).kind()).isEqualTo(Kind.DIVERGED);
  }

  @Test
  void a_standby_that_once_wrote_apart_stays_red_however_well_it_streams() {
    var pair = Servers.apart(pair(), S, NOW.minusSeconds(86_400));
    var seen = seen(primary(100 * MB), standby(100 * MB, true));
    var verdict = Judge.judge(pair, seen, Thresholds.usual(), NOW);
    assertThat(verdict.kind()).isEqualTo(Kind.DIVERGED);
    assertThat(ids(verdict)).containsExactly("wrote-apart");
    var outlook =
        Outlook.of(Judgement.of(pair, seen, Thresholds.usual(), NOW), null, Thresholds.usual());
    assertThat(outlook.failover().kind()).isEqualTo(Readiness.Kind.NOT_READY);
    assertThat(outlook.switchover().kind()).isEqualTo(Readiness.Kind.NOT_READY);
    assertThat(outlook.rejoin().reasons())
        .extracting(Readiness.Reason::id)
        .doesNotContain("nothing-to-rejoin");
  }

  @Test
  void a_standby_that_does_not_stream_needs_a_person() {
    assertThat(ids(judge(primary(100 * MB), standby(100 * MB, false)))).contains("not-streaming");
  }

  @Test
  void a_paused_replay_is_not_green_though_it_streams() {
    var paused = row("7312", 1, replaying(95 * MB, true, "paused"));
    var verdict = judge(primary(100 * MB), paused);
    assertThat(verdict.kind()).isEqualTo(Kind.WARNING);
    assertThat(ids(verdict)).contains("replay-paused", "lag");
  }

  @Test
  void a_primary_that_does_not_answer_needs_a_person_and_the_reason_is_named() {
    var seen = new HashMap<>(seen(primary(MB), standby(MB, true)));
    seen.put(P, new Observation(P, NOW, null, Text.of("health.stale", "time", "x")));
    var verdict = Judge.judge(pair(), seen, Thresholds.usual(), NOW);
    assertThat(verdict.kind()).isEqualTo(Kind.CRITICAL);
    assertThat(ids(verdict)).contains("primary-silent");
  }

  @Test
  void roles_entered_the_wrong_way_round_are_said_to_be_so() {
    var verdict = judge(standby(100 * MB, true), primary(100 * MB));
    assertThat(verdict.reasons()).extracting(r -> r.text().key()).contains("health.roles-swapped");
    var nobody = judge(standby(100 * MB, true), standby(100 * MB, true));
    assertThat(nobody.reasons())
        .extracting(r -> r.text().key())
        .contains("health.primary-in-recovery");
  }

  @Test
  void a_server_that_another_console_gave_the_writes_to_needs_a_person() {
    var seen = new HashMap<>(seen(primary(MB), standby(MB, true)));
    seen.computeIfPresent(S, (id, o) -> o.sparedSince(Text.of("health.order-overtaken")));
    var verdict = Judge.judge(pair(), seen, Thresholds.usual(), NOW);
    assertThat(verdict.kind()).isEqualTo(Kind.CRITICAL);
    assertThat(ids(verdict)).containsExactly("order-overtaken");
  }

  @Test
  void a_role_that_is_refused_is_named_while_another_asks_and_turns_nothing_red() {
    var seen = new HashMap<>(seen(primary(MB), standby(MB, true)));
    seen.computeIfPresent(S, (id, o) -> o.instead(new Probe.RefusedRole("watch", "FATAL: no")));
    var verdict = Judge.judge(pair(), seen, Thresholds.usual(), NOW);
    assertThat(verdict.kind()).isEqualTo(Kind.WARNING);
    assertThat(verdict.kind().needsPerson()).isFalse();
    assertThat(ids(verdict)).containsExactly("role-refused");
    assertThat(verdict.reasons().getFirst().text().args())
        .containsEntry("server", "b")
        .containsEntry("role", "watch")
        .containsEntry("user", "postgres")
        .containsEntry("said", "FATAL: no");
    seen.computeIfPresent(S, (id, o) -> o.instead(null));
    assertThat(Judge.judge(pair(), seen, Thresholds.usual(), NOW).kind()).isEqualTo(Kind.HEALTHY);
  }

  @Test
  void a_slot_is_warned_of_before_it_is_lost() {
    var p = withSlot(primary(100 * MB), "extended", Optional.of(10 * MB));
    assertThat(ids(judge(p, standby(100 * MB, true)))).contains("slot-nearly-lost");
  }

  @Test
  void local_commit_with_standby_names_is_shown_as_waiting_for_nothing() {
    var row = primary(100 * MB);
    var local =
        new WatchRow(
            row.serverVersionNum(),
            row.systemIdentifier(),
            row.startedAt(),
            row.readAt(),
            row.timeline(),
            row.activity(),
            row.senders(),
            row.slots(),
            "*",
            "local");
    assertThat(ids(judge(local, standby(100 * MB, true)))).contains("not-synchronous");
  }

  @Test
  void trouble_in_a_log_is_amber_for_ten_minutes() {
    var trouble = List.of(new LogTrouble(NOW.minusSeconds(60), "PANIC: no space left on device"));
    var seen = new HashMap<>(seen(primary(MB), standby(MB, true)));
    seen.computeIfPresent(S, (id, o) -> o.with(trouble));
    var verdict = Judge.judge(pair(), seen, Thresholds.usual(), NOW);
    assertThat(verdict.kind()).isEqualTo(Kind.WARNING);
    assertThat(verdict.reasons().getFirst().text().args())
        .containsEntry("server", "b")
        .containsEntry("said", "PANIC: no space left on device");
    var later = NOW.plus(Thresholds.usual().log());
    assertThat(ids(Judge.judge(pair(), seen, Thresholds.usual(), later)))
        .doesNotContain("log-errors");
  }

  @Test
  void what_a_promoted_server_said_as_a_standby_is_over() {
    var silent =
        List.of(
            new LogTrouble(
                NOW.minusSeconds(60), "FATAL:  could not connect to the primary server: …"));
    var seen = new HashMap<>(seen(primary(MB), standby(MB, true)));
    seen.computeIfPresent(P, (id, o) -> o.with(silent));
    assertThat(Judge.judge(pair(), seen, Thresholds.usual(), NOW).kind()).isEqualTo(Kind.HEALTHY);
    seen.computeIfPresent(S, (id, o) -> o.with(silent));
    assertThat(ids(Judge.judge(pair(), seen, Thresholds.usual(), NOW))).contains("log-errors");
    var other = List.of(new LogTrouble(NOW.minusSeconds(60), "PANIC:  no space left on device"));
    seen.computeIfPresent(P, (id, o) -> o.with(other));
    seen.computeIfPresent(S, (id, o) -> o.with(List.of()));
    assertThat(ids(Judge.judge(pair(), seen, Thresholds.usual(), NOW))).contains("log-errors");
  }

  private static List<String> ids(Verdict verdict) {
    return verdict.reasons().stream().map(Verdict.Reason::id).toList();
  }

  private static Verdict judge(WatchRow primary, WatchRow standby) {
    return Judge.judge(pair(), seen(primary, standby), Thresholds.usual(), NOW);
  }

  private static Map<UUID, Observation> seen(WatchRow primary, WatchRow standby) {
    return Map.of(
        P, new Observation(P, NOW, primary, null), S, new Observation(S, NOW, standby, null));
  }

  private static WatchRow primary(long at) {
    return row("7312", 1, new WatchRow.Writing(new Lsn(at)));
  }

  private static WatchRow standby(long at, boolean streaming) {
    return row("7312", 1, replaying(at, streaming, "not paused"));
  }

  private static WatchRow.Replaying replaying(long at, boolean streaming, String pause) {
    return new WatchRow.Replaying(
        Optional.of(new Lsn(at)),
        Optional.of(new Lsn(at)),
        pause,
        Optional.of(NOW.minusSeconds(7200)),
        Optional.empty(),
        streaming ? Optional.of(HealthyPair.streaming()) : Optional.empty());
  }

  private static WatchRow row(String system, int timeline, WatchRow.Activity activity) {
    return new WatchRow(
        150018,
        system,
        NOW.minusSeconds(86400),
        NOW,
        Optional.of(new Timeline(timeline)),
        activity,
        List.of(),
        List.of(),
        "",
        "on");
  }

  private static WatchRow withSlot(WatchRow row, String status, Optional<Long> left) {
    var slot =
        new WatchRow.Slot(
            "pk_b", "physical", true, Optional.of(new Lsn(1)), status, left, Optional.empty());
    return new WatchRow(
        row.serverVersionNum(),
        row.systemIdentifier(),
        row.startedAt(),
        row.readAt(),
        row.timeline(),
        row.activity(),
        row.senders(),
        List.of(slot),
        "",
        "on");
  }

  private static Pair pair() {
    return new Pair(
        NONE,
        NONE,
        NONE,
        "pair",
        "debian-systemd",
        "15",
        "",
        List.of(server(P, "a", Role.PRIMARY), server(S, "b", Role.STANDBY)));
  }

  private static Instance server(UUID id, String name, Role role) {
    var host = new Host(id, NONE, "10.0.0.1", 22, NONE, null, null, Privilege.SUDO, "SHA256:x");
    return new Instance(
        id, host, name, "10.0.0.1", 5432, "/d", "/c", "main", "postgres", role, true, null);
  }
}
