package pairkeeper.ops.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pairkeeper.SettableClock;
import pairkeeper.core.health.HealthyPair;
import pairkeeper.core.health.PrimarySeen;
import pairkeeper.core.health.Readiness;
import pairkeeper.core.health.Verdict.Kind;
import pairkeeper.core.postgres.Lsn;

/** What the board says of a pair as time goes on. */
class StatusBoardTest {
  private static final HealthyPair HEALTHY = HealthyPair.of(1, new UUID(9, 1), new UUID(9, 2));

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T02:12:40Z"));
  private final StatusBoard board = new StatusBoard(clock, changed -> {});

  @Test
  void a_pair_nobody_looked_at_is_not_green() {
    assertThat(kind()).isEqualTo(Kind.UNKNOWN);
  }

  @Test
  void green_turns_stale_by_itself_when_no_look_arrives() {
    look();
    clock.goOn(Duration.ofSeconds(30));
    assertThat(kind()).isEqualTo(Kind.HEALTHY);
    clock.goOn(Duration.ofSeconds(6));
    assertThat(kind()).isEqualTo(Kind.UNKNOWN);
    look();
    assertThat(kind()).isEqualTo(Kind.HEALTHY);
  }

  @Test
  void is_judged_once_for_all_who_ask_after_a_look() {
    look();
    var verdict = board.of(HEALTHY.pair()).verdict();
    clock.goOn(Duration.ofSeconds(9));
    assertThat(board.of(HEALTHY.pair()).verdict()).isSameAs(verdict);
    clock.goOn(Duration.ofMinutes(1));
    var stale = board.of(HEALTHY.pair()).verdict();
    assertThat(stale).isNotSameAs(verdict);
    assertThat(board.of(HEALTHY.pair()).verdict()).isSameAs(stale);
  }

  @Test
  void new_roles_are_judged_without_waiting_for_a_look() {
    look();
    var exchanged = HEALTHY.exchanged().pair();
    assertThat(board.of(exchanged).verdict().kind()).isEqualTo(Kind.CRITICAL);
    assertThat(board.of(exchanged).pair()).isEqualTo(exchanged);
  }

  @Test
  void since_when_it_is_so_outlives_the_looks() {
    board.take(HEALTHY.exchanged().pair(), HEALTHY.seen(clock.instant()));
    Map<String, Instant> since = board.of(HEALTHY.exchanged().pair()).since();
    clock.goOn(Duration.ofSeconds(10));
    board.take(HEALTHY.exchanged().pair(), HEALTHY.seen(clock.instant()));
    assertThat(board.of(HEALTHY.exchanged().pair()).since()).isEqualTo(since).isNotEmpty();
  }

  @Test
  void ready_turns_unknown_by_itself_when_no_look_arrives() {
    var seen = HEALTHY.seen(clock.instant());
    UUID primary = HEALTHY.pair().primary().id();
    board.remember(
        HEALTHY.pair().id(),
        new PrimarySeen(primary, "7312", 1, new Lsn(100_000), clock.instant(), null, 10.0));
    board.take(HEALTHY.pair(), seen);
    assertThat(ready()).isEqualTo(Readiness.Kind.READY);
    clock.goOn(Duration.ofSeconds(36));
    assertThat(ready()).isEqualTo(Readiness.Kind.UNKNOWN);
  }

  @Test
  void a_pair_that_a_run_holds_is_ready_for_nothing_else_until_it_is_let_go() {
    look();
    board.hold(Map.of(HEALTHY.pair().id(), 4812L));
    assertThat(ready()).isEqualTo(Readiness.Kind.NOT_READY);
    board.hold(Map.of());
    assertThat(ready()).isNotEqualTo(Readiness.Kind.NOT_READY);
  }

  private Readiness.Kind ready() {
    return board.of(HEALTHY.pair()).outlook().failover().kind();
  }

  @Test
  void a_pair_that_is_watched_no_more_is_forgotten_for_good() {
    look();
    board.keepOnly(Set.of());
    assertThat(kind()).isEqualTo(Kind.UNKNOWN);
  }

  private void look() {
    board.take(HEALTHY.pair(), HEALTHY.seen(clock.instant()));
  }

  private Kind kind() {
    return board.of(HEALTHY.pair()).verdict().kind();
  }
}
