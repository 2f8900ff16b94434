package pairkeeper.ops.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import pairkeeper.core.health.Judge;
import pairkeeper.core.health.Observation;
import pairkeeper.core.health.PrimarySeen;
import pairkeeper.core.health.Thresholds;
import pairkeeper.core.health.Verdict;
import pairkeeper.core.model.Pair;
import pairkeeper.ops.live.Changed;

/**
 * What is known of all pairs, in memory. Verdicts are judged again when they are asked for, so that
 * old observations turn stale by themselves.
 */
@ApplicationScoped
public class StatusBoard {
  private final Map<UUID, Seen> pairs = new ConcurrentHashMap<>();
  private final Map<UUID, PrimarySeen> primaries = new ConcurrentHashMap<>();
  private Clock clock;
  private Event<Changed> events;

  protected StatusBoard() {}

  @Inject
  StatusBoard(Clock clock, Event<Changed> events) {
    this.clock = clock;
    this.events = events;
  }

  private record Seen(Map<UUID, Observation> newest, Map<String, Instant> since) {}

  /** The status of a pair, as the caller's inventory has it, judged now. */
  public PairStatus of(Pair pair) {
    Seen seen = pairs.getOrDefault(pair.id(), new Seen(Map.of(), Map.of()));
    Verdict verdict = Judge.judge(pair, seen.newest(), Thresholds.usual(), clock.instant());
    return new PairStatus(pair, verdict, seen.newest(), seen.since());
  }

  /** The last good look at the primary of a pair. */
  public Optional<PrimarySeen> primary(UUID pair) {
    return Optional.ofNullable(primaries.get(pair));
  }

  /** Whether a server of the pair did not answer when it was last asked. */
  boolean isSilent(UUID pair) {
    Seen seen = pairs.get(pair);
    return seen != null && seen.newest().values().stream().anyMatch(o -> !o.answered());
  }

  void remember(UUID pair, PrimarySeen seen) {
    primaries.put(pair, seen);
  }

  /** Takes new observations in and tells pages. */
  PairStatus take(Pair pair, Map<UUID, Observation> newest) {
    Instant now = clock.instant();
    Verdict verdict = Judge.judge(pair, newest, Thresholds.usual(), now);
    Seen before = pairs.get(pair.id());
    var since = new TreeMap<String, Instant>();
    for (Verdict.Reason reason : verdict.reasons()) {
      Instant was = before == null ? null : before.since().get(reason.id());
      since.put(reason.id(), was == null ? now : was);
    }
    pairs.put(pair.id(), new Seen(Map.copyOf(newest), since));
    events.fireAsync(Changed.pair(pair.id()));
    if (before == null || !before.since().keySet().equals(since.keySet())) {
      events.fireAsync(Changed.fleet(pair.customer()));
    }
    return new PairStatus(pair, verdict, newest, since);
  }

  /** Forgets pairs that are watched no more. */
  void keepOnly(java.util.Set<UUID> watched) {
    pairs.keySet().retainAll(watched);
  }
}
