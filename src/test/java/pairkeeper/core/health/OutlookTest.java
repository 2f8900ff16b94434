package pairkeeper.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pairkeeper.core.health.Readiness.Kind;
import pairkeeper.core.model.Text;
import pairkeeper.core.postgres.Lsn;

/** What could be done with a pair now, for each way in which it could not. */
class OutlookTest {
  private static final Instant NOW = SeenPair.NOW;
  private static final Thresholds LIMITS = Thresholds.usual();
  private static final UUID P = SeenPair.P;
  private static final UUID S = SeenPair.S;
  private static final long GB = 1024L * 1024 * 1024;

  private final SeenPair pair = new SeenPair();

  @Test
  void a_healthy_pair_could_fail_over_and_switch_over_and_has_nobody_to_rejoin() {
    assertThat(pair.failover(NOW).kind()).isEqualTo(Kind.READY);
    assertThat(pair.outlook(NOW).switchover().kind()).isEqualTo(Kind.READY);
    assertThat(ids(pair.outlook(NOW).rejoin())).containsExactly("nothing-to-rejoin");
    assertThat(pair.failover(NOW).asOf()).isEqualTo(NOW);
  }

  @Test
  void what_was_not_measured_is_named_though_it_is_ready() {
    assertThat(pair.failover(NOW).unread())
        .extracting(Text::key)
        .containsExactly("health.ready.unread.apply-delay");
    assertThat(pair.outlook(NOW).switchover().unread())
        .extracting(Text::key)
        .contains("health.ready.unread.switchover");
  }

