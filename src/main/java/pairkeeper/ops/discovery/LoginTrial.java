package pairkeeper.ops.discovery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import pairkeeper.core.model.Instance;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.CommandResult;
import pairkeeper.core.plan.Executor;
import pairkeeper.core.platform.ClusterRef;
import pairkeeper.core.platform.PeerRef;
import pairkeeper.core.platform.Platform;
import pairkeeper.core.runbook.ReplicationLogin;

/** Tries a replication login from one server's host to another server; changes nothing. */
@ApplicationScoped
public class LoginTrial {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int MOST = 200;

  private Executor executor;
  private Clock clock;

  protected LoginTrial() {}

  @Inject
  LoginTrial(Executor executor, Clock clock) {
    this.executor = executor;
    this.clock = clock;
  }

  /** What counts as untried: one of the two servers did not answer. */
  public ReplicationLogin untried() {
    return new ReplicationLogin(false, "", clock.instant());
  }

  /**
   * @param server on whose host it is tried
   * @param from that server's cluster
   * @param systemIdentifier which the other server must say
   */
  public ReplicationLogin login(
      Platform platform, Instance server, ClusterRef from, PeerRef to, String systemIdentifier) {
    Command login = platform.replicationLogin(from, to, systemIdentifier);
    return switch (executor.execute(server.id(), login, LIMIT, out -> {})) {
      case CommandResult.Exited e ->
          new ReplicationLogin(e.code() == 0, shortened(e.out() + e.err()), clock.instant());
      case CommandResult.NotReached no -> untried();
      case CommandResult.Lost lost -> untried();
    };
  }

  private static String shortened(String said) {
    String line = said.strip().lines().reduce("", (first, last) -> last);
    return line.length() <= MOST ? line : line.substring(0, MOST);
  }
}
