package pairkeeper.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import pairkeeper.lab.LabHost;

/** A client that tries to write to a standby every few milliseconds, until it is let. */
final class FirstWrite implements AutoCloseable {
  private static final String READ_ONLY = "25006";

  private final CompletableFuture<Long> accepted = new CompletableFuture<>();
  private final Thread thread;
  private volatile boolean stopping;

  /** Begins to try; the table is there, since it came by replication. */
  FirstWrite(LabHost standby) throws SQLException {
    Connection connection = standby.connect();
    thread = new Thread(() -> tryOn(connection), "first-write");
    thread.setDaemon(true);
    thread.start();
  }

  /** Makes the table on the primary and waits until the standbys have it. */
  static void makeTable(LabHost primary, LabHost... standbys) throws InterruptedException {
    primary.sql(
        "app", "create table first_write (at timestamptz); grant all on first_write to app");
    for (LabHost standby : standbys) {
      while (standby.sql("app", "select to_regclass('first_write')").isBlank()) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
  }

  private void tryOn(Connection connection) {
    try (connection;
        Statement statement = connection.createStatement()) {
      while (!stopping && !accepted.isDone()) {
        attempt(statement);
        Thread.sleep(2);
      }
    } catch (SQLException | InterruptedException e) {
      accepted.completeExceptionally(e);
    }
  }

  private void attempt(Statement statement) throws SQLException {
    try {
      statement.executeUpdate("insert into first_write values (clock_timestamp())");
      accepted.complete(System.nanoTime());
    } catch (SQLException e) {
      if (!READ_ONLY.equals(e.getSQLState())) {
        throw e;
      }
    }
  }

  /** Seconds from {@code start} ({@link System#nanoTime}) to the first write; waits for it. */
  double secondsSince(long start) {
    try {
      return (accepted.get(2, TimeUnit.MINUTES) - start) / 1e9;
    } catch (TimeoutException e) {
      throw new AssertionError("no write was accepted", e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    stopping = true;
  }
}
