package pairkeeper.ops.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import pairkeeper.core.health.Judgement;
import pairkeeper.core.health.Observation;
import pairkeeper.core.health.Outlook;
import pairkeeper.core.health.PrimarySeen;
import pairkeeper.core.health.Thresholds;
import pairkeeper.core.health.Verdict;
import pairkeeper.core.model.Pair;
import pairkeeper.ops.live.Changed;

/**
 * What is known of all pairs, in memory. A pair is judged when it was looked at; who asks later
 * gets that judgement as long as it holds, so that a page of the whole fleet judges none, and old
 * observations still turn stale by themselves.
 */
@ApplicationScoped
public class StatusBoard {
  private static final Thresholds LIMITS = Thresholds.usual();

  private final Map<UUID, Seen> pairs = new ConcurrentHashMap<>();
  private final Map<UUID, PrimarySeen> primaries = new ConcurrentHashMap<>();
  private volatile Map<UUID, Long> held = Map.of();
  private InstantSource clock;
  private Consumer<Changed> events;

  protected StatusBoard() {}

  @Inject
  StatusBoard(Clock clock, Event<Changed> events) {
    this(clock, events::fireAsync);
  }

  StatusBoard(InstantSource clock, Consumer<Changed> events) {
    this.clock = clock;
    this.events = events;
  }

  /**
   * @param since when each reason appeared, by the reason's id
   */
  private record Seen(Judgement judgement, Outlook outlook, Map<String, Instant> since) {}

  private Seen seen(Judgement judgement, Map<String, Instant> since) {
    PrimarySeen primary = primaries.get(judgement.pair().id());
    return new Seen(judgement, Outlook.of(judgement, primary, LIMITS), since);
  }

  private PairStatus status(Seen seen) {
    Judgement j = seen.judgement();
    Long run = held.get(j.pair().id());
    Outlook outlook = run == null ? seen.outlook() : seen.outlook().heldBy(run);
    return new PairStatus(j.pair(), j.verdict(), j.newest(), seen.since(), outlook);
  }

  /** The status of a pair, as the caller's inventory has it, as judging now would give it. */
  public PairStatus of(Pair pair) {
    Instant now = clock.instant();
    Seen seen = pairs.get(pair.id());
    if (seen == null) {
      return status(seen(Judgement.of(pair, Map.of(), LIMITS, now), Map.of()));
    }
    if (seen.judgement().holds(pair, now)) {
      return status(seen);
    }
    var again = Judgement.of(pair, seen.judgement().newest(), LIMITS, now);
    var fresh = seen(again, seen.since());
    pairs.replace(pair.id(), seen, fresh); // unless it was looked at meanwhile
    return status(fresh);
  }

  /** Which pairs are held by a run, and the runs' numbers. */
  void hold(Map<UUID, Long> runs) {
    held = Map.copyOf(runs);
  }

  /** The last good look at the primary of a pair. */
  public Optional<PrimarySeen> primary(UUID pair) {
    return Optional.ofNullable(primaries.get(pair));
  }

  /** Whether a server of the pair did not answer when it was last asked. */
  boolean isSilent(UUID pair) {
    Seen seen = pairs.get(pair);
    return seen != null && seen.judgement().newest().values().stream().anyMatch(o -> !o.answered());
  }

  /** What each server of the pair said when it was asked last; empty before the first look. */
  Map<UUID, Observation> newest(UUID pair) {
    Seen seen = pairs.get(pair);
    return seen == null ? Map.of() : seen.judgement().newest();
  }

  void remember(UUID pair, PrimarySeen seen) {
    primaries.put(pair, seen);
  }

  /**
   * Takes new observations in and tells pages; what they say of the primary is remembered before.
   */
  PairStatus take(Pair pair, Map<UUID, Observation> newest) {
    Instant now = clock.instant();
    var judgement = Judgement.of(pair, newest, LIMITS, now);
    Seen before = pairs.get(pair.id());
    var since = new TreeMap<String, Instant>();
    for (Verdict.Reason reason : judgement.verdict().reasons()) {
      Instant was = before == null ? null : before.since().get(reason.id());
      since.put(reason.id(), was == null ? now : was);
    }
    Seen seen = seen(judgement, Map.copyOf(since));
    pairs.put(pair.id(), seen);
    events.accept(Changed.pair(pair.id()));
    if (before == null
        || !before.since().keySet().equals(since.keySet())
        || before.outlook().failover().kind() != seen.outlook().failover().kind()) {
      events.accept(Changed.fleet(pair.customer()));
    }
    return status(seen);
  }

  /** Forgets pairs that are watched no more. */
  void keepOnly(java.util.Set<UUID> watched) {
    pairs.keySet().retainAll(watched);
  }
}
