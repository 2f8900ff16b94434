package pairkeeper.core.job;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.postgres.SqlText;

/**
 * A table, view or partitioned table by its schema and name, as they stand in the catalogue.
 *
 * @param schema 1 to 63 bytes
 * @param name 1 to 63 bytes
 */
public record TableName(String schema, String name) {
  private static final Pattern PART =
      Pattern.compile(
          "\"((?:[^\"]|\"\")+)\"|([A-Za-z_\\x{80}-\\x{10FFFF}][\\w$\\x{80}-\\x{10FFFF}]*)");
  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_$]*");

  public TableName {
    SqlText.identifier("table", schema);
    SqlText.identifier("table", name);
  }

  /**
   * Reads a name as PostgreSQL does: without quotation marks capitals mean small letters; without a
   * schema it is {@code public}.
   *
   * @throws Refused with field {@code table}
   */
  public static TableName parse(String typed) {
    String text = typed == null ? "" : typed.strip();
    var parts = new ArrayList<String>();
    Matcher part = PART.matcher(text);
    int at = 0;
    while (part.region(at, text.length()).lookingAt()) {
      parts.add(part.group(1) == null ? folded(part.group(2)) : unquoted(part.group(1)));
      at = part.end();
      if (at < text.length() && text.charAt(at) == '.') {
        at++;
      } else {
        break;
      }
    }
    boolean whole = at == text.length() && !text.endsWith(".");
    return switch (whole ? parts : List.<String>of()) {
      case List<String> one when one.size() == 1 -> new TableName("public", one.get(0));
      case List<String> two when two.size() == 2 -> new TableName(two.get(0), two.get(1));
      case List<String> other ->
          throw new Refused("table", Text.of("jobs.refused.table", "name", text));
    };
  }

  /** PostgreSQL does so with ASCII only where an encoding has more than one byte a letter. */
  private static String folded(String bare) {
    var small = new StringBuilder();
    bare.chars().forEach(c -> small.append((char) (c >= 'A' && c <= 'Z' ? c + 32 : c)));
    return small.toString();
  }

  private static String unquoted(String inner) {
    return inner.replace("\"\"", "\"");
  }

  /** The query that counts its rows, each name quoted. */
  public String countSql() {
    return "SELECT count(*) FROM "
        + SqlText.identifier("table", schema)
        + "."
        + SqlText.identifier("table", name);
  }

  /** As people write it; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return shown(schema) + "." + shown(name);
  }

  private static String shown(String part) {
    return PLAIN.matcher(part).matches() ? part : SqlText.identifier("table", part);
  }
}
