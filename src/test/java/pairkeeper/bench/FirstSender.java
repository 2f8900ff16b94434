package pairkeeper.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import pairkeeper.lab.LabHost;

/**
 * Looks every few milliseconds whether somebody streams from a server; who only logs in for
 * replication, to see whether it works, does not.
 */
final class FirstSender {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private FirstSender() {}

  /** Lets the lab's role see the state of senders, here and on whoever follows this server. */
  static void mayLook(LabHost primary) {
    primary.sql("GRANT pg_monitor TO app");
  }

  /** Waits for the first one, by a connection that was open before. */
  static void await(LabHost primary) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (Connection connection = primary.connect();
        Statement statement = connection.createStatement()) {
      while (!sends(statement)) {
        if (System.nanoTime() > end) {
          throw new AssertionError("nobody streams from " + primary);
        }
        LockSupport.parkNanos(5_000_000);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean sends(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            "select count(*) from pg_stat_replication where state = 'streaming'")) {
      return row.next() && row.getInt(1) > 0;
    }
  }
}
