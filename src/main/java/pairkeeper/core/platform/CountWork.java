package pairkeeper.core.platform;

import java.util.List;

/**
 * What is counted on one server.
 *
 * @param tag names the session of the server, 1 to 63 of {@code a-z 0-9 -}
 * @param target what the primary said when it was counted first, for a standby; else ""
 * @param order when a standby is to have replayed that
 * @param waitSeconds how long is waited for it
 * @param querySeconds after which the server ends one query
 * @param first what the primary said, for the count that asks it again; else ""
 * @param second what the standby said, for that too
 * @param queries one statement each
 */
public record CountWork(
    String tag,
    String database,
    Side side,
    String target,
    Order order,
    int waitSeconds,
    int querySeconds,
    String first,
    String second,
    List<String> queries) {

  /** Which of the counts it is. */
  public enum Side {
    PRIMARY,
    STANDBY,
    /** The primary once more, and only where the numbers differ. */
    AGAIN
  }

  /** When the standby is to have replayed what the primary had. */
  public enum Order {
    BEFORE,
    AFTER,
    NEVER
  }

  public CountWork {
    queries = List.copyOf(queries);
    if (!tag.matches("[a-z0-9-]{1,63}")) {
      throw new IllegalArgumentException("tag " + tag);
    }
  }
}
