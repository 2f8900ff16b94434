package pairkeeper.core.platform;

import pairkeeper.core.model.Instance;
import pairkeeper.core.model.OsUser;

/**
 * What names one cluster on its host to the platform.
 *
 * @param major "15"
 * @param name Debian's cluster name
 * @param port PostgreSQL's port
 * @param owner operating system user
 * @param home that user's home directory
 * @param data absolute path of the data directory
 * @param log absolute path of its log, "" where it is looked up on the host when it is needed
 * @param system identifier of the database system whose data must lie there, or "" where none is
 *     known: whatever stops a server or changes its data looks at it first
 */
public record ClusterRef(
    String major,
    String name,
    int port,
    String owner,
    String home,
    String data,
    String log,
    String system) {

  public ClusterRef {
    OsUser.require("osUser", owner);
    if (!major.matches("[0-9]{1,2}(\\.[0-9])?") || !name.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*")) {
      throw new IllegalArgumentException("cluster " + major + " " + name);
    }
    if (!data.matches("/[^\\n\\r\\u0000]+") || data.contains("/../")) {
      throw new IllegalArgumentException("data directory " + data);
    }
    system = SystemId.unsigned(system);
  }

  public static ClusterRef of(ServerFacts facts) {
    var c = facts.cluster();
    return new ClusterRef(
        c.major(),
        c.name(),
        c.port(),
        c.owner(),
        c.home(),
        c.dataDirectory(),
        c.log(),
        facts.systemIdentifier());
  }

  /** From the inventory alone, for a host that cannot be asked any more. */
  public static ClusterRef of(Instance instance, String major) {
    return new ClusterRef(
        major,
        instance.clusterName(),
        instance.port(),
        instance.osUser(),
        "/var/lib/postgresql",
        instance.dataDirectory(),
        "",
        "");
  }

  /** The same, with what is known of its data. */
  public ClusterRef holding(String systemIdentifier) {
    return new ClusterRef(major, name, port, owner, home, data, log, systemIdentifier);
  }

  /** Whether both name the same data of the same owner. */
  public boolean samePlace(ClusterRef other) {
    return major.equals(other.major)
        && name.equals(other.name)
        && owner.equals(other.owner)
        && data.equals(other.data);
  }
}
