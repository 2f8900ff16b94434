package pairkeeper.ops.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.model.Host;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Privilege;
import pairkeeper.core.model.Role;
import pairkeeper.core.plan.Secret;
import pairkeeper.core.platform.Platforms;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.remote.SqlAccess;
import pairkeeper.remote.SqlConnections;
import pairkeeper.remote.SshAccess;
import pairkeeper.remote.SshExecutor;
import pairkeeper.remote.SshLogin;
import pairkeeper.remote.SshSessions;

/** Two lab hosts with a server each, as a pair that can be looked at without a console. */
final class WatchedHosts implements AutoCloseable {
  private static final UUID NONE = new UUID(0, 0);

  final Lab lab = Lab.up(Flavour.PRIMARY, Flavour.PRIMARY);
  final Pair pair;
  private final Secret key;

  WatchedHosts() {
    try {
      key = Secret.of(Files.readString(lab.key()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    pair =
        new Pair(
            new UUID(3, 0),
            NONE,
            NONE,
            "orders",
            "debian-systemd",
            "15",
            "",
            List.of(instance(1, Role.PRIMARY), instance(2, Role.STANDBY)));
  }

  Instance server(int number) {
    return pair.servers().get(number - 1);
  }

  /** Connections as the server's own operating system user. */
  SqlConnections connections() {
    var directory = Platforms.of(pair.platform()).socketDirectory();
    return new SqlConnections(
        (p, s) -> new SqlAccess(ssh(s), new SqlAccess.Peer(s.osUser(), directory), s.port()));
  }

  /** Connections as a role with a password. */
  SqlConnections connections(String role, String password) {
    var way = new SqlAccess.Password(role, Secret.of(password));
    return new SqlConnections((p, s) -> new SqlAccess(ssh(s), way, s.port()));
  }

  SshExecutor executor(SshSessions sessions) {
    return new SshExecutor(sessions, id -> ssh(pair.server(id).orElseThrow()), id -> null);
  }

  Prober prober(SqlConnections connections, SshSessions sessions) {
    return new Prober(connections, executor(sessions), Clock.systemUTC());
  }

  private SshAccess ssh(Instance server) {
    Host host = server.host();
    return SshAccess.direct(
        host.address(),
        host.sshPort(),
        "root",
        SshLogin.Key.open(key),
        host.privilege(),
        host.pinnedKey());
  }

  private Instance instance(int number, Role role) {
    LabHost on = lab.host(number);
    var host =
        new Host(
            new UUID(1, number),
            NONE,
            on.address(),
            22,
            NONE,
            null,
            null,
            Privilege.ROOT,
            on.fingerprint());
    return new Instance(
        new UUID(2, number),
        host,
        on.name(),
        on.address(),
        5432,
        "/var/lib/postgresql/15/main",
        "/etc/postgresql/15/main",
        "main",
        "postgres",
        role,
        true,
        null);
  }

  @Override
  public void close() {
    lab.close();
  }
}
