package pairkeeper.core.configfile;

import java.util.ArrayList;
import java.util.List;
import pairkeeper.core.postgres.PgFeature;
import pairkeeper.core.postgres.PgMajor;

/**
 * Text of pg_hba.conf, where the first record that matches a connection decides. Everything else in
 * the file stays as it is. Source: PostgreSQL documentation, "The pg_hba.conf File", and hba.c.
 */
public final class PgHba {
  private PgHba() {}

  /** The records of the file in the order in which PostgreSQL tries them. */
  public static List<HbaEntry> list(String text, PgMajor pg) {
    boolean continues = pg.has(PgFeature.HBA_CONTINUATION);
    var lines = TextLines.split(text);
    var entries = new ArrayList<HbaEntry>();
    for (int i = 0; i < lines.size(); i++) {
      int from = i + 1;
      var logical = new StringBuilder(TextLines.body(lines.get(i)));
      while (continues && continued(logical) && i + 1 < lines.size()) {
        logical.setLength(logical.length() - 1);
        String next = TextLines.body(lines.get(++i));
        logical.append(next);
        if (next.isEmpty()) {
          break;
        }
      }
      if (!HbaTokens.of(logical.toString()).isEmpty()) {
        entries.add(HbaEntry.read(from, i + 1, logical.toString()));
      }
    }
    return entries;
  }

  /** The text of {@link #put}. */
  public static String add(String text, HbaLine line, PgMajor pg) {
    return put(text, line, pg).text();
  }

  /**
   * Puts the line in force: before the first record that may match the same connections, else at
   * the end. Nothing changes when it stands in force already.
   */
  public static HbaChange put(String text, HbaLine line, PgMajor pg) {
    var entries = list(text, pg);
    int first = indexOfFirst(entries, line);
    if (first >= 0 && entries.get(first).line().filter(line::saysAs).isPresent()) {
      return new HbaChange(text, false, List.of());
    }
    var lines = TextLines.split(text);
    if (first >= 0) {
      int at = entries.get(first).from() - 1;
      lines.add(at, line + TextLines.ending(lines));
    } else {
      if (pg.has(PgFeature.HBA_CONTINUATION) && endsContinued(lines)) {
        // even a comment would swallow the new line
        TextLines.append(lines, "");
      }
      TextLines.append(lines, line.toString());
    }
    return new HbaChange(String.join("", lines), true, shadows(text, line, pg));
  }

  /**
   * Records that may decide about connections of that line before it is tried; for a line that is
   * not in the file, before its end is reached.
   */
  public static List<HbaEntry> shadows(String text, HbaLine line, PgMajor pg) {
    return list(text, pg).stream()
        .takeWhile(e -> e.line().filter(line::saysAs).isEmpty())
        .filter(e -> e.mayMatchBefore(line))
        .toList();
  }

  /** The text without every record that says just this. */
  public static String remove(String text, HbaLine line, PgMajor pg) {
    var lines = TextLines.split(text);
    for (HbaEntry entry : list(text, pg).reversed()) {
      if (entry.line().filter(line::saysAs).isPresent()) {
        lines.subList(entry.from() - 1, entry.to()).clear();
      }
    }
    return String.join("", lines);
  }

  private static int indexOfFirst(List<HbaEntry> entries, HbaLine line) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).mayMatchBefore(line)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean endsContinued(List<String> lines) {
    return !lines.isEmpty() && TextLines.body(lines.getLast()).endsWith("\\");
  }

  private static boolean continued(StringBuilder line) {
    return line.length() > 0 && line.charAt(line.length() - 1) == '\\';
  }
}
