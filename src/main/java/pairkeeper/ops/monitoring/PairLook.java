package pairkeeper.ops.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import pairkeeper.core.health.Apart;
import pairkeeper.core.health.Observation;
import pairkeeper.core.health.PrimarySeen;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.postgres.Lsn;
import pairkeeper.core.postgres.WatchRow;
import pairkeeper.core.postgres.WatchRow.Replaying;
import pairkeeper.core.postgres.WatchRow.Writing;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.inventory.WrittenApart;
import pairkeeper.store.monitoring.ObservationStore;

/** One look at all servers of one pair: asks them at once, judges, remembers. */
@ApplicationScoped
public class PairLook {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private Prober prober;
  private ServerLogs logs;
  private StatusBoard board;
  private ObservationStore store;
  private WrittenApart apart;
  private CurrentUser user;
  private Clock clock;

  protected PairLook() {}

  @Inject
  PairLook(
      Prober prober,
      ServerLogs logs,
      StatusBoard board,
      ObservationStore store,
      WrittenApart apart,
      CurrentUser user,
      Clock clock) {
    this.prober = prober;
    this.logs = logs;
    this.board = board;
    this.store = store;
    this.apart = apart;
    this.user = user;
    this.clock = clock;
  }

  /** Asks every server of the pair; none waits for another. */
  Map<UUID, Observation> ask(Pair pair) {
    var acting = user.acting();
    var asked = new HashMap<UUID, Future<Observation>>();
    var newest = new HashMap<UUID, Observation>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Instance server : pair.servers()) {
        Callable<Observation> look = () -> user.call(acting, () -> look(pair, server));
        asked.put(server.id(), threads.submit(look));
      }
      for (var each : asked.entrySet()) {
        newest.put(each.getKey(), each.getValue().get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return newest;
  }

  private Observation look(Pair pair, Instance server) {
    Observation seen = prober.look(pair, server);
    // a host that kept us waiting does not get to do it twice in one look
    boolean quick = seen.answered() || !clock.instant().isAfter(seen.at().plus(PATIENCE));
    return quick ? seen.with(logs.recent(pair, server, seen.answered())) : seen;
  }

  /** Closes what was open to servers that are looked at no more. */
  void keepOnly(Set<UUID> servers) {
    prober.keepOnly(servers);
    logs.keepOnly(servers);
  }

  /** Takes what was seen in: the board at once, the database in one short transaction. */
  @Transactional
  PairStatus remember(Pair pair, Map<UUID, Observation> heard) {
    Map<UUID, Observation> earlier = board.newest(pair.id());
    var newest = new HashMap<UUID, Observation>();
    heard.forEach((server, one) -> newest.put(server, one.after(earlier.get(server))));
    PrimarySeen before = board.primary(pair.id()).orElse(null);
    PrimarySeen now = seen(pair, newest, before);
    if (now != null) {
      board.remember(pair.id(), now);
      store.primarySeen(pair.id(), now);
    }
    PairStatus status = board.take(pair, newest);
    Instant at = status.verdict().asOf();
    if (at != null) {
      store.minute(pair.id(), at, status.verdict(), rate(before, now));
    }
    Apart.of(pair, newest, now).forEach(server -> apart(pair, newest.get(server.id())));
    return status;
  }

  private void apart(Pair pair, Observation seen) {
    long timeline = seen.row().timeline().map(t -> t.id()).orElseThrow();
    apart.saw(pair, pair.server(seen.server()).orElseThrow(), timeline, seen.at());
  }

  private static PrimarySeen seen(Pair pair, Map<UUID, Observation> newest, PrimarySeen before) {
    Observation primary = newest.get(pair.primary().id());
    PrimarySeen now = before;
    if (primary != null && primary.answered() && primary.row().activity() instanceof Writing w) {
      WatchRow row = primary.row();
      long timeline = row.timeline().map(t -> t.id()).orElse(0L);
      PrimarySeen seen =
          before == null
              ? PrimarySeen.first(
                  primary.server(), row.systemIdentifier(), timeline, w.current(), primary.at())
              : before.next(
                  primary.server(), row.systemIdentifier(), timeline, w.current(), primary.at());
      now = seen.waitingFor(row.synchronousStandbyNames());
    } else if (before != null && primary != null && before.server().equals(primary.server())) {
      now = before.failed(primary.at());
    }
    return now == null ? null : now.told(told(pair, newest, now));
  }

  /** The newest position of that primary that a standby of it was told. */
  private static Lsn told(Pair pair, Map<UUID, Observation> newest, PrimarySeen seen) {
    Lsn told = null;
    for (Observation o : newest.values()) {
      boolean mine =
          o.answered()
              && !o.server().equals(seen.server())
              && o.row().systemIdentifier().equals(seen.systemIdentifier())
              && o.row().timeline().map(t -> t.id() == seen.timeline()).orElse(false);
      if (mine && o.row().activity() instanceof Replaying r) {
        Lsn latest = r.receiver().flatMap(WatchRow.Receiver::latestEnd).orElse(null);
        told = told == null || (latest != null && latest.isAfter(told)) ? latest : told;
      }
    }
    return told;
  }

  private static Double rate(PrimarySeen before, PrimarySeen now) {
    if (before == null || now == null || !now.seenAt().isAfter(before.seenAt())) {
      return null;
    }
    double seconds = (now.seenAt().toEpochMilli() - before.seenAt().toEpochMilli()) / 1000.0;
    return Math.max(0, now.position().minus(before.position())) / seconds;
  }
}
