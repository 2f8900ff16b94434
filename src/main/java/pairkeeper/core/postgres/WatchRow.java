package pairkeeper.core.postgres;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a server said of itself at one moment: the row of {@link WatchSql}.
 *
 * @param serverVersionNum as 150018
 * @param systemIdentifier equal on both servers of a pair
 * @param startedAt when the postmaster started, by the server's clock
 * @param readAt the server's clock at the moment of reading
 * @param timeline of the server's present role; empty when nothing tells it
 * @param synchronousStandbyNames the setting, "" when nothing is waited for
 * @param synchronousCommit the setting as the asking role has it
 */
public record WatchRow(
    int serverVersionNum,
    String systemIdentifier,
    Instant startedAt,
    Instant readAt,
    Optional<Timeline> timeline,
    Activity activity,
    List<Sender> senders,
    List<Slot> slots,
    String synchronousStandbyNames,
    String synchronousCommit) {

  public WatchRow {
    senders = List.copyOf(senders);
    slots = List.copyOf(slots);
  }

  /** What a server does with WAL: its role as it is seen, whatever role is expected. */
  public sealed interface Activity {}

  /** Out of recovery: it accepts writes. */
  public record Writing(Lsn current) implements Activity {}

  /**
   * In recovery.
   *
   * @param received the greater of received and replayed; empty before anything was replayed
   * @param pause {@code not paused}, {@code pause requested} or {@code paused}
   * @param lastTransaction commit time of the last replayed transaction; grows old on an idle pair
   * @param applyDelay wanted delay of replay; empty where the server does not show it (up to 11)
   * @param receiver empty when no receiver runs, or when the asking role may not see it
   */
  public record Replaying(
      Optional<Lsn> received,
      Optional<Lsn> replayed,
      String pause,
      Optional<Instant> lastTransaction,
      Optional<Duration> applyDelay,
      Optional<Receiver> receiver)
      implements Activity {

    public boolean paused() {
      return !pause.equals("not paused");
    }
  }

  /**
   * The connection to the server above.
   *
   * @param status {@code streaming} when it works
   * @param latestEnd newest position that the sender told of
   * @param lastMessageAt by this server's clock
   * @param senderHost as the connection names it, "" when unknown
   */
  public record Receiver(
      String status,
      Optional<Timeline> timeline,
      Optional<Lsn> written,
      Optional<Lsn> flushed,
      Optional<Lsn> latestEnd,
      Optional<Instant> latestEndAt,
      Optional<Instant> lastMessageAt,
      String slot,
      String senderHost,
      String senderPort) {}

  /**
   * A connected standby or base backup, as its sender sees it.
   *
   * @param state {@code streaming}, {@code catchup}, {@code backup}, {@code startup}, {@code
   *     stopping}; "" when the asking role may not see it
   * @param clientAddress "" for a local socket
   * @param sync {@code async}, {@code sync}, {@code quorum} or {@code potential}
   * @param lags empty up to 9.6 and after a while without writes
   */
  public record Sender(
      int pid,
      String applicationName,
      String clientAddress,
      String state,
      Optional<Lsn> sent,
      Optional<Lsn> written,
      Optional<Lsn> flushed,
      Optional<Lsn> replayed,
      String sync,
      Lags lags,
      Optional<Instant> replyAt) {}

  /** Time that recent WAL took to be written, flushed and replayed there. */
  public record Lags(
      Optional<Duration> write, Optional<Duration> flush, Optional<Duration> replay) {}

  /**
   * @param type {@code physical} or {@code logical}
   * @param restart oldest position that it keeps; empty when it keeps nothing
   * @param walStatus {@code reserved}, {@code extended}, {@code unreserved}, {@code lost}; "" up to
   *     12
   * @param safeBytes WAL that may still be written before the slot is lost; empty when not capped
   * @param inactiveSince empty up to 16 and for an active slot
   */
  public record Slot(
      String name,
      String type,
      boolean active,
      Optional<Lsn> restart,
      String walStatus,
      Optional<Long> safeBytes,
      Optional<Instant> inactiveSince) {}

  public boolean inRecovery() {
    return activity instanceof Replaying;
  }

  /**
   * Reads one row.
   *
   * @param column gives a column's text by its label; null for SQL's null
   * @throws RuntimeException when the row is not one of {@link WatchSql}
   */
  public static WatchRow parse(UnaryOperator<String> column) {
    var row = new Fields(WatchSql.COLUMNS.stream().map(column).toArray(String[]::new));
    int version = Integer.parseInt(row.text());
    boolean recovery = row.text().equals("true");
    String system = row.text();
    Instant started = row.instant().orElseThrow();
    Instant now = row.instant().orElseThrow();
    Optional<Timeline> timeline = row.timeline();
    Optional<Lsn> current = row.lsn();
    var replaying =
        new Replaying(
            row.lsn(),
            row.lsn(),
            row.text(),
            row.instant(),
            row.duration(),
            records(row.text()).map(WatchRow::receiver).findFirst());
    return new WatchRow(
        version,
        system,
        started,
        now,
        timeline,
        recovery ? replaying : new Writing(current.orElseThrow()),
        records(row.text()).map(WatchRow::sender).toList(),
        records(row.text()).map(WatchRow::slot).toList(),
        row.text(),
        row.text());
  }

  private static java.util.stream.Stream<Fields> records(String text) {
    return Arrays.stream(text.split(WatchSql.RECORD))
        .filter(r -> !r.isEmpty())
        .map(r -> new Fields(r.split(WatchSql.FIELD, -1)));
  }

  private static Receiver receiver(Fields f) {
    return new Receiver(
        f.text(),
        f.timeline(),
        f.lsn(),
        f.lsn(),
        f.lsn(),
        f.instant(),
        f.instant(),
        f.text(),
        f.text(),
        f.text());
  }

  private static Sender sender(Fields f) {
    return new Sender(
        (int) f.number().orElseThrow().longValue(),
        f.text(),
        f.text(),
        f.text(),
        f.lsn(),
        f.lsn(),
        f.lsn(),
        f.lsn(),
        f.text(),
        new Lags(f.duration(), f.duration(), f.duration()),
        f.instant());
  }

  private static Slot slot(Fields f) {
    return new Slot(
        f.text(), f.text(), f.text().equals("t"), f.lsn(), f.text(), f.number(), f.instant());
  }
}
