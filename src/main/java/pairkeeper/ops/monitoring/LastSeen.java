package pairkeeper.ops.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.health.LagPoint;
import pairkeeper.store.monitoring.ObservationStore;

/** What was seen earlier, from the database: the last good looks, and the minutes for charts. */
@ApplicationScoped
@Transactional
public class LastSeen {
  private ObservationStore store;
  private StatusBoard board;
  private InstantSource clock;

  protected LastSeen() {}

  @Inject
  LastSeen(ObservationStore store, StatusBoard board, InstantSource clock) {
    this.store = store;
    this.board = board;
    this.clock = clock;
  }

  /** Puts what an earlier process saw onto the board. */
  public void load() {
    store.primariesSeen().forEach(board::remember);
  }

  /** The minutes of the last hours, oldest first; the caller must be allowed to see the pair. */
  public List<LagPoint> lag(UUID pair, Duration back) {
    return store.lag(pair, clock.instant().minus(back));
  }
}
