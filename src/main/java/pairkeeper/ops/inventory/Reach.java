package pairkeeper.ops.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import pairkeeper.remote.HostKeys;
import pairkeeper.remote.SqlConnections;
import pairkeeper.remote.SshExecutor;
import pairkeeper.remote.SshSessions;

/** Makes the one executor of the console, which knows every server of the inventory by its id. */
@ApplicationScoped
public class Reach {

  /** The console's SSH sessions; closed when it stops. */
  @Produces
  @Singleton
  public SshSessions sessions() {
    return new SshSessions();
  }

  /** What asks hosts for their keys. */
  @Produces
  @Singleton
  public HostKeys keys(SshSessions sessions) {
    return new HostKeys(sessions);
  }

  void close(@Disposes SshSessions sessions) {
    sessions.close();
  }

  /** What {@code @Inject Probe} gets; closed when the console stops. */
  @Produces
  @Singleton
  public SqlConnections connections(AccessBook book, SshSessions sessions) {
    return new SqlConnections(book::sql, sessions.besides());
  }

  void close(@Disposes SqlConnections connections) {
    connections.close();
  }

  /** What {@code @Inject Executor} and {@code @Inject SshExecutor} get. */
  @Produces
  @Singleton
  public SshExecutor executor(SshSessions sessions, RecentAccess access, Secrets secrets) {
    return new SshExecutor(sessions, access::of, secrets::reveal);
  }
}
