package pairkeeper.core.model;

/**
 * The role that a server is expected to have in its pair. Only a successful run changes it; what is
 * seen on the server is an observation.
 */
public enum Role {
  PRIMARY,
  STANDBY,
  /** The old primary after a failover: kept from accepting writes until it is rejoined. */
  FENCED;

  /** The API's word for it: {@code primary}, {@code standby}, {@code fenced}. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
