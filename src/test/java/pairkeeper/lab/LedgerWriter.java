// The ledger's connection to one server.
package pairkeeper.lab;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Tries to write to one server until it is asked to stop, over reconnects and refusals. */
final class LedgerWriter {
  private static final String READ_ONLY = "25006";

  /**
   * Seconds. A server that lost power answers nothing, and the ledger must be free when it returns.
   */
  private static final int IMPATIENT = 2;

  private static final String INSERT =
      """
      insert into ledger (sequence, written_at, server) values (?, clock_timestamp(), ?)
      returning pg_current_wal_insert_lsn() - '0/0'::pg_lsn,
        substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8)
      """;

  private final String server;
  private final AtomicLong sequence;
  private final Consumer<Write> note;
  private final Thread thread;
  private volatile boolean stopping;
  private volatile long count;
  private volatile Instant lastAsked = Instant.MIN;
  private volatile String refusal = "none";

  LedgerWriter(String server, AtomicLong sequence, Consumer<Write> note) {
    this.server = server;
    this.sequence = sequence;
    this.note = note;
    this.thread = new Thread(this::run, "ledger-" + server);
    thread.setDaemon(true);
  }

  static void makeTable(String server) {
    try (Connection connection = connect(server, 30);
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create table if not exists ledger (
            sequence bigint primary key, written_at timestamptz not null, server text not null)\
          """);
      statement.execute("truncate ledger");
    } catch (SQLException e) {
      throw new LabFailure("the ledger cannot begin on " + server, e);
    }
  }

  private static Connection connect(String server, int seconds) throws SQLException {
    String url =
        "jdbc:postgresql://%s/app?ApplicationName=ledger&connectTimeout=%d&socketTimeout=%2$d";
    return DriverManager.getConnection(url.formatted(server, seconds), "app", Lab.PASSWORD);
  }

  void start() {
    thread.start();
  }

  void ask() {
    stopping = true;
  }

  void join() {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  String server() {
    return server;
  }

  long count() {
    return count;
  }

  Instant lastAsked() {
    return lastAsked;
  }

  private void run() {
    while (!stopping) {
      try (Connection connection = connect(server, IMPATIENT);
          PreparedStatement insert = connection.prepareStatement(INSERT)) {
        while (!stopping) {
          writeOrWait(insert);
        }
      } catch (SQLException e) {
        refusal = e.getMessage();
        pause(20);
      }
    }
  }

  private void writeOrWait(PreparedStatement insert) throws SQLException {
    try {
      write(insert);
      // Some hundred writes a second show every gap and leave the processors to those who
      // are tested.
      pause(3);
    } catch (SQLException e) {
      if (!READ_ONLY.equals(e.getSQLState())) {
        throw e;
      }
      refusal = e.getMessage();
      pause(20);
    }
  }

  private void write(PreparedStatement insert) throws SQLException {
    long number = sequence.incrementAndGet();
    Instant asked = Instant.now();
    insert.setLong(1, number);
    insert.setString(2, server);
    // In autocommit the driver returns only after the server said that it has committed.
    try (ResultSet row = insert.executeQuery()) {
      Instant acknowledged = Instant.now();
      row.next();
      note.accept(
          new Write(
              number,
              server,
              Long.parseLong(row.getString(2), 16),
              row.getLong(1),
              asked,
              acknowledged));
    }
    count++;
    lastAsked = asked;
  }

  static void pause(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String toString() {
    return "%s: %d acknowledged, last refusal: %s".formatted(server, count, refusal);
  }
}
