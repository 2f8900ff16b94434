package pairkeeper.core.configfile;

import java.util.Map;

/** Text of postgresql.conf and of files included by it. */
public final class PgConf {
  private static final String HEADER =
      "# Written by Pairkeeper; changes made here are lost. Set other values in postgresql.conf.\n";

  private PgConf() {}

  /**
   * A file that the console owns alone, its settings in the order of the map.
   *
   * @throws IllegalArgumentException when a name or a value cannot stand in the file
   */
  public static String managed(Map<String, String> settings) {
    var text = new StringBuilder(HEADER);
    settings.forEach(
        (name, value) -> {
          if (!name.matches("[a-z_][a-z0-9_.]*")) {
            throw new IllegalArgumentException("setting name: " + name);
          }
          text.append(name).append(" = ").append(quoted(value)).append('\n');
        });
    return text.toString();
  }

  /**
   * A value in quotes: backslash and quote doubled as PostgreSQL reads them.
   *
   * @throws IllegalArgumentException for a line break or a NUL: the whole file would not load
   */
  public static String quoted(String value) {
    if (value.chars().anyMatch(c -> c == '\n' || c == '\r' || c == 0)) {
      throw new IllegalArgumentException("line break or NUL in a setting");
    }
    return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
