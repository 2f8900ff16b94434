package pairkeeper.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pairkeeper.core.health.Readiness.Kind;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Role;
import pairkeeper.core.model.Text;
import pairkeeper.core.postgres.Lsn;
import pairkeeper.core.postgres.Timeline;
import pairkeeper.core.postgres.WatchRow;
import pairkeeper.core.postgres.WatchRow.Replaying;
import pairkeeper.core.postgres.WatchRow.Writing;

/** What could be done with a pair now, for each way in which it could not. */
class OutlookTest {
  private static final Instant NOW = Instant.parse("2026-11-20T02:12:40Z");
  private static final Thresholds LIMITS = Thresholds.usual();
  private static final HealthyPair HEALTHY = HealthyPair.of(1, new UUID(9, 1), new UUID(9, 2));
  private static final UUID P = HEALTHY.pair().primary().id();
  private static final UUID S = HEALTHY.pair().standby().orElseThrow().id();
  private static final long GB = 1024L * 1024 * 1024;

  private final Map<UUID, Observation> newest = new HashMap<>(HEALTHY.seen(NOW));
  private PrimarySeen seen = seen(1, 100_000, 1_000.0);

  @Test
  void a_healthy_pair_could_fail_over_and_switch_over_and_has_nobody_to_rejoin() {
    assertThat(failover(NOW).kind()).isEqualTo(Kind.READY);
    assertThat(outlook(NOW).switchover().kind()).isEqualTo(Kind.READY);
    assertThat(ids(outlook(NOW).rejoin())).containsExactly("nothing-to-rejoin");
    assertThat(failover(NOW).asOf()).isEqualTo(NOW);
  }

  @Test
  void what_was_not_measured_is_named_though_it_is_ready() {
    assertThat(failover(NOW).unread())
        .extracting(Text::key)
        .containsExactly("health.ready.unread.apply-delay");
    assertThat(outlook(NOW).switchover().unread())
        .extracting(Text::key)
        .contains("health.ready.unread.switchover");
  }

