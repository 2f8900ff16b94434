package pairkeeper.remote;

import java.util.Objects;
import pairkeeper.core.model.OsUser;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Secret;

/**
 * All that is needed to ask a PostgreSQL server by SQL through its host's SSH server.
 *
 * @param host the host, whose key is pinned: a password is only sent to who holds that key
 * @param port PostgreSQL's port there, 1 to 65535
 */
public record SqlAccess(SshAccess host, Way way, int port) {

  /** How PostgreSQL is signed in to. */
  public sealed interface Way {
    /** The role that is signed in as. */
    String role();
  }

  /**
   * By the local socket as the operating system user that owns the server, without a password.
   *
   * @param role that user, and the role of the same name
   * @param directory absolute path of the directory with the server's sockets
   */
  public record Peer(String role, String directory) implements Way {
    public Peer {
      OsUser.require("osUser", role);
      if (!directory.startsWith("/")) {
        throw new IllegalArgumentException("socket directory " + directory);
      }
    }
  }

  /** By TCP to the host's loopback address with a password. */
  public record Password(String role, Secret password) implements Way {
    public Password {
      Objects.requireNonNull(role);
      Objects.requireNonNull(password);
    }
  }

  public SqlAccess {
    Objects.requireNonNull(host);
    Objects.requireNonNull(way);
    if (port < 1 || port > 65535) {
      throw new Refused("postgresPort", Text.of("inventory.refused.port"));
    }
  }
}
