package pairkeeper.core.serverlog;

/**
 * Messages of a log that differ in nothing but numbers and what stands in quotes.
 *
 * @param sqlState "" where the log does not say it
 * @param count how many there were
 * @param first when the first one was written, in the log's own words and time zone, or ""
 * @param last when the last one was written
 * @param text of all of them, without what differs; "" where it may be an application's own words,
 *     which are not shown
 */
public record LoggedKind(
    LogSeverity severity,
    LogSign sign,
    String sqlState,
    long count,
    String first,
    String last,
    String text) {

  /** Whether it is the same kind of message. */
  public boolean sameAs(LoggedKind other) {
    return severity == other.severity
        && sign == other.sign
        && sqlState.equals(other.sqlState)
        && text.equals(other.text);
  }
}
