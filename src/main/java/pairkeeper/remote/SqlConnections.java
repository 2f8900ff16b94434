package pairkeeper.remote;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;
import pairkeeper.core.health.Probe;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;

/**
 * The console's kept connections to PostgreSQL servers, never more than one per server. They go
 * through SSH sessions of their own, so that neither a run nor a probe ever waits for a channel of
 * the other.
 *
 * <p>Safe for use by many threads; servers never wait for each other. Close it once, at the end.
 */
public final class SqlConnections implements Probe, AutoCloseable {
  /**
   * A changed password is noticed after this; a changed address or host key at the next question.
   */
  private static final Duration TRUST = Duration.ofMinutes(1);

  private final SshSessions sessions;
  private final ConcurrentMap<UUID, SqlSlot> slots = new ConcurrentHashMap<>();
  private final BiFunction<Pair, Instance, SqlAccess> accesses;

  /**
   * @param accesses how to reach a server of a pair, as the inventory says now
   */
  public SqlConnections(BiFunction<Pair, Instance, SqlAccess> accesses) {
    this(accesses, new SshSessions().besides());
  }

  /**
   * @param sessions its own, which it closes
   */
  public SqlConnections(BiFunction<Pair, Instance, SqlAccess> accesses, SshSessions sessions) {
    this.accesses = accesses;
    this.sessions = sessions;
  }

  @Override
  public Answer ask(Pair pair, Instance server, Question question, Duration limit) {
    return slots
        .computeIfAbsent(server.id(), id -> new SqlSlot(sessions))
        .ask(server, () -> accesses.apply(pair, server), TRUST, question, limit);
  }

  /** Asks one question over a connection that is not kept, of a server that need not be stored. */
  public Answer askOnce(SqlAccess access, Question question, Duration limit) {
    Deadline deadline = Deadline.in(limit);
    try (var connection = SqlConnection.open(access, sessions, deadline)) {
      return new Row(connection.row(question, deadline));
    } catch (SQLException e) {
      return SqlFailures.of(e, access);
    }
  }

  @Override
  public void keepOnly(Set<UUID> servers) {
    slots.forEach((server, slot) -> {
      if (!servers.contains(server) && slots.remove(server, slot)) {
        Thread.ofVirtual().name("close-" + server).start(slot::close);
      }
    });
  }

  @Override
  public void close() {
    slots.values().forEach(SqlSlot::close);
    slots.clear();
    sessions.close();
  }
}
