package pairkeeper.core.postgres;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
   * The same, with the timeline as an earlier row had it where that is higher: without a receiver a
   * standby tells that of its last restart point only, which it may have passed since, and no
   * standby goes back to a lower one.
   */
  public WatchRow after(WatchRow earlier) {
    boolean received = activity instanceof Replaying replaying && replaying.receiver().isEmpty();
    boolean passed =
        received
            && earlier.inRecovery()
            && earlier.systemIdentifier.equals(systemIdentifier)
            && earlier.timeline.map(Timeline::id).orElse(0L)
                > timeline.map(Timeline::id).orElse(0L);
    return passed
        ? new WatchRow(
            serverVersionNum,
            systemIdentifier,
            startedAt,
            readAt,
            earlier.timeline,
            activity,
            senders,
            slots,
            synchronousStandbyNames,
            synchronousCommit)
        : this;
  }

  /**
   * Reads one row.
   *
   * @param columns the texts of {@link WatchSql#COLUMNS} in their order; null for SQL's null
   * @throws RuntimeException when the row is not one of {@link WatchSql}
   */
  public static WatchRow parse(List<String> columns) {
    if (columns.size() != WatchSql.COLUMNS.size()) {
      throw new IllegalArgumentException(columns.size() + " columns");
    }
    var row = new Fields(columns);
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
            Optional.ofNullable(first(records(row.text(), WatchRow::receiver))));
    return new WatchRow(
        version,
        system,
        started,
        now,
        timeline,
        recovery ? replaying : new Writing(current.orElseThrow()),
        records(row.text(), WatchRow::sender),
        records(row.text(), WatchRow::slot),
        row.text(),
        row.text());
  }

  // by hand: a pair is looked at six times a minute, and most of what is read here is empty
  private static <T> List<T> records(String text, Function<Fields, T> reader) {
    var records = new ArrayList<T>(2);
    for (int from = 0; from < text.length(); ) {
      int end = text.indexOf(WatchSql.RECORD, from);
      int to = end < 0 ? text.length() : end;
      if (to > from) {
        records.add(reader.apply(Fields.of(text, from, to)));
      }
      from = to + WatchSql.RECORD.length();
    }
    return records;
  }

  private static <T> T first(List<T> records) {
    return records.isEmpty() ? null : records.getFirst();
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
