package pairkeeper.core.job;

import java.time.Instant;

/**
 * What a server said about a directory in which a copy of its database is to lie.
 *
 * @param kind {@code directory}, {@code absent} or {@code other}
 * @param mounted whether what must be mounted is; true where nothing must be
 * @param freeBytes there, -1 when unknown
 * @param memoryBytes what programs may still take, -1 when unknown
 */
public record SparePlace(
    String kind, boolean mounted, long freeBytes, long memoryBytes, Instant readAt) {

  /** Reads lines of a name, a blank and a value; what is not there stays unknown. */
  public static SparePlace read(String output, Instant at) {
    String kind = "absent";
    boolean mounted = false;
    long free = -1;
    long memory = -1;
    for (String line : output.lines().toList()) {
      String[] words = line.strip().split(" ");
      String value = words.length < 2 ? "" : words[1];
      switch (words[0]) {
        case "kind" -> kind = value;
        case "mounted" -> mounted = value.equals("yes");
        case "free" -> free = number(value);
        case "memory" -> memory = number(value);
        default -> {}
      }
    }
    return new SparePlace(kind, mounted, free, memory, at);
  }

  static long number(String value) {
    return value.matches("\\d{1,18}") ? Long.parseLong(value) : -1;
  }
}
