package pairkeeper.ops.inventory;

import java.util.UUID;
import pairkeeper.core.model.Privilege;
import pairkeeper.core.model.Role;

/**
 * What people say about one server of a pair; null or "" is discovered or takes the default.
 *
 * @param id of a server that is stored already, else null
 * @param host host name or IP address as the console reaches it
 * @param jumpHost id of a host or of a server on it, or {@code address} or {@code address:port}
 * @param postgresAddress how the other server reaches PostgreSQL here; else the host's address
 * @param hostKey fingerprint that the person saw and agreed to; pinned where none is pinned yet
 */
public record ServerForm(
    UUID id,
    String name,
    String host,
    Integer sshPort,
    UUID sshCredential,
    String jumpHost,
    Privilege privilege,
    String osUser,
    String postgresAddress,
    Integer postgresPort,
    String dataDirectory,
    String configDirectory,
    String clusterName,
    Role role,
    Boolean preferred,
    String hostKey) {

  public ServerForm {
    name = stripped(name);
    host = stripped(host);
    sshPort = sshPort == null ? 22 : sshPort;
    jumpHost = stripped(jumpHost);
    osUser = stripped(osUser);
    postgresAddress = stripped(postgresAddress);
    postgresPort = postgresPort == null ? 0 : postgresPort;
    dataDirectory = stripped(dataDirectory);
    configDirectory = stripped(configDirectory);
    clusterName = stripped(clusterName);
    hostKey = stripped(hostKey);
  }

  private static String stripped(String text) {
    return text == null ? "" : text.strip();
  }
}
