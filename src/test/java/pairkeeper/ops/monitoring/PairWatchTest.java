package pairkeeper.ops.monitoring;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import org.junit.jupiter.api.Test;
import pairkeeper.SettableClock;
import pairkeeper.core.health.HealthyPair;
import pairkeeper.core.health.Observation;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.PairSheet;
import pairkeeper.core.model.Stamp;
import pairkeeper.core.model.Tags;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.inventory.RoleChanged;
import pairkeeper.ops.inventory.Roster;

/** When a pair is looked at beside the beat of the watching. */
class PairWatchTest {
  private static final Pair PAIR = HealthyPair.of(1, new UUID(9, 1), new UUID(8, 1)).pair();

  private final LinkedBlockingQueue<Pair> begun = new LinkedBlockingQueue<>();
  private final SynchronousQueue<Boolean> answers = new SynchronousQueue<>();
  private final StatusBoard board =
      new StatusBoard(new SettableClock(Instant.parse("2026-11-20T02:00:00Z")), changed -> {});
  private final PairWatch watch =
      new PairWatch(
          new Known(), new SlowLook(), new NoOrders(), board, null, null, new CurrentUser(), null);

  private static final class Known extends Roster {
    @Override
    public List<Entry> read() {
      var stamp = new Stamp(1, null, "", null);
      var sheet = new PairSheet(PAIR, Tags.none(), "", "", null, stamp);
      return List.of(new Entry(sheet, "Aurora", null));
    }
  }

  /** A look that lasts until the test lets it end. */
  private final class SlowLook extends PairLook {
    @Override
    Map<UUID, Observation> ask(Pair pair) {
      begun.add(pair);
      try {
        answers.take();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return Map.of();
    }

    @Override
    PairStatus remember(Pair pair, Map<UUID, Observation> heard) {
      return null;
    }
  }

  private static final class NoOrders extends StandingFences {
    @Override
    Map<UUID, Observation> keep(Pair pair, Map<UUID, Observation> newest) {
      return newest;
    }
  }

  private void aLookBegins() throws InterruptedException {
    assertThat(begun.poll(20, SECONDS)).isEqualTo(PAIR);
  }

  private void theLookEnds() throws InterruptedException {
    assertThat(answers.offer(true, 20, SECONDS)).isTrue();
  }

  @Test
  void at_once_when_its_roles_have_changed() throws InterruptedException {
    watch.rolesChanged(new RoleChanged(PAIR.id()));

    aLookBegins();
    theLookEnds();
  }

  @Test
  void once_more_when_its_roles_change_during_a_look() throws InterruptedException {
    watch.rolesChanged(new RoleChanged(PAIR.id()));
    aLookBegins();
    watch.rolesChanged(new RoleChanged(PAIR.id()));
    watch.rolesChanged(new RoleChanged(PAIR.id()));
    assertThat(begun.poll(300, MILLISECONDS)).as("never two at once").isNull();

    theLookEnds();

    aLookBegins();
    theLookEnds();
    assertThat(begun.poll(300, MILLISECONDS)).as("once for both").isNull();
  }
}
