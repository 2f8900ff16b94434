package pairkeeper.store.backup;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import pairkeeper.store.backup.Layout.Table;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes all rows as they are at one moment, while others go on writing: a line about the backup,
 * for each table a line with its columns, a line for each row and one with their number and sum,
 * and at the end how many there are.
 */
public final class TablesOut {
  private static final int ROWS_AT_ONCE = 200;

  private final Connection connection;

  private TablesOut(Connection connection) {
    this.connection = connection;
  }

  /**
   * Writes them; nothing is left out but Flyway's own table.
   *
   * @param connection a fresh one, whose transaction begins here; the caller closes it
   * @return number of rows by table
   */
  public static Map<String, Long> write(Connection connection, BackupHead head, OutputStream out)
      throws SQLException, IOException {
    begin(connection);
    try {
      return new TablesOut(connection).all(head, out);
    } finally {
      connection.rollback();
    }
  }

  /** From here on the connection sees everything as it is now. */
  private static void begin(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement set = connection.createStatement()) {
      if (postgresql(connection)) {
        set.execute("set transaction isolation level repeatable read, read only");
      } else {
        set.execute("set session characteristics as transaction isolation level snapshot");
        // else it would hold a whole table in memory
        set.execute("set lazy_query_execution 1");
      }
    }
  }

  static boolean postgresql(Connection connection) throws SQLException {
    return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
  }

  private Map<String, Long> all(BackupHead head, OutputStream out)
      throws SQLException, IOException {
    var lines = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    line(lines, head.line());
    var counts = new TreeMap<String, Long>();
    for (Table table : Layout.of(connection)) {
      counts.put(table.name(), rows(table, lines));
    }
    ObjectNode end = Lines.MAPPER.createObjectNode();
    end.put("end", counts.size());
    line(lines, Lines.MAPPER.writeValueAsString(end));
    lines.flush();
    return counts;
  }

  private long rows(Table table, BufferedWriter out) throws SQLException, IOException {
    line(out, heading(table));
    var sum = new Lines();
    try (Statement ask = connection.createStatement()) {
      ask.setFetchSize(ROWS_AT_ONCE);
      try (ResultSet rows = ask.executeQuery(select(table))) {
        while (rows.next()) {
          String row = row(table, rows);
          sum.add(row);
          line(out, row);
        }
      }
    }
    ObjectNode end = Lines.MAPPER.createObjectNode();
    end.put("rows", sum.count());
    end.put("sha256", sum.sum());
    line(out, Lines.MAPPER.writeValueAsString(end));
    return sum.count();
  }

  private static String select(Table table) {
    String columns =
        table.columns().stream().map(c -> table.quoted(c.name())).collect(Collectors.joining(", "));
    String key = table.key().stream().map(table::quoted).collect(Collectors.joining(", "));
    return "select " + columns + " from " + table.quoted() + " order by " + key;
  }

  private static String heading(Table table) {
    ObjectNode json = Lines.MAPPER.createObjectNode();
    json.put("table", table.name());
    ObjectNode columns = json.putObject("columns");
    table.columns().forEach(c -> columns.put(c.name(), c.kind().word()));
    return Lines.MAPPER.writeValueAsString(json);
  }

  private static String row(Table table, ResultSet rows) throws SQLException {
    ArrayNode json = Lines.MAPPER.createArrayNode();
    for (int i = 0; i < table.columns().size(); i++) {
      switch (table.columns().get(i).kind().read(rows, i + 1)) {
        case null -> json.addNull();
        case String text -> json.add(text);
        case Long whole -> json.add(whole);
        case Boolean flag -> json.add(flag);
        case Object other -> throw new IllegalStateException(other.getClass().toString());
      }
    }
    return Lines.MAPPER.writeValueAsString(json);
  }

  private static void line(BufferedWriter out, String text) throws IOException {
    out.write(text);
    out.write('\n');
  }
}
