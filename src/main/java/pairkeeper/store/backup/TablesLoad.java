package pairkeeper.store.backup;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pairkeeper.store.backup.Layout.Column;
import pairkeeper.store.backup.Layout.Table;
import tools.jackson.databind.JsonNode;

/** Fills the tables of a fresh schema from a backup, in the one transaction of its caller. */
final class TablesLoad implements TablesIn.Rows {
  private static final int ROWS_AT_ONCE = 500;

  private final Connection connection;
  private final Map<String, Table> tables;
  private final List<Reference> later = new ArrayList<>();

  private Table table;
  private List<String> columns;
  private Map<String, Kind> kinds;
  private PreparedStatement insert;
  private int waiting;

  /** A value that refers to a row of the same table, which may not be there yet. */
  private record Reference(Table table, String column, Map<String, JsonNode> key, JsonNode value) {}

  private TablesLoad(Connection connection, List<Table> tables) {
    this.connection = connection;
    this.tables = tables.stream().collect(Collectors.toMap(Table::name, t -> t));
  }

  /**
   * Empties all tables, fills them, and sets what counts by itself to go on behind the highest.
   *
   * @param connection in a transaction that the caller commits or rolls back
   * @throws BrokenBackup when the backup's tables or columns are not those of the schema
   */
  static TablesIn.Seen load(InputStream in, Connection connection)
      throws IOException, SQLException {
    List<Table> tables = Layout.of(connection);
    try (Statement empty = connection.createStatement()) {
      for (Table table : tables.reversed()) {
        // what migrations put there is in the backup, too
        empty.executeUpdate("delete from " + table.quoted());
      }
    }
    var load = new TablesLoad(connection, tables);
    TablesIn.Seen seen = TablesIn.read(in, load);
    if (!seen.rows().keySet().equals(load.tables.keySet())) {
      throw new BrokenBackup("its tables are not those of this schema");
    }
    load.refer();
    for (Table table : tables) {
      load.goOnCounting(table);
      load.recount(table, seen.rows().get(table.name()));
    }
    return seen;
  }

  @Override
  public void table(String name, Map<String, Kind> heading) throws IOException {
    table = tables.get(name);
    kinds = table == null ? Map.of() : kinds(table);
    if (!kinds.equals(heading)) {
      throw new BrokenBackup("the table " + name + " has other columns in this schema");
    }
    columns = List.copyOf(heading.keySet());
    String names = columns.stream().map(table::quoted).collect(Collectors.joining(", "));
    String marks =
        Stream.generate(() -> "?").limit(columns.size()).collect(Collectors.joining(","));
    try {
      insert =
          connection.prepareStatement(
              "insert into " + table.quoted() + " (" + names + ") values (" + marks + ")");
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static Map<String, Kind> kinds(Table table) {
    return table.columns().stream().collect(Collectors.toMap(Column::name, Column::kind));
  }

  @Override
  public void row(JsonNode values) throws IOException {
    if (values.size() != columns.size()) {
      throw new BrokenBackup("a row of " + table.name() + " has another number of values");
    }
    try {
      for (int i = 0; i < columns.size(); i++) {
        String column = columns.get(i);
        JsonNode value = values.get(i);
        boolean wait = table.within().contains(column) && !value.isNull();
        if (wait) {
          later.add(new Reference(table, column, key(values), value));
        }
        kinds.get(column).bind(insert, i + 1, wait ? Lines.MAPPER.nullNode() : value);
      }
      insert.addBatch();
      if (++waiting == ROWS_AT_ONCE) {
        flush();
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private Map<String, JsonNode> key(JsonNode values) {
    return table.key().stream()
        .collect(Collectors.toMap(k -> k, k -> values.get(columns.indexOf(k))));
  }

  private void flush() throws SQLException {
    insert.executeBatch();
    waiting = 0;
  }

  @Override
  public void end() throws IOException {
    try {
      flush();
      insert.close();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private void refer() throws SQLException {
    for (Reference r : later) {
      List<String> key = r.table().key();
      String where =
          key.stream().map(k -> r.table().quoted(k) + " = ?").collect(Collectors.joining(" and "));
      String set = r.table().quoted(r.column()) + " = ?";
      try (var update =
          connection.prepareStatement(
              "update " + r.table().quoted() + " set " + set + " where " + where)) {
        Map<String, Kind> of = kinds(r.table());
        of.get(r.column()).bind(update, 1, r.value());
        for (int i = 0; i < key.size(); i++) {
          of.get(key.get(i)).bind(update, i + 2, r.key().get(key.get(i)));
        }
        update.executeUpdate();
      }
    }
  }

  private void goOnCounting(Table table) throws SQLException {
    for (Column column : table.columns()) {
      if (column.identity()) {
        String name = table.quoted(column.name());
        long next = number("select coalesce(max(" + name + "), 0) + 1 from " + table.quoted());
        try (Statement alter = connection.createStatement()) {
          alter.execute(
              "alter table " + table.quoted() + " alter column " + name + " restart with " + next);
        }
      }
    }
  }

  private void recount(Table table, long written) throws SQLException, IOException {
    long there = number("select count(*) from " + table.quoted());
    if (there != written) {
      throw new BrokenBackup(
          "%s has %d rows after loading %d".formatted(table.name(), there, written));
    }
  }

  private long number(String sql) throws SQLException {
    try (Statement ask = connection.createStatement();
        ResultSet rows = ask.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** By table; the driver's words would quote the row. */
  private IOException failed(SQLException e) {
    return new BrokenBackup(
        "the rows of %s cannot be stored (SQL state %s)".formatted(table.name(), e.getSQLState()));
  }
}
