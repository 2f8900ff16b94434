package pairkeeper.store.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The tables of the console's own database as they are, those that others refer to first. Flyway's
 * own table is not among them: each database writes it anew.
 */
final class Layout {
  private static final String HISTORY = "flyway_schema_history";

  private Layout() {}

  /** A column; its name is in lower case. */
  record Column(String name, Kind kind, boolean identity) {}

  /**
   * A table.
   *
   * @param name in lower case
   * @param stored its name as the database has it
   * @param key the columns of its primary key
   * @param within columns that refer to the same table: filled in when all its rows are there
   */
  record Table(
      String name, String stored, List<Column> columns, List<String> key, Set<String> within) {

    String quoted() {
      return quote(stored);
    }

    /** The column's name as the database has it, in quotes. */
    String quoted(String column) {
      return quote(stored.equals(name) ? column : column.toUpperCase(Locale.ROOT));
    }

    private static String quote(String name) {
      return '"' + name + '"';
    }
  }

  static List<Table> of(Connection connection) throws SQLException {
    Map<String, Table> found = new TreeMap<>();
    for (String stored : names(connection)) {
      String name = stored.toLowerCase(Locale.ROOT);
      if (!name.equals(HISTORY)) {
        found.put(name, table(connection, stored));
      }
    }
    return inOrder(connection, found);
  }

  /** Whether there is any table at all, Flyway's own included. */
  static boolean empty(Connection connection) throws SQLException {
    return names(connection).isEmpty();
  }

  static List<String> names(Connection connection) throws SQLException {
    return texts(
        connection,
        "select table_name from information_schema.tables where table_schema = ?"
            + " and table_type = 'BASE TABLE' order by table_name",
        connection.getSchema());
  }

  private static Table table(Connection connection, String stored) throws SQLException {
    String schema = connection.getSchema();
    var columns = new ArrayList<Column>();
    try (var ask =
        connection.prepareStatement(
            "select column_name, data_type, is_identity from information_schema.columns"
                + " where table_schema = ? and table_name = ? order by ordinal_position")) {
      ask.setString(1, schema);
      ask.setString(2, stored);
      try (ResultSet rows = ask.executeQuery()) {
        while (rows.next()) {
          columns.add(
              new Column(
                  rows.getString(1).toLowerCase(Locale.ROOT),
                  Kind.of(rows.getString(2)),
                  rows.getString(3).equals("YES")));
        }
      }
    }
    var key = new TreeMap<Integer, String>();
    try (ResultSet rows = connection.getMetaData().getPrimaryKeys(null, schema, stored)) {
      while (rows.next()) {
        key.put(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
      }
    }
    var within = new HashSet<String>();
    references(connection, stored)
        .forEach((column, other) -> {
          if (other.equals(stored)) {
            within.add(column);
          }
        });
    return new Table(
        stored.toLowerCase(Locale.ROOT), stored, columns, List.copyOf(key.values()), within);
  }

  /** Which table each referring column refers to. */
  private static Map<String, String> references(Connection connection, String stored)
      throws SQLException {
    var found = new LinkedHashMap<String, String>();
    try (ResultSet rows =
        connection.getMetaData().getImportedKeys(null, connection.getSchema(), stored)) {
      while (rows.next()) {
        found.put(
            rows.getString("FKCOLUMN_NAME").toLowerCase(Locale.ROOT),
            rows.getString("PKTABLE_NAME"));
      }
    }
    return found;
  }

  private static List<Table> inOrder(Connection connection, Map<String, Table> found)
      throws SQLException {
    var placed = new LinkedHashMap<String, Table>();
    while (placed.size() < found.size()) {
      int before = placed.size();
      for (Table table : found.values()) {
        boolean ready =
            references(connection, table.stored()).values().stream()
                .map(other -> other.toLowerCase(Locale.ROOT))
                .allMatch(other -> other.equals(table.name()) || placed.containsKey(other));
        if (ready) {
          placed.putIfAbsent(table.name(), table);
        }
      }
      if (placed.size() == before) {
        throw new IllegalStateException("tables refer to each other in a ring");
      }
    }
    return List.copyOf(placed.values());
  }

  static List<String> texts(Connection connection, String sql, String... parameters)
      throws SQLException {
    try (var ask = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        ask.setString(i + 1, parameters[i]);
      }
      try (ResultSet rows = ask.executeQuery()) {
        var found = new ArrayList<String>();
        while (rows.next()) {
          found.add(rows.getString(1));
        }
        return found;
      }
    }
  }
}
