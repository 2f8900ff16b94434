package pairkeeper.ops.monitoring;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Role;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.inventory.RoleChanged;
import pairkeeper.ops.inventory.Roster;
import pairkeeper.ops.live.Changed;
import pairkeeper.ops.operation.Opening;

/**
 * Looks at every pair every ten seconds, each pair in its own thread, none twice at once; more
 * often while a server of it must not write when it comes back.
 */
@ApplicationScoped
public class PairWatch {
  private static final System.Logger LOG = System.getLogger(PairWatch.class.getName());

  /** Time from one look at a pair to the next. */
  public static final Duration EVERY = Duration.ofSeconds(10);

  /** The same while a server is fenced: what clients write to one that is back is thrown away. */
  static final Duration RETURN_EVERY = Duration.ofSeconds(2);

  /** So many at most, since whoever is switched off keeps a look waiting for seconds. */
  private static final int MOST_RETURNS = 32;

  private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();

  /** Pairs of which a look that is under way may have seen less than is known by now. */
  private final Set<UUID> outdated = ConcurrentHashMap.newKeySet();

  private final LookLanes lanes = new LookLanes();
  private volatile Thread clockwork;
  private Roster roster;
  private PairLook look;
  private StandingFences fences;
  private StatusBoard board;
  private LastSeen lastSeen;
  private HeldPairs held;
  private CurrentUser user;
  private Event<Changed> events;

  protected PairWatch() {}

  @Inject
  PairWatch(
      Roster roster,
      PairLook look,
      StandingFences fences,
      StatusBoard board,
      LastSeen lastSeen,
      HeldPairs held,
      CurrentUser user,
      Event<Changed> events) {
    this.roster = roster;
    this.look = look;
    this.fences = fences;
    this.board = board;
    this.lastSeen = lastSeen;
    this.held = held;
    this.user = user;
    this.events = events;
  }

  void start(@Observes Opening.Opens started) {
    clockwork = Thread.ofVirtual().name("pair-watch").start(() -> user.asConsole(this::run));
  }

  @PreDestroy
  void stop() {
    clockwork.interrupt();
  }

  /**
   * Looks again at once: what was seen of the pair before does not fit its roles any more, and a
   * page would say of a server that was just promoted that nobody can write there.
   */
  void rolesChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) RoleChanged change) {
    outdated.add(change.pair());
    Thread.ofVirtual().name("roles-changed").start(() -> user.asConsole(() -> look(change.pair())));
  }

  private void look(UUID pair) {
    roster.read().stream()
        .map(entry -> entry.sheet().pair())
        .filter(it -> it.id().equals(pair))
        .forEach(this::lookNow);
  }

  /** Looks at a pair now, beside the usual beat; does nothing while it is being looked at. */
  private void lookNow(Pair pair) {
    if (underWay.add(pair.id())) {
      outdated.remove(pair.id());
      Thread.ofVirtual().name("look-" + pair.name()).start(() -> user.asConsole(() -> one(pair)));
    }
  }

  private void run() {
    lastSeen.load();
    while (!Thread.currentThread().isInterrupted()) {
      long next = System.nanoTime() + EVERY.toNanos();
      List<Pair> all = List.of();
      try {
        all = roster.read().stream().map(entry -> entry.sheet().pair()).toList();
        held.read();
        board.keepOnly(all.stream().map(Pair::id).collect(Collectors.toSet()));
        look.keepOnly(
            all.stream()
                .flatMap(pair -> pair.servers().stream())
                .map(Instance::id)
                .collect(Collectors.toSet()));
        all.forEach(this::lookNow);
        events.fireAsync(Changed.fleet());
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "the round of watching failed; it goes on with the next", e);
      }
      awaitReturns(all.stream().filter(PairWatch::hasFenced).limit(MOST_RETURNS).toList(), next);
    }
  }

  private void awaitReturns(List<Pair> fenced, long next) {
    rest(shorter(RETURN_EVERY, next));
    while (System.nanoTime() < next && !Thread.currentThread().isInterrupted()) {
      fenced.forEach(this::lookNow);
      rest(shorter(RETURN_EVERY, next));
    }
  }

  private static boolean hasFenced(Pair pair) {
    return pair.servers().stream().anyMatch(server -> server.role() == Role.FENCED);
  }

  private static Duration shorter(Duration length, long until) {
    Duration left = Duration.ofNanos(until - System.nanoTime());
    return left.compareTo(length) < 0 ? left : length;
  }

  private void one(Pair pair) {
    try {
      lanes.take(board.isSilent(pair.id()), () -> look(pair));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "looking at pair " + pair.name() + " failed", e);
    } finally {
      underWay.remove(pair.id());
      if (outdated.contains(pair.id())) {
        look(pair.id());
      }
    }
  }

  private void look(Pair pair) {
    look.remember(pair, fences.keep(pair, look.ask(pair)));
  }

  private static void rest(Duration length) {
    try {
      Thread.sleep(length.isNegative() ? Duration.ofMillis(1) : length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
