package pairkeeper.store.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import pairkeeper.core.postgres.PgMajor;
import pairkeeper.core.postgres.PostgresServer;
import pairkeeper.core.postgres.SharedServers;
import pairkeeper.store.database.OwnDatabase;

/** Databases of a console with a row in every table, and what is in them. */
public final class SampleRows {
  private static final Path SCRIPT = Path.of("src/test/resources/released/rows.sql");

  static {
    for (Handler handler : Logger.getLogger("").getHandlers()) {
      handler.setLevel(Level.WARNING); // Flyway tells each table
    }
  }

  private static int made;

  private SampleRows() {}

  /** An empty database on a real server. */
  public static OwnDatabase postgresql() throws SQLException {
    PostgresServer server = SharedServers.of(PgMajor.parse("15"));
    String name = "console" + ++made;
    try (var connection = server.connect("postgres");
        var create = connection.createStatement()) {
      create.execute("create database " + name);
    }
    return OwnDatabase.of(
        Map.of(
            "PAIRKEEPER_DB_URL",
            "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + name,
            "PAIRKEEPER_DB_USER",
            "postgres"),
        Path.of("."));
  }

  /** With today's schema and the sample's rows. */
  public static OwnDatabase filled(OwnDatabase database) throws SQLException {
    database.migrate();
    try (Connection connection = database.connect();
        Statement run = connection.createStatement()) {
      for (String statement : statements()) {
        run.execute(bytes(statement, database.postgresql()));
      }
    }
    return database;
  }

  private static List<String> statements() {
    try {
      String script =
          Files.readAllLines(SCRIPT).stream()
              .filter(line -> !line.startsWith("--"))
              .collect(Collectors.joining("\n"));
      return List.of(script.split(";\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String bytes(String statement, boolean postgresql) {
    return statement.replaceAll("BYTES\\((\\w*)\\)", postgresql ? "'\\\\\\\\x$1'::bytea" : "X'$1'");
  }

  /** Every row of every table as text, sorted; those that a restore changes left out. */
  public static Map<String, List<String>> contents(OwnDatabase database) throws SQLException {
    var all = new TreeMap<String, List<String>>();
    try (Connection connection = database.connect()) {
      for (Layout.Table table : Layout.of(connection)) {
        if (!table.name().equals("sign_in_session") && !table.name().startsWith("scheduled_")) {
          all.put(table.name(), rows(connection, table));
        }
      }
    }
    all.get("setting").removeIf(row -> row.startsWith("restored|"));
    return all;
  }

  private static List<String> rows(Connection connection, Layout.Table table) throws SQLException {
    var rows = new ArrayList<String>();
    try (Statement ask = connection.createStatement();
        ResultSet found =
            ask.executeQuery(
                "select "
                    + table.columns().stream()
                        .map(c -> table.quoted(c.name()))
                        .collect(Collectors.joining(", "))
                    + " from "
                    + table.quoted())) {
      while (found.next()) {
        var row = new ArrayList<String>();
        for (int i = 0; i < table.columns().size(); i++) {
          row.add(String.valueOf(table.columns().get(i).kind().read(found, i + 1)));
        }
        rows.add(String.join("|", row));
      }
    }
    rows.sort(null);
    return rows;
  }
}
