package pairkeeper.store.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import pairkeeper.store.database.OwnDatabase;

/** All rows of one database of a console: written out, or brought into an empty one. */
public final class Snapshot {
  private final OwnDatabase database;

  /** Something that is done at a certain point. */
  @FunctionalInterface
  public interface Step {
    void go() throws IOException;
  }

  public Snapshot(OwnDatabase database) {
    this.database = database;
  }

  /**
   * Writes all rows as they are now; the console goes on meanwhile.
   *
   * @return number of rows by table
   */
  public Map<String, Long> write(BackupHead head, OutputStream out)
      throws SQLException, IOException {
    try (Connection connection = database.connect()) {
      return TablesOut.write(connection, head, out);
    }
  }

  /** Whether nobody has put anything there, not even empty tables. */
  public boolean empty() throws SQLException {
    try (Connection connection = database.connect()) {
      return Layout.empty(connection);
    }
  }

  /** Whether there are tables of a console in which nobody was ever entered. */
  public boolean unused() throws SQLException {
    try (Connection connection = database.connect()) {
      Predicate<String> users = name -> name.equalsIgnoreCase("app_user");
      return Layout.names(connection).stream().noneMatch(users)
          || Layout.texts(connection, "select name from app_user").isEmpty();
    }
  }

  /** Takes all tables away again. */
  public void clear() throws SQLException {
    try (Connection connection = database.connect();
        Statement drop = connection.createStatement()) {
      for (String name : Layout.names(connection)) {
        drop.execute("drop table \"" + name + "\" cascade");
      }
    }
  }

  /**
   * Writes the schema that the backup had and all its rows, the rows in one transaction, and makes
   * of them what a restored console begins with.
   *
   * @param migrations versions of the schema that the backup had
   * @param before done before that transaction is committed
   * @throws BrokenBackup when this program cannot write that schema
   */
  public void load(List<String> migrations, InputStream in, Step before)
      throws SQLException, IOException {
    if (!database.known().containsAll(migrations)) {
      throw new NewerBackup();
    }
    database.migrateTo(migrations.getLast());
    if (!database.applied().equals(migrations)) {
      throw new BrokenBackup("its schema is between two versions of this program");
    }
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      try {
        RestoredRows.mark(connection, TablesLoad.load(in, connection).head());
        before.go();
        connection.commit();
      } finally {
        connection.rollback();
      }
    }
  }
}
