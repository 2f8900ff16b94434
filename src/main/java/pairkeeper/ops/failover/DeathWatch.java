package pairkeeper.ops.failover;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Pair;
import pairkeeper.core.runbook.Death;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.live.Changed;

/**
 * Tries a primary again and again while somebody considers a failover, so that the evidence is
 * fresh at the moment of confirmation and nothing has to be collected inside the run.
 */
@ApplicationScoped
public class DeathWatch {
  /** How old the evidence may be when a failover is confirmed. */
  public static final Duration FRESH = Duration.ofSeconds(5);

  /** Attempts of one viewpoint that are kept. */
  private static final int KEPT = 12;

  /**
   * From the beginning of one round to the next. A round at a dead primary takes longer by itself,
   * and is followed by the next at once: who confirms must not wait for fresh evidence.
   */
  private static final Duration EVERY = Duration.ofMillis(1200);

  private static final Duration IDLE = Duration.ofMinutes(2);

  /**
   * By the pair as it stands in the inventory: what was heard of a server while it was the primary
   * says nothing of the one that is primary now.
   */
  private final Map<Candidacy, Watched> watched = new ConcurrentHashMap<>();

  private DeathRound round;
  private Function<UUID, Pair> pairs;
  private CurrentUser user;
  private Consumer<Changed> live;
  private Clock clock;

  protected DeathWatch() {}

  @Inject
  DeathWatch(DeathRound round, Pairs pairs, CurrentUser user, Event<Changed> live, Clock clock) {
    this(round, pairs::get, user, live::fireAsync, clock);
  }

  DeathWatch(
      DeathRound round,
      Function<UUID, Pair> pairs,
      CurrentUser user,
      Consumer<Changed> live,
      Clock clock) {
    this.round = round;
    this.pairs = pairs;
    this.user = user;
    this.live = live;
    this.clock = clock;
  }

  /**
   * @param target the standby whose host tries the primary too, and which is read
   */
  private record Candidacy(Pair pair, Instance target) {}

  /** One pair under watch; replaced values only, so that readers need no lock. */
  private static final class Watched {
    volatile Evidence evidence = Evidence.none();
    volatile Instant askedAt;
    Thread thread;
  }

  /** The evidence so far; starts or prolongs the watch. */
  public Evidence look(Pair pair, Instance target) {
    var candidacy = new Candidacy(pair, target);
    Watched w = watched.computeIfAbsent(candidacy, asItStands -> new Watched());
    w.askedAt = clock.instant();
    synchronized (w) {
      if (w.thread == null || !w.thread.isAlive()) {
        w.thread =
            Thread.ofVirtual()
                .name("death-watch-" + pair.name())
                .start(() -> user.asConsole(() -> watch(candidacy, w)));
      }
    }
    return w.evidence;
  }

  /**
   * Evidence on which a failover may be confirmed: every viewpoint has tried three times, or as
   * often since it heard the primary last, and the newest attempt is fresh. A standby that did not
   * answer is asked once more: somebody may just have started it. Waits for it.
   *
   * @param limit after this what there is is returned
   */
  public Evidence fresh(Pair pair, Instance target, Duration limit) {
    return fresh(pair, target, limit, Instant.MIN);
  }

  /**
   * The same, of which nothing was read before something that may have changed the servers.
   *
   * @param since when that ended
   */
  public Evidence fresh(Pair pair, Instance target, Duration limit, Instant since) {
    Instant asked = clock.instant();
    Instant until = asked.plus(limit);
    Evidence evidence = look(pair, target);
    while (!(fresh(evidence, asked) && !evidence.began().isBefore(since))
        && clock.instant().isBefore(until)) {
      pause(Duration.ofMillis(50));
      evidence = look(pair, target);
    }
    return evidence;
  }

  private boolean fresh(Evidence e, Instant asked) {
    return e.complete()
        && (e.standbyAnswers() || !e.began().isBefore(asked))
        && Duration.between(e.at(), clock.instant()).compareTo(FRESH) <= 0;
  }

  private void watch(Candidacy candidacy, Watched w) {
    while (!Thread.currentThread().isInterrupted() && wanted(candidacy, w)) {
      Instant began = clock.instant();
      Evidence now = round.of(candidacy.pair(), candidacy.target());
      var attempts = new ArrayList<>(w.evidence.death().attempts());
      attempts.addAll(now.death().attempts());
      int most = KEPT * Death.Viewpoint.values().length;
      List<Death.Attempt> kept =
          attempts.subList(Math.max(0, attempts.size() - most), attempts.size());
      w.evidence = new Evidence(new Death(kept), now.standby(), now.began(), now.at());
      live.accept(Changed.pair(candidacy.pair().id()));
      pause(EVERY.minus(Duration.between(began, clock.instant())));
    }
    watched.remove(candidacy, w);
  }

  /**
   * Once a pair's inventory has changed, as by the failover itself, nobody can ask for this
   * evidence any more: only who asks at this moment still has the old one in hand.
   */
  private boolean wanted(Candidacy candidacy, Watched w) {
    Duration unasked = Duration.between(w.askedAt, clock.instant());
    return unasked.compareTo(EVERY) <= 0 || unasked.compareTo(IDLE) < 0 && stands(candidacy.pair());
  }

  private boolean stands(Pair pair) {
    try {
      return pairs.apply(pair.id()).equals(pair);
    } catch (NotThere gone) {
      return false;
    } catch (RuntimeException e) {
      // without the console's own database nobody knows; the evidence is wanted all the more
      return true;
    }
  }

  @PreDestroy
  void stop() {
    watched
        .values()
        .forEach(w -> {
          synchronized (w) {
            if (w.thread != null) {
              w.thread.interrupt();
            }
          }
        });
  }

  private static void pause(Duration length) {
    try {
      Thread.sleep(length.isNegative() ? Duration.ZERO : length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
