package pairkeeper.core.count;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pairkeeper.core.model.Text;

/**
 * What one server answered when all its tables were counted.
 *
 * @param lsn its position when it had counted, or ""
 * @param tables by the numbers of their database and themselves
 * @param unread databases that were not looked through
 * @param total how many tables it said there are; more than are here where the output was cut
 * @param unknown why nothing that was counted counts
 */
public record TablePass(
    String lsn, Map<String, Table> tables, List<String> unread, int total, Optional<Text> unknown) {

  /**
   * A table.
   *
   * @param name with its database and schema
   * @param rows that were there when the first count began; empty where they were not counted
   */
  public record Table(String name, Optional<Long> rows) {}

  public TablePass {
    tables = Map.copyOf(tables);
    unread = List.copyOf(unread);
  }

  /**
   * Reads what {@link pairkeeper.core.platform.Platform#countTables} printed.
   *
   * @param server its name
   */
  public static TablePass read(String output, String server) {
    String lsn = "";
    var tables = new LinkedHashMap<String, Table>();
    var unread = new ArrayList<String>();
    int total = 0;
    Optional<Text> unknown = Optional.empty();
    for (String line : output.lines().toList()) {
      String[] words = line.split(" ", 4);
      if (words.length == 4 && words[0].equals("table") && words[1].matches("-|\\d{1,18}")) {
        var rows = Optional.of(words[1]).filter(n -> !n.equals("-")).map(Long::parseLong);
        tables.put(words[2], new Table(words[3], rows));
      } else if (line.startsWith("late ")) {
        unread.add(line.substring("late ".length()));
      } else if (line.matches("tables \\d{1,9}")) {
        total = Integer.parseInt(words[1]);
      } else if (line.startsWith("unknown ")) {
        String said = line.substring("unknown ".length() + words[1].length()).strip();
        unknown = Optional.of(CountPass.unknown(words[1], said, server));
      } else if (line.matches("counted:\\d+:[0-9A-F]{8}:[0-9A-F/]+:.*")) {
        lsn = line.split(":", 5)[3];
      }
    }
    return new TablePass(lsn, tables, unread, total, unknown);
  }
}
