package pairkeeper.ops.inventory;

import static pairkeeper.ops.inventory.HostForm.stripped;

import java.util.UUID;
import pairkeeper.core.model.Role;

/**
 * What people say about one server of a pair; null or "" is discovered or takes the default.
 *
 * @param id of a server that is stored already, else null
 * @param on the machine that it runs on
 * @param postgresAddress how the other server reaches PostgreSQL here; else the host's address
 * @param sqlCredential role and password by which it is asked by SQL; null for peer without a
 *     password
 */
public record ServerForm(
    UUID id,
    String name,
    HostForm on,
    String osUser,
    String postgresAddress,
    Integer postgresPort,
    String dataDirectory,
    String configDirectory,
    String clusterName,
    Role role,
    Boolean preferred,
    UUID sqlCredential) {

  public ServerForm {
    name = stripped(name);
    osUser = stripped(osUser);
    postgresAddress = stripped(postgresAddress);
    postgresPort = postgresPort == null ? 0 : postgresPort;
    dataDirectory = stripped(dataDirectory);
    configDirectory = stripped(configDirectory);
    clusterName = stripped(clusterName);
  }

  /** A server on that host of which nothing else is said. */
  public static ServerForm on(HostForm host) {
    return new ServerForm(null, null, host, null, null, null, null, null, null, null, null, null);
  }
}
