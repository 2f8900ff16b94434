package pairkeeper.ops.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import pairkeeper.core.health.Failback;
import pairkeeper.core.model.Home;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.PairEvent;
import pairkeeper.ops.inventory.Homes;
import pairkeeper.ops.inventory.PairEvents;

/** Judges whether going back to the preferred primary is offered; asks no server. */
@ApplicationScoped
public class Failbacks {
  /** A run that changes roles leaves a handful of events behind. */
  private static final int LAST_EVENTS = 50;

  private static final Duration MARGIN = Duration.ofMinutes(5);

  private Homes homes;
  private StatusBoard board;
  private LastSeen seen;
  private PairEvents events;
  private InstantSource clock;

  protected Failbacks() {}

  @Inject
  Failbacks(Homes homes, StatusBoard board, LastSeen seen, PairEvents events, InstantSource clock) {
    this.homes = homes;
    this.board = board;
    this.seen = seen;
    this.events = events;
    this.clock = clock;
  }

  /** Empty while the preferred server is primary. */
  public Optional<Failback> of(Pair pair) {
    Home home = homes.of(pair.id());
    if (home.server().equals(pair.primary().id())) {
      return Optional.empty();
    }
    Instant changed =
        events.of(pair.id(), LAST_EVENTS).stream()
            .filter(e -> e.kind() == PairEvent.Kind.ROLE)
            .map(PairEvent::at)
            .max(Instant::compareTo)
            .orElse(null);
    return Failback.of(
        pair,
        home,
        board.of(pair).verdict().kind(),
        changed,
        seen.lag(pair.id(), Duration.ofMinutes(home.afterMinutes()).plus(MARGIN)),
        clock.instant());
  }
}
