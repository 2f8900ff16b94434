package pairkeeper.store.database;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** A schema in words, without the names that databases make up: the same for the same schema. */
final class SchemaShape {
  private final Connection connection;
  private final TreeSet<String> words = new TreeSet<>();

  private SchemaShape(Connection connection) {
    this.connection = connection;
  }

  static List<String> of(Connection connection) throws SQLException {
    var shape = new SchemaShape(connection);
    for (String table : tables(connection)) {
      if (!table.equals("flyway_schema_history")) {
        shape.columns(table);
        shape.keys(table);
        shape.indexes(table);
      }
    }
    return List.copyOf(shape.words);
  }

  static List<String> tables(Connection connection) throws SQLException {
    return rows(
        connection,
        "select table_name from information_schema.tables where table_type = 'BASE TABLE' and"
            + " table_schema = '"
            + connection.getSchema()
            + "' order by table_name");
  }

  private void columns(String table) throws SQLException {
    for (String column :
        rows(
            connection,
            "select concat_ws(' ', column_name, data_type, character_maximum_length, is_nullable,"
                + " column_default, is_identity, datetime_precision) from"
                + " information_schema.columns where table_schema = '"
                + connection.getSchema()
                + "' and table_name = '"
                + table
                + "'")) {
      words.add(table + " column " + column);
    }
  }

  private void keys(String table) throws SQLException {
    DatabaseMetaData meta = connection.getMetaData();
    var key = new TreeMap<Integer, String>();
    try (ResultSet r = meta.getPrimaryKeys(null, connection.getSchema(), table)) {
      while (r.next()) {
        key.put(r.getInt("KEY_SEQ"), r.getString("COLUMN_NAME"));
      }
    }
    words.add(table + " key " + key.values());
    try (ResultSet r = meta.getImportedKeys(null, connection.getSchema(), table)) {
      while (r.next()) {
        words.add(
            table
                + " refers "
                + r.getString("FKCOLUMN_NAME")
                + " to "
                + r.getString("PKTABLE_NAME")
                + "."
                + r.getString("PKCOLUMN_NAME"));
      }
    }
  }

  private void indexes(String table) throws SQLException {
    var columns = new TreeMap<String, String>();
    try (ResultSet r =
        connection.getMetaData().getIndexInfo(null, connection.getSchema(), table, false, true)) {
      while (r.next()) {
        if (r.getString("INDEX_NAME") != null) {
          columns.merge(
              r.getString("INDEX_NAME"),
              (r.getBoolean("NON_UNIQUE") ? "index " : "unique ") + r.getString("COLUMN_NAME"),
              (one, other) -> one + ", " + column(other));
        }
      }
    }
    columns.values().forEach(index -> words.add(table + " " + index));
  }

  private static String column(String word) {
    return word.substring(word.indexOf(' ') + 1);
  }

  static List<String> rows(Connection connection, String sql) throws SQLException {
    var found = new ArrayList<String>();
    try (Statement ask = connection.createStatement();
        ResultSet r = ask.executeQuery(sql)) {
      while (r.next()) {
        found.add(r.getString(1));
      }
    }
    return found;
  }
}
