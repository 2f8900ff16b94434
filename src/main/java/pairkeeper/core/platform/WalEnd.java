package pairkeeper.core.platform;

import java.util.Optional;
import pairkeeper.core.postgres.Lsn;

/**
 * How far the data of a stopped server go, read from its files.
 *
 * @param state what the control file says, "shut down", "in production", ...; "" without data
 * @param timeline of its latest checkpoint, 0 when unreadable
 * @param last start of the newest record in its WAL on that timeline; none when unreadable
 * @param lastBytes length of that record, 0 when unknown
 * @param newest the highest timeline of which any file lies in its WAL directory, 0 for none
 * @param newestHistory the history file of that timeline, "" when it has none
 * @param fullPageWrites whether its WAL held whole pages at its latest checkpoint
 * @param rewinding whether a rewind was begun on these data and never ended
 * @param walBytes size of its WAL directory
 * @param rewindFrom start of the newest checkpoint before the fork up to which its WAL still lies
 *     there without a hole; none when it was not asked for or is gone
 */
public record WalEnd(
    String state,
    long timeline,
    Optional<Lsn> last,
    long lastBytes,
    long newest,
    String newestHistory,
    boolean fullPageWrites,
    boolean rewinding,
    long walBytes,
    Optional<Lsn> rewindFrom) {
  private static final int ALIGNED = 8;

  /** Whether it was shut down, so that nothing has to be recovered before others read its data. */
  public boolean clean() {
    return state.equals("shut down") || state.equals("shut down in recovery");
  }

  /** Whether it was a standby when it ended. */
  public boolean wasStandby() {
    return state.equals("shut down in recovery") || state.equals("in archive recovery");
  }

  /**
   * The first position that surely is behind the start of its newest record: enough to tell on
   * which side of a fork that record lies, since a fork never lies within one.
   */
  public Optional<Lsn> behindLast() {
    return last.map(start -> new Lsn(start.value() + 1));
  }

  /** Bytes from there to the end of its newest record, 0 when it begins before. */
  public long bytesFrom(Lsn fork) {
    long length = (lastBytes + ALIGNED - 1) / ALIGNED * ALIGNED;
    return last.map(start -> Math.max(0, start.minus(fork) + length)).orElse(0L);
  }

  /**
   * The same with what {@link Platform#checkpointBefore} printed.
   *
   * @param printed a position, or "" when there is none
   */
  public WalEnd rewoundFrom(String printed) {
    Optional<Lsn> from =
        Optional.of(printed.strip()).filter(text -> !text.isEmpty()).map(Lsn::parse);
    return new WalEnd(
        state,
        timeline,
        last,
        lastBytes,
        newest,
        newestHistory,
        fullPageWrites,
        rewinding,
        walBytes,
        from);
  }

  /** Reads what {@link Platform#walEnd} printed; what is missing is "", 0 or empty. */
  public static WalEnd parse(String output) {
    var f = FactLines.parse(output);
    String last = f.text("last");
    return new WalEnd(
        f.text("state"),
        f.number("timeline", 0),
        last.isEmpty() ? Optional.empty() : Optional.of(Lsn.parse(last)),
        f.number("last-bytes", 0),
        f.number("newest", 0),
        f.text("history"),
        f.text("full-page-writes").equals("on"),
        f.text("rewinding").equals("yes"),
        f.number("wal-bytes", 0),
        Optional.empty());
  }
}