  @Test
  void never_ready_on_what_is_old() {
    var late = failover(NOW.plus(LIMITS.stale()).plusMillis(1));
    assertThat(late.kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(ids(late)).containsExactly("stale");
  }

  @Test
  void old_trouble_is_told_and_decides_nothing() {
    standby(r -> replaying(r, "paused", Optional.empty(), Optional.empty()));
    var late = failover(NOW.plusSeconds(3600));
    assertThat(late.kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(ids(late)).containsExactly("stale", "not-streaming", "replay-paused");
  }

  @Test
  void unknown_before_the_first_look_and_before_the_servers_were_read() {
    newest.clear();
    assertThat(ids(failover(NOW))).containsExactly("not-seen");
    assertThat(failover(NOW).kind()).isEqualTo(Kind.UNKNOWN);
  }

  @Test
  void a_server_that_was_never_read_is_unknown_and_not_silent() {
    silent(S, Text.of("health.not-discovered", "server", "b1"));
    assertThat(failover(NOW).kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(ids(failover(NOW))).contains("not-discovered");
  }

  @Test
  void without_a_standby_there_is_nothing_to_fail_over_to_however_old_the_look_is() {
    Pair alone = pair(Role.FENCED);
    for (Instant at : List.of(NOW, NOW.plusSeconds(3600))) {
      var outlook = Outlook.of(Judgement.of(alone, newest, LIMITS, at), seen, LIMITS);
      assertThat(outlook.failover().kind()).isEqualTo(Kind.NOT_READY);
      assertThat(ids(outlook.failover())).containsExactly("no-standby");
    }
  }

  @Test
  void a_paused_replay_and_an_apply_delay_stand_in_the_way() {
    standby(r -> replaying(r, "paused", Optional.empty(), r.receiver()));
    assertThat(ids(failover(NOW))).containsExactly("replay-paused");
    assertThat(failover(NOW).reasons().getFirst().source()).isEqualTo("b1");
    standby(r -> replaying(r, "not paused", Optional.of(Duration.ofHours(1)), r.receiver()));
    assertThat(ids(failover(NOW))).containsExactly("apply-delay");
    assertThat(ids(outlook(NOW).switchover())).containsExactly("apply-delay");
    standby(r -> replaying(r, "not paused", Optional.of(Duration.ZERO), r.receiver()));
    assertThat(failover(NOW).kind()).isEqualTo(Kind.READY);
    assertThat(failover(NOW).unread()).isEmpty();
  }

  @Test
  void a_standby_that_does_not_stream_from_a_living_primary_falls_behind() {
    standby(r -> replaying(r, "not paused", Optional.of(Duration.ZERO), Optional.empty()));
    assertThat(ids(failover(NOW))).containsExactly("not-streaming");
  }

  @Test
  void a_standby_that_streamed_until_the_primary_fell_silent_can_take_over() {
    silent(P, Text.of("health.sql-silent"));
    standby(r -> replaying(r, "not paused", Optional.of(Duration.ZERO), Optional.empty()));
    assertThat(failover(NOW).kind()).isEqualTo(Kind.READY);
    assertThat(ids(outlook(NOW).switchover())).containsExactly("primary-silent");
  }

  @Test
  void a_standby_that_lacks_much_of_what_a_silent_primary_wrote_cannot() {
    silent(P, Text.of("health.sql-silent"));
    seen = seen(1, 2 * GB, 1_000.0);
    assertThat(ids(failover(NOW))).containsExactly("lacks");
  }

  @Test
  void another_timeline_than_the_silent_primarys_stands_in_the_way() {
    silent(P, Text.of("health.sql-silent"));
    seen = seen(2, 100_000, 1_000.0);
    assertThat(ids(failover(NOW))).containsExactly("other-timeline");
  }

  @Test
  void a_loss_that_nobody_could_tell_leaves_it_unknown() {
    seen = seen(1, 100_000, null);
    assertThat(failover(NOW).kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(ids(failover(NOW))).containsExactly("loss-unknown");
    seen = null;
    assertThat(ids(failover(NOW))).containsExactly("loss-unknown");
    assertThat(outlook(NOW).switchover().kind()).isEqualTo(Kind.READY);
  }

  @Test
  void what_was_seen_of_a_former_primary_says_nothing() {
    seen = PrimarySeen.first(S, "7312", 1, new Lsn(100_000), NOW);
    assertThat(ids(failover(NOW))).containsExactly("loss-unknown");
  }

  @Test
  void a_standby_made_writable_while_the_primary_is_silent_is_no_standby() {
    silent(P, Text.of("health.sql-silent"));
    newest.computeIfPresent(S, (id, o) -> with(o, new Writing(new Lsn(100_000)), 1));
    assertThat(ids(failover(NOW))).containsExactly("target-writes");
    assertThat(ids(outlook(NOW).rejoin())).containsExactly("primary-silent");
  }

  @Test
  void two_that_accept_writes_are_touched_by_neither() {
    newest.computeIfPresent(S, (id, o) -> with(o, new Writing(new Lsn(100_000)), 1));
    assertThat(ids(failover(NOW))).containsExactly("split-brain");
    assertThat(ids(outlook(NOW).switchover())).containsExactly("split-brain");
    assertThat(outlook(NOW).rejoin().kind()).isEqualTo(Kind.UNKNOWN);
  }

  @Test
  void a_base_copy_from_the_primary_stands_in_the_way_of_a_switchover_only() {
    newest.computeIfPresent(P, (id, o) -> with(o, sender("backup")));
    assertThat(ids(outlook(NOW).switchover())).containsExactly("backup-running");
    assertThat(failover(NOW).kind()).isEqualTo(Kind.READY);
  }

  @Test
  void some_lag_stands_in_the_way_of_a_switchover_and_much_of_a_failover_too() {
    writes(100_000 + 17L * 1024 * 1024);
    assertThat(ids(outlook(NOW).switchover())).containsExactly("lag");
    assertThat(failover(NOW).kind()).isEqualTo(Kind.READY);
    writes(2 * GB);
    assertThat(ids(failover(NOW))).containsExactly("lag");
  }

  @Test
  void a_run_that_holds_the_pair_comes_first() {
    var held = outlook(NOW).heldBy(4812);
    assertThat(ids(held.failover())).containsExactly("held");
    assertThat(held.switchover().kind()).isEqualTo(Kind.NOT_READY);
    assertThat(held.failover().reasons().getFirst().text().args()).containsEntry("number", "4812");
  }

  @Test
  void a_fenced_server_waits_to_come_back_and_the_way_is_read_only_when_asked() {
    var outlook = Outlook.of(Judgement.of(pair(Role.FENCED), newest, LIMITS, NOW), seen, LIMITS);
    assertThat(outlook.rejoin().kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(ids(outlook.rejoin())).contains("way-unread");
  }

  private Outlook outlook(Instant now) {
    return Outlook.of(Judgement.of(HEALTHY.pair(), newest, LIMITS, now), seen, LIMITS);
  }

  private Readiness failover(Instant now) {
    return outlook(now).failover();
  }

  private static List<String> ids(Readiness readiness) {
    return readiness.reasons().stream().map(Readiness.Reason::id).toList();
  }

  private static PrimarySeen seen(long timeline, long position, Double peak) {
    return new PrimarySeen(P, "7312", timeline, new Lsn(position), NOW, null, peak);
  }

  private static Pair pair(Role second) {
    Pair p = HEALTHY.pair();
    Instance s = p.standby().orElseThrow();
    var fenced =
        new Instance(
            s.id(),
            s.host(),
            s.name(),
            s.address(),
            5432,
            "/d",
            "/c",
            "main",
            "postgres",
            second,
            true,
            null);
    return new Pair(
        p.id(),
        p.customer(),
        p.site(),
        p.name(),
        p.platform(),
        p.postgresMajor(),
        "",
        List.of(p.primary(), fenced));
  }

  private void silent(UUID server, Text why) {
    newest.put(server, new Observation(server, NOW, null, why));
  }

  private interface Change {
    Replaying of(Replaying before);
  }

  private void standby(Change change) {
    newest.computeIfPresent(S, (id, o) -> with(o, change.of((Replaying) o.row().activity()), 1));
  }

  private void writes(long position) {
    newest.computeIfPresent(P, (id, o) -> with(o, new Writing(new Lsn(position)), 1));
  }

  private static Replaying replaying(
      Replaying r, String pause, Optional<Duration> delay, Optional<WatchRow.Receiver> receiver) {
    return new Replaying(r.received(), r.replayed(), pause, r.lastTransaction(), delay, receiver);
  }

  private static WatchRow.Sender sender(String state) {
    var none = Optional.<Lsn>empty();
    return new WatchRow.Sender(
        7,
        "pg_basebackup",
        "",
        state,
        none,
        none,
        none,
        none,
        "async",
        new WatchRow.Lags(Optional.empty(), Optional.empty(), Optional.empty()),
        Optional.empty());
  }

  private static Observation with(Observation o, WatchRow.Sender sender) {
    return changed(o, o.row().activity(), 1, List.of(sender));
  }

  private static Observation with(Observation o, WatchRow.Activity activity, long timeline) {
    return changed(o, activity, timeline, o.row().senders());
  }

  private static Observation changed(
      Observation o, WatchRow.Activity activity, long timeline, List<WatchRow.Sender> senders) {
    WatchRow r = o.row();
    var row =
        new WatchRow(
            r.serverVersionNum(),
            r.systemIdentifier(),
            r.startedAt(),
            r.readAt(),
            Optional.of(new Timeline(timeline)),
            activity,
            senders,
            r.slots(),
            "",
            "on");
    return new Observation(o.server(), NOW, row, null);
  }
}
