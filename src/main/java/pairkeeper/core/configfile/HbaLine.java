package pairkeeper.core.configfile;

import java.util.List;

/**
 * One record of pg_hba.conf that the console writes: plain words that need no quotes.
 *
 * @param type host, hostssl
 * @param address with its mask
 */
public record HbaLine(String type, String database, String user, String address, String method) {
  public HbaLine {
    for (String field : List.of(type, database, user, address, method)) {
      if (!field.matches("[A-Za-z0-9_][A-Za-z0-9_.:/-]*")) {
        throw new IllegalArgumentException("pg_hba field: " + field);
      }
    }
  }

  public static HbaLine host(String database, String user, String address, String method) {
    return new HbaLine("host", database, user, address, method);
  }

  List<String> fields() {
    return List.of(type, database, user, address, method);
  }

  @Override
  public String toString() {
    return "%-7s %-15s %-15s %-23s %s".formatted(type, database, user, address, method);
  }
}
