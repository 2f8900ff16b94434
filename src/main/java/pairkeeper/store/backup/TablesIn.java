package pairkeeper.store.backup;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads the lines of a backup from the first to the last and checks every sum on the way. */
public final class TablesIn {
  private final BufferedReader lines;

  private TablesIn(InputStream in) {
    this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  /** What is done with each row; its columns were told before. */
  interface Rows {
    void table(String name, Map<String, Kind> columns) throws IOException;

    void row(JsonNode values) throws IOException;

    void end() throws IOException;
  }

  /**
   * What was read.
   *
   * @param rows number of rows by table
   */
  public record Seen(BackupHead head, Map<String, Long> rows) {
    /** Of all tables. */
    public long total() {
      return rows.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * Reads everything and keeps nothing.
   *
   * @throws BrokenBackup when something is missing or was changed
   */
  public static Seen check(InputStream in) throws IOException {
    return read(
        in,
        new Rows() {
          @Override
          public void table(String name, Map<String, Kind> columns) {}

          @Override
          public void row(JsonNode values) {}

          @Override
          public void end() {}
        });
  }

  static Seen read(InputStream in, Rows rows) throws IOException {
    try {
      return new TablesIn(in).all(rows);
    } catch (JacksonException | IllegalArgumentException e) {
      // the message would quote the line
      throw new BrokenBackup("a line cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private Seen all(Rows rows) throws IOException {
    BackupHead head = BackupHead.of(next());
    var counts = new TreeMap<String, Long>();
    JsonNode line = next();
    while (line.has("table")) {
      counts.put(line.get("table").asString(), table(line, rows));
      line = next();
    }
    if (line.path("end").asInt(-1) != counts.size()) {
      throw new BrokenBackup("its end is missing");
    }
    // to the very end, where the encryption's last check is
    if (lines.read() >= 0) {
      throw new BrokenBackup("something stands behind its end");
    }
    return new Seen(head, counts);
  }

  private long table(JsonNode heading, Rows rows) throws IOException {
    String name = heading.get("table").asString();
    var columns = new LinkedHashMap<String, Kind>();
    heading
        .get("columns")
        .properties()
        .forEach(c -> columns.put(c.getKey(), Kind.ofWord(c.getValue().asString())));
    rows.table(name, columns);
    var sum = new Lines();
    String text = text();
    while (text.startsWith("[")) {
      sum.add(text);
      rows.row(Lines.MAPPER.readTree(text));
      text = text();
    }
    JsonNode end = Lines.MAPPER.readTree(text);
    if (end.path("rows").asLong(-1) != sum.count()
        || !end.path("sha256").asString("").equals(sum.sum())) {
      throw new BrokenBackup("the rows of " + name + " are not those that were written");
    }
    rows.end();
    return sum.count();
  }

  private JsonNode next() throws IOException {
    return Lines.MAPPER.readTree(text());
  }

  private String text() throws IOException {
    try {
      String line = lines.readLine();
      if (line == null) {
        throw new BrokenBackup("it is cut off");
      }
      return line;
    } catch (EOFException e) {
      throw new BrokenBackup("it is cut off");
    }
  }
}
