package pairkeeper.core.platform;

import pairkeeper.core.model.HostAddress;

/**
 * The other server of the pair as a client sees it.
 *
 * @param address by which this host reaches it
 * @param port PostgreSQL's port there
 * @param role replication role
 */
public record PeerRef(String address, int port, String role) {
  public PeerRef {
    HostAddress.require("postgresAddress", address);
    if (!role.matches("[a-z_][a-z0-9_]{0,62}")) {
      throw new IllegalArgumentException("role " + role);
    }
  }
}
