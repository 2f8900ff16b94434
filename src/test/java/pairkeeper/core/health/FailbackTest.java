package pairkeeper.core.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pairkeeper.core.health.Failback.State;
import pairkeeper.core.health.Verdict.Kind;
import pairkeeper.core.model.Home;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;

/** Going back to the preferred primary is offered only by a pair that has proven itself. */
class FailbackTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:20Z");
  private static final KnownBackup NO_JOB = new KnownBackup.Unwatched();
  private final Pair pair = HealthyPair.of(1, new UUID(9, 1), new UUID(9, 2)).pair();
  private final UUID standby = pair.standby().orElseThrow().id();

  @Test
  void is_offered_after_an_hour_without_a_break() {
    assertThat(state(healthy(70), null)).isEqualTo(State.READY);
    assertThat(state(healthy(30), null)).isEqualTo(State.TOO_EARLY);
  }

  @Test
  void counts_from_the_last_change_of_roles() {
    Instant changed = NOW.minus(Duration.ofMinutes(59));
    assertThat(state(healthy(70), changed)).isEqualTo(State.TOO_EARLY);
    assertThat(judged(healthy(70), changed).orElseThrow().offeredAt())
        .isEqualTo(changed.plus(Duration.ofHours(1)));
    assertThat(state(healthy(70), NOW.minus(Duration.ofMinutes(61)))).isEqualTo(State.READY);
  }

  @Test
  void counts_from_the_last_minute_that_was_not_healthy() {
    var minutes = healthy(70);
    minutes.set(30, new LagPoint(minutes.get(30).minute(), Kind.WARNING, 0L, 0.0));
    var found = judged(minutes, null).orElseThrow();
    assertThat(found.state()).isEqualTo(State.TOO_EARLY);
    assertThat(found.healthySince()).isEqualTo(minutes.get(31).minute());
  }

  @Test
  void minutes_in_which_nobody_looked_prove_nothing() {
    var minutes = healthy(70);
    minutes.subList(30, 35).clear();
    assertThat(state(minutes, null)).isEqualTo(State.TOO_EARLY);
    assertThat(state(healthy(70).subList(0, 60), null)).isEqualTo(State.NOT_HEALTHY);
    assertThat(state(List.of(), null)).isEqualTo(State.NOT_HEALTHY);
  }

  @Test
  void waits_for_a_backup_that_was_restored_where_a_job_takes_any() {
    Home home = new Home(standby, 60);
    var none =
        Failback.of(pair, home, Kind.HEALTHY, null, healthy(70), new KnownBackup.Unverified(), NOW);
    assertThat(none.orElseThrow().state()).isEqualTo(State.NO_BACKUP);
    assertThat(none.orElseThrow().text().key()).isEqualTo("health.failback.no-backup");
    var verified = new KnownBackup.Verified(NOW.minusSeconds(600), NOW.minusSeconds(300));
    var one = Failback.of(pair, home, Kind.HEALTHY, null, healthy(70), verified, NOW);
    assertThat(one.orElseThrow().state()).isEqualTo(State.READY);
    assertThat(one.orElseThrow().backup().text().args())
        .containsEntry("taken", "2026-11-20T11:50:20Z");
  }

  @Test
  void what_is_not_healthy_now_is_not_offered() {
    var found =
        Failback.of(pair, new Home(standby, 60), Kind.WARNING, null, healthy(70), NO_JOB, NOW);
    assertThat(found.orElseThrow().state()).isEqualTo(State.NOT_HEALTHY);
  }

  @Test
  void there_is_nothing_to_go_back_to_while_the_preferred_one_is_primary_or_gone() {
    for (UUID home : new UUID[] {pair.primary().id(), new UUID(7, 7), null}) {
      assertThat(
              Failback.of(pair, new Home(home, 60), Kind.HEALTHY, null, healthy(70), NO_JOB, NOW))
          .isEmpty();
    }
  }

  @Test
  void a_time_that_cannot_be_is_refused() {
    for (int minutes : new int[] {0, -1, 10_081}) {
      assertThatThrownBy(() -> new Home(standby, minutes))
          .isInstanceOfSatisfying(
              Refused.class, r -> assertThat(r.field()).isEqualTo("afterMinutes"));
    }
  }

  private State state(List<LagPoint> minutes, Instant changed) {
    return judged(minutes, changed).orElseThrow().state();
  }

  private Optional<Failback> judged(List<LagPoint> minutes, Instant changed) {
    return Failback.of(pair, new Home(standby, 60), Kind.HEALTHY, changed, minutes, NO_JOB, NOW);
  }

  /** One a minute, the newest in the minute before now. */
  private static List<LagPoint> healthy(int count) {
    var minutes = new ArrayList<LagPoint>();
    for (int back = count; back >= 1; back--) {
      Instant minute = Instant.parse("2026-11-20T12:00:00Z").minus(Duration.ofMinutes(back));
      minutes.add(new LagPoint(minute, Kind.HEALTHY, 0L, 0.0));
    }
    return minutes;
  }
}
