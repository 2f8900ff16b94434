package pairkeeper.core.postgres;

import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/**
 * Names and strings as words of SQL, for the statements that take no bind parameters (DDL, and what
 * psql reads from standard input). Source: PostgreSQL documentation, "Lexical Structure".
 */
public final class SqlText {
  private SqlText() {}

  /**
   * A quoted identifier.
   *
   * @throws Refused when it is empty, longer than 63 bytes in UTF-8 or holds a control character
   */
  public static String identifier(String field, String name) {
    int bytes = clean(field, name).getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    if (bytes == 0 || bytes > 63) {
      throw new Refused(field, Text.of("postgres.refused.name-length", "name", name));
    }
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /**
   * A string literal that means the same whatever {@code standard_conforming_strings} says.
   *
   * @throws Refused when it holds a control character other than tab
   */
  public static String literal(String field, String value) {
    String doubled = clean(field, value).replace("'", "''");
    return value.indexOf('\\') < 0
        ? "'" + doubled + "'"
        : " E'" + doubled.replace("\\", "\\\\") + "'";
  }

  /**
   * The name of a replication slot: it needs no quoting anywhere.
   *
   * @throws Refused unless it is 1 to 63 of {@code a-z 0-9 _}
   */
  public static String slotName(String name) {
    if (name == null || !name.matches("[a-z0-9_]{1,63}")) {
      throw new Refused(
          "slot", Text.of("postgres.refused.slot-name", "name", name == null ? "" : name));
    }
    return name;
  }

  /**
   * The name of a setting, also of an extension ({@code auto_explain.log_nested_statements}).
   *
   * @throws Refused when PostgreSQL would not read it as a name
   */
  public static String settingName(String name) {
    if (name == null || !name.matches("[A-Za-z_][A-Za-z0-9_$]*(\\.[A-Za-z_][A-Za-z0-9_$]*)?")) {
      throw new Refused(
          "setting", Text.of("postgres.refused.setting-name", "name", name == null ? "" : name));
    }
    return name;
  }

  private static String clean(String field, String text) {
    if (text.chars().anyMatch(c -> c != '\t' && Character.isISOControl(c))) {
      throw new Refused(field, Text.of("postgres.refused.control-character"));
    }
    return text;
  }
}
