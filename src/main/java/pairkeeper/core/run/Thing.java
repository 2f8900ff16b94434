package pairkeeper.core.run;

import java.util.UUID;

/**
 * Something on a server that one run at a time may work on.
 *
 * @param name kind, server and path, {@code tree:<server>:/srv/documents}
 */
public record Thing(String name) {
  private static final int MOST = 1200;

  public Thing {
    if (!name.matches("(tree|dataset|count|log):[0-9a-f-]{36}:.+") || name.length() > MOST) {
      throw new IllegalArgumentException("not a thing that runs can hold: " + name);
    }
  }

  /**
   * A directory with all below it.
   *
   * @param path absolute
   */
  public static Thing tree(UUID server, String path) {
    return new Thing("tree:" + server + ":" + path.replaceAll("/+", "/").replaceFirst("/$", ""));
  }

  /** A ZFS dataset with all below it. */
  public static Thing dataset(UUID server, String name) {
    return new Thing("dataset:" + server + ":" + name);
  }

  /** The counting of one job, wherever it counts. */
  public static Thing count(UUID server, UUID job) {
    return new Thing("count:" + server + ":" + job);
  }

  /** The looking of one job at a server's log. */
  public static Thing log(UUID server, UUID job) {
    return new Thing("log:" + server + ":" + job);
  }

  /** Whether both are the same, or one lies inside the other. */
  public boolean touches(Thing other) {
    return within(other) || other.within(this);
  }

  private boolean within(Thing other) {
    return name.equals(other.name) || name.startsWith(other.name + "/");
  }
}
