package pairkeeper.core.model;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A place that jobs copy to or restart: a second medium, or an application's host.
 *
 * @param host on which it lies
 * @param path absolute directory, or name of a ZFS dataset; "" where an application needs none
 */
public record Target(
    UUID id,
    UUID customer,
    UUID site,
    Kind kind,
    String name,
    Host host,
    String path,
    Stamp stamp) {
  private static final String DATASET = "[A-Za-z][A-Za-z0-9_.: -]*(/[A-Za-z0-9_.: -]+)*";

  /** What it is. */
  public enum Kind {
    SECOND_MEDIUM,
    APPLICATION_HOST;

    /** The API's word for it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * @throws Refused when there is no such kind
     */
    public static Kind of(String word) {
      for (Kind kind : values()) {
        if (kind.word().equals(word)) {
          return kind;
        }
      }
      throw new Refused("kind", Text.of("inventory.refused.target-kind"));
    }
  }

  public Target {
    Words.line("name", name, 120);
    Words.line("path", path, 0, 1000);
    if (path.isEmpty() && kind == Kind.SECOND_MEDIUM) {
      throw new Refused("path", Text.of("inventory.refused.target-path-missing"));
    }
    if (!path.isEmpty() && !directory(path) && !dataset(path)) {
      throw new Refused("path", Text.of("inventory.refused.target-path"));
    }
  }

  private static boolean directory(String path) {
    return path.startsWith("/") && !path.matches("/+") && !climbs(path);
  }

  private static boolean dataset(String path) {
    return path.matches(DATASET)
        && !climbs(path)
        && path.getBytes(StandardCharsets.UTF_8).length < 256;
  }

  private static boolean climbs(String path) {
    List<String> parts = List.of(path.split("/"));
    return parts.contains("..") || parts.contains(".");
  }
}
