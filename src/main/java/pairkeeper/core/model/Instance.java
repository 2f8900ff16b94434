package pairkeeper.core.model;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One PostgreSQL data directory on a host; "server" in texts for people.
 *
 * @param name short name that people know it by, unique in its pair
 * @param address address by which the other server of the pair reaches PostgreSQL here
 * @param port PostgreSQL's port, 1 to 65535, or 0 while it is not discovered
 * @param dataDirectory absolute path, or "" while it is not discovered
 * @param configDirectory absolute path of the directory with postgresql.conf, or ""
 * @param clusterName Debian's cluster name (main), or ""
 * @param osUser operating system user that owns the data directory
 * @param role expected role
 * @param preferred whether this standby is the one to be promoted
 * @param sqlCredential id of the sealed role and password with which it is asked by SQL, or null
 *     when that is done as {@code osUser}, by peer and without a password
 * @param wroteApart when it was seen to accept writes beside its primary on the primary's own
 *     timeline, until it is copied anew; its data cannot be told from the primary's by any number,
 *     and are others
 */
public record Instance(
    UUID id,
    Host host,
    String name,
    String address,
    int port,
    String dataDirectory,
    String configDirectory,
    String clusterName,
    String osUser,
    Role role,
    boolean preferred,
    UUID sqlCredential,
    Optional<Instant> wroteApart) {

  public Instance {
    HostAddress.require("postgresAddress", address);
    if (port < 0 || port > 65535) {
      throw new Refused("postgresPort", Text.of("inventory.refused.port"));
    }
    OsUser.require("osUser", osUser);
  }

  /** One that was never seen to write apart from its primary. */
  public Instance(
      UUID id,
      Host host,
      String name,
      String address,
      int port,
      String dataDirectory,
      String configDirectory,
      String clusterName,
      String osUser,
      Role role,
      boolean preferred,
      UUID sqlCredential) {
    this(
        id,
        host,
        name,
        address,
        port,
        dataDirectory,
        configDirectory,
        clusterName,
        osUser,
        role,
        preferred,
        sqlCredential,
        Optional.empty());
  }
}
