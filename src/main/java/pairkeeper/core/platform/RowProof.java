package pairkeeper.core.platform;

/**
 * One of the counts by which it is seen that a standby holds its primary's rows.
 *
 * @param tag names the session of the server, 1 to 63 of {@code a-z 0-9 -}
 * @param first what the primary printed as its last line, for all but the first count; else ""
 * @param second what the standby printed so, for the last count; else ""
 * @param waitSeconds for the standby to have replayed what the primary had
 * @param seconds after which the count ends; tables that were not reached have no number
 */
public record RowProof(
    String tag, CountWork.Side side, String first, String second, int waitSeconds, int seconds) {
  public RowProof {
    if (!tag.matches("[a-z0-9-]{1,63}") || waitSeconds < 1 || seconds < 1) {
      throw new IllegalArgumentException("count " + tag);
    }
  }
}
