package pairkeeper.ops.failover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import pairkeeper.SettableClock;
import pairkeeper.core.health.HealthyPair;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Pair;
import pairkeeper.ops.access.CurrentUser;

class DeathWatchTest {
  private static final HealthyPair PAIR = HealthyPair.of(1, new UUID(9, 1), new UUID(9, 2));

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T02:12:40Z"));
  private final AtomicInteger rounds = new AtomicInteger();
  private final CountDownLatch asked = new CountDownLatch(1);

  @Test
  void goes_on_for_two_minutes_after_somebody_asked() throws Exception {
    looked(id -> PAIR.pair());
    assertRounds(60);
  }

  @Test
  void ends_as_soon_as_the_roles_have_changed() throws Exception {
    looked(id -> PAIR.exchanged().pair());
    assertRounds(1);
  }

  @Test
  void ends_when_the_pair_is_gone() throws Exception {
    looked(id -> {
      throw new NotThere("pair", id);
    });
    assertRounds(1);
  }

  @Test
  void goes_on_while_the_consoles_own_database_is_away() throws Exception {
    looked(id -> {
      throw new IllegalStateException("no connection");
    });
    assertRounds(60);
  }

  private void looked(Function<UUID, Pair> inventory) throws InterruptedException {
    Function<UUID, Pair> heard =
        id -> {
          asked.countDown();
          return inventory.apply(id);
        };
    var watch = new DeathWatch(new Round(clock, rounds), heard, new CurrentUser(), c -> {}, clock);
    watch.look(PAIR.pair(), PAIR.pair().standby().orElseThrow());
    assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
  }

  /** No more and no less, however long one waits. */
  private void assertRounds(int wanted) throws InterruptedException {
    for (int tries = 0; rounds.get() < wanted && tries < 1000; tries++) {
      Thread.sleep(10);
    }
    Thread.sleep(100);
    assertThat(rounds).hasValue(wanted);
  }

  /** Takes two seconds by the clock and none in truth. */
  private static final class Round extends DeathRound {
    private final SettableClock clock;
    private final AtomicInteger rounds;

    Round(SettableClock clock, AtomicInteger rounds) {
      this.clock = clock;
      this.rounds = rounds;
    }

    @Override
    Evidence of(Pair pair, Instance standby) {
      clock.goOn(Duration.ofSeconds(2));
      rounds.incrementAndGet();
      return Evidence.none();
    }
  }
}
