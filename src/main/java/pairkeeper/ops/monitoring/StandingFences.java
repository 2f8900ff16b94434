package pairkeeper.ops.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import pairkeeper.core.health.Observation;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.PairEvent;
import pairkeeper.core.model.Role;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.CommandResult.Exited;
import pairkeeper.core.plan.Executor;
import pairkeeper.core.platform.ClusterRef;
import pairkeeper.core.platform.FencingMark;
import pairkeeper.core.platform.Platform;
import pairkeeper.core.platform.Platforms;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.inventory.FencingNumbers;
import pairkeeper.ops.inventory.PairEvents;

/**
 * Carries out the standing order of a failover: an old primary that answers and accepts writes
 * again is fenced at once. The order stands until the server has a role again.
 *
 * <p>A console that was restored from a copy may hold an order that was fulfilled since, against
 * the server to which users write. So nothing is stopped where a server of the pair holds a higher
 * fencing number than this console knows; that is said once, and not tried again with this number.
 */
@ApplicationScoped
public class StandingFences {
  private static final System.Logger LOG = System.getLogger(StandingFences.class.getName());
  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** The server that comes back accepts writes meanwhile. */
  private static final Duration MARK_LIMIT = Duration.ofSeconds(2);

  private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();
  private final Map<UUID, Text> spared = new ConcurrentHashMap<>();
  private PairEvents events;
  private FencingNumbers numbers;
  private FenceReport report;
  private Executor executor;
  private CurrentUser user;

  protected StandingFences() {}

  @Inject
  StandingFences(
      PairEvents events,
      FencingNumbers numbers,
      FenceReport report,
      Executor executor,
      CurrentUser user) {
    this.events = events;
    this.numbers = numbers;
    this.report = report;
    this.executor = executor;
    this.user = user;
  }

  /**
   * Begins to fence what a look has found writing against an order; waits for nothing.
   *
   * @return what was seen, with what earlier attempts came to
   */
  Map<UUID, Observation> keep(Pair pair, Map<UUID, Observation> newest) {
    var told = new HashMap<>(newest);
    for (Instance server : pair.servers()) {
      Observation seen = newest.get(server.id());
      if (!isBack(server, seen) || !fits(seen, system(pair, newest))) {
        spared.remove(server.id());
        continue;
      }
      Text why = spared.get(server.id());
      if (why != null) {
        told.put(server.id(), seen.sparedSince(why));
      }
      if (underWay.add(server.id())) {
        Thread.ofVirtual()
            .name("fence-" + server.name())
            .start(() -> user.asConsole(() -> carryOut(pair, server, newest)));
      }
    }
    return told;
  }

  /** Whether a server that was fenced was seen to accept writes. */
  static boolean isBack(Instance server, Observation seen) {
    return server.role() == Role.FENCED
        && seen != null
        && seen.answered()
        && !seen.row().inRecovery();
  }

  /** Another database that was put there is nobody's old primary. */
  private static boolean fits(Observation seen, String system) {
    return system.isEmpty() || seen.row().systemIdentifier().equals(system);
  }

  /** The pair's system identifier as its primary says it, or "". */
  private static String system(Pair pair, Map<UUID, Observation> newest) {
    return Optional.ofNullable(newest.get(pair.primary().id()))
        .filter(Observation::answered)
        .map(primary -> primary.row().systemIdentifier())
        .orElse("");
  }

  /** Whether its order is being carried out just now. */
  boolean isUnderWay(Instance server) {
    return underWay.contains(server.id());
  }

  private void carryOut(Pair pair, Instance server, Map<UUID, Observation> newest) {
    try {
      Optional<PairEvent> order = order(server);
      if (order.isPresent()) {
        long known = numbers.of(pair.id());
        var before = events.overtaken(server.id(), known);
        if (before.isPresent()) {
          say(server, before.get().text().args());
        } else {
          fence(pair, server, order.get(), known, newest);
        }
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "fencing " + server.name() + " failed; the next look tries again", e);
    } finally {
      underWay.remove(server.id());
    }
  }

  private Optional<PairEvent> order(Instance server) {
    return events.standingFences().stream()
        .filter(order -> server.id().equals(order.server()))
        .findFirst();
  }

  private void fence(
      Pair pair, Instance server, PairEvent order, long known, Map<UUID, Observation> newest) {
    for (Instance other : pair.servers()) {
      if (!other.id().equals(server.id()) && newest.get(other.id()).answered()) {
        FencingMark mark = mark(pair, other);
        if (mark.number() > known) {
          spare(pair, server, known, other, mark);
          return;
        }
      }
    }
    var fence =
        platform(pair)
            .fence(cluster(pair, server).holding(system(pair, newest)), order.detail(), known);
    var result = executor.execute(server.id(), fence, LIMIT, out -> {});
    if (result instanceof Exited done && done.code() == 0) {
      spared.remove(server.id());
      report.fenced(pair, server);
    } else if (result instanceof Exited refused && refused.code() == Platform.OVERTAKEN) {
      spare(pair, server, known, server, FencingMark.parse(refused.out()));
    } else {
      LOG.log(Level.WARNING, "fencing " + server.name() + " by standing order: " + result);
    }
  }

  /** Of a server that does not say which number it holds, nothing is known that speaks against. */
  private FencingMark mark(Pair pair, Instance server) {
    var question = platform(pair).fencingMark(cluster(pair, server));
    var result = executor.execute(server.id(), question, MARK_LIMIT, out -> {});
    return FencingMark.parse(result instanceof Exited done ? done.out() : "");
  }

  private void spare(Pair pair, Instance server, long known, Instance holder, FencingMark mark) {
    if (numbers.of(pair.id()) != known) {
      // a run of our own took the next number meanwhile: the next look knows it
      return;
    }
    var newer =
        Map.<String, Object>of(
            "server", server.name(),
            "holder", holder.name(),
            "there", mark.number(),
            "at", mark.takenAt(),
            "plan", mark.plan(),
            "known", known);
    say(server, newer);
    report.overtaken(pair, server, known, newer);
    LOG.log(Level.WARNING, server.name() + " was not fenced by standing order: " + newer);
  }

  private void say(Instance server, Map<String, Object> newer) {
    spared.put(server.id(), new Text("health.order-overtaken", newer));
  }

  private static Platform platform(Pair pair) {
    return Platforms.of(pair.platform());
  }

  private static ClusterRef cluster(Pair pair, Instance server) {
    return ClusterRef.of(server, pair.postgresMajor());
  }
}