  @Test
  void never_ready_on_what_is_old() {
    var late = pair.failover(NOW.plus(LIMITS.stale()).plusMillis(1));
    assertThat(late.kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(ids(late)).containsExactly("stale");
  }

  @Test
  void old_trouble_is_told_and_decides_nothing() {
    pair.standby(r -> SeenPair.replaying(r, "paused", Optional.empty(), Optional.empty()));
    var late = pair.failover(NOW.plusSeconds(3600));
    assertThat(late.kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(ids(late)).containsExactly("stale", "not-streaming", "replay-paused");
  }

  @Test
  void unknown_before_the_first_look_and_before_the_servers_were_read() {
    pair.newest.clear();
    assertThat(ids(pair.failover(NOW))).containsExactly("not-seen");
    assertThat(pair.failover(NOW).kind()).isEqualTo(Kind.UNKNOWN);
  }

  @Test
  void a_server_that_was_never_read_is_unknown_and_not_silent() {
    pair.silent(S, Text.of("health.not-discovered", "server", "b1"));
    assertThat(pair.failover(NOW).kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(ids(pair.failover(NOW))).contains("not-discovered");
  }

  @Test
  void without_a_standby_there_is_nothing_to_fail_over_to_however_old_the_look_is() {
    for (Instant at : List.of(NOW, NOW.plusSeconds(3600))) {
      var outlook = pair.fenced().outlook(at);
      assertThat(outlook.failover().kind()).isEqualTo(Kind.NOT_READY);
      assertThat(ids(outlook.failover())).containsExactly("no-standby");
    }
  }

  @Test
  void a_paused_replay_and_an_apply_delay_stand_in_the_way() {
    pair.standby(r -> SeenPair.replaying(r, "paused", Optional.empty(), r.receiver()));
    assertThat(ids(pair.failover(NOW))).containsExactly("replay-paused");
    assertThat(pair.failover(NOW).reasons().getFirst().source()).isEqualTo("b1");
    pair.standby(
        r -> SeenPair.replaying(r, "not paused", Optional.of(Duration.ofHours(1)), r.receiver()));
    assertThat(ids(pair.failover(NOW))).containsExactly("apply-delay");
    assertThat(ids(pair.outlook(NOW).switchover())).containsExactly("apply-delay");
    pair.standby(
        r -> SeenPair.replaying(r, "not paused", Optional.of(Duration.ZERO), r.receiver()));
    assertThat(pair.failover(NOW).kind()).isEqualTo(Kind.READY);
    assertThat(pair.failover(NOW).unread()).isEmpty();
  }

  @Test
  void a_standby_that_does_not_stream_from_a_living_primary_falls_behind() {
    pair.standby(
        r -> SeenPair.replaying(r, "not paused", Optional.of(Duration.ZERO), Optional.empty()));
    assertThat(ids(pair.failover(NOW))).containsExactly("not-streaming");
  }

  @Test
  void a_standby_that_streamed_until_the_primary_fell_silent_can_take_over() {
    pair.silent(P, Text.of("health.sql-silent"));
    pair.standby(
        r -> SeenPair.replaying(r, "not paused", Optional.of(Duration.ZERO), Optional.empty()));
    assertThat(pair.failover(NOW).kind()).isEqualTo(Kind.READY);
    assertThat(ids(pair.outlook(NOW).switchover())).containsExactly("primary-silent");
  }

  @Test
  void a_standby_that_lacks_much_of_what_a_silent_primary_wrote_cannot() {
    pair.silent(P, Text.of("health.sql-silent"));
    pair.seen = SeenPair.seen(1, 2 * GB, 1_000.0);
    assertThat(ids(pair.failover(NOW))).containsExactly("lacks");
  }

  @Test
  void another_timeline_than_the_silent_primarys_stands_in_the_way() {
    pair.silent(P, Text.of("health.sql-silent"));
    pair.seen = SeenPair.seen(2, 100_000, 1_000.0);
    assertThat(ids(pair.failover(NOW))).containsExactly("other-timeline");
  }

  @Test
  void a_loss_that_nobody_could_tell_leaves_it_unknown() {
    pair.seen = SeenPair.seen(1, 100_000, null);
    assertThat(pair.failover(NOW).kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(ids(pair.failover(NOW))).containsExactly("loss-unknown");
    pair.seen = null;
    assertThat(ids(pair.failover(NOW))).containsExactly("loss-unknown");
    assertThat(pair.outlook(NOW).switchover().kind()).isEqualTo(Kind.READY);
  }

  @Test
  void what_was_seen_of_a_former_primary_says_nothing() {
    pair.seen = PrimarySeen.first(S, "7312", 1, new Lsn(100_000), NOW);
    assertThat(ids(pair.failover(NOW))).containsExactly("loss-unknown");
  }

  @Test
  void a_standby_made_writable_while_the_primary_is_silent_is_no_standby() {
    pair.silent(P, Text.of("health.sql-silent"));
    pair.standbyWrites();
    assertThat(ids(pair.failover(NOW))).containsExactly("target-writes");
    assertThat(ids(pair.outlook(NOW).rejoin())).containsExactly("primary-silent");
  }

  @Test
  void two_that_accept_writes_are_touched_by_neither() {
    pair.standbyWrites();
    assertThat(ids(pair.failover(NOW))).containsExactly("split-brain");
    assertThat(ids(pair.outlook(NOW).switchover())).containsExactly("split-brain");
    assertThat(pair.outlook(NOW).rejoin().kind()).isEqualTo(Kind.UNKNOWN);
  }

  @Test
  void a_base_copy_from_the_primary_stands_in_the_way_of_a_switchover_only() {
    pair.primarySends("backup");
    assertThat(ids(pair.outlook(NOW).switchover())).containsExactly("backup-running");
    assertThat(pair.failover(NOW).kind()).isEqualTo(Kind.READY);
  }

  @Test
  void some_lag_stands_in_the_way_of_a_switchover_and_much_of_a_failover_too() {
    pair.writes(100_000 + 17L * 1024 * 1024);
    assertThat(ids(pair.outlook(NOW).switchover())).containsExactly("lag");
    assertThat(pair.failover(NOW).kind()).isEqualTo(Kind.READY);
    pair.writes(2 * GB);
    assertThat(ids(pair.failover(NOW))).containsExactly("lag");
  }

  @Test
  void a_run_that_holds_the_pair_comes_first() {
    var held = pair.outlook(NOW).heldBy(4812);
    assertThat(ids(held.failover())).containsExactly("held");
    assertThat(held.switchover().kind()).isEqualTo(Kind.NOT_READY);
    assertThat(held.failover().reasons().getFirst().text().args()).containsEntry("number", "4812");
  }

  @Test
  void a_fenced_server_waits_to_come_back_and_the_way_is_read_only_when_asked() {
    var outlook = pair.fenced().outlook(NOW);
    assertThat(outlook.rejoin().kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(ids(outlook.rejoin())).contains("way-unread");
  }

  private static List<String> ids(Readiness readiness) {
    return readiness.reasons().stream().map(Readiness.Reason::id).toList();
  }
}
