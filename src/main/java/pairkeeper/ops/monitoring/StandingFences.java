package pairkeeper.ops.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
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
import pairkeeper.core.plan.CommandResult;
import pairkeeper.core.plan.Executor;
import pairkeeper.core.platform.ClusterRef;
import pairkeeper.core.platform.Platforms;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.inventory.PairEvents;

/**
 * Carries out the standing order of a failover: an old primary that answers and accepts writes
 * again is fenced at once. The order stands until the server has a role again.
 */
@ApplicationScoped
public class StandingFences {
  private static final System.Logger LOG = System.getLogger(StandingFences.class.getName());
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();
  private PairEvents events;
  private FenceReport report;
  private Executor executor;
  private CurrentUser user;

  protected StandingFences() {}

  @Inject
  StandingFences(PairEvents events, FenceReport report, Executor executor, CurrentUser user) {
    this.events = events;
    this.report = report;
    this.executor = executor;
    this.user = user;
  }

  /** Begins to fence what a look has found writing against an order; waits for nothing. */
  void keep(Pair pair, Map<UUID, Observation> newest) {
    for (Instance server : pair.servers()) {
      if (isBack(server, newest.get(server.id())) && underWay.add(server.id())) {
        Thread.ofVirtual()
            .name("fence-" + server.name())
            .start(() -> user.asConsole(() -> carryOut(pair, server)));
      }
    }
  }

  /** Whether a server that was fenced was seen to accept writes. */
  static boolean isBack(Instance server, Observation seen) {
    return server.role() == Role.FENCED
        && seen != null
        && seen.answered()
        && !seen.row().inRecovery();
  }

  private void carryOut(Pair pair, Instance server) {
    try {
      order(server).ifPresent(order -> fence(pair, server, order));
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

  private void fence(Pair pair, Instance server, PairEvent order) {
    var fence =
        Platforms.of(pair.platform())
            .fence(ClusterRef.of(server, pair.postgresMajor()), order.detail());
    CommandResult result = executor.execute(server.id(), fence, LIMIT, out -> {});
    if (result instanceof CommandResult.Exited done && done.code() == 0) {
      report.fenced(pair, server);
    } else {
      LOG.log(Level.WARNING, "fencing " + server.name() + " by standing order: " + result);
    }
  }
}
