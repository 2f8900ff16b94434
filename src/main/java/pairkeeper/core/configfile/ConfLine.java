package pairkeeper.core.configfile;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One line of postgresql.conf that sets something, cut where its value stands. Source: the lexer of
 * PostgreSQL, guc-file.l.
 *
 * @param before indentation, name and what stands between name and value
 * @param raw the value as written
 * @param value the value as PostgreSQL reads it
 * @param after blanks, comment and line ending
 */
record ConfLine(String before, String name, String raw, String value, String after) {
  private static final String LETTER = "[A-Za-z_[^\\x00-\\x7F]]";
  private static final String MORE = "[A-Za-z0-9_$[^\\x00-\\x7F]]*+";
  private static final String BLANK = "[ \\t\\r]*";
  private static final String VALUE =
      "'(?:[^'\\\\\\n]|\\\\[^\\n]|'')*+'"
          + ("|" + LETTER + "[A-Za-z0-9_$.:/[^\\x00-\\x7F]-]*+")
          + "|[-+]?[0-9.][0-9A-Za-z.+-]*+";
  // a quote and a plus sign end a name by themselves, so that nothing need stand before the value
  private static final Pattern FORM =
      Pattern.compile(
          ("(?<before>" + BLANK)
              + ("(?<name>" + LETTER + MORE + "(?:\\." + LETTER + MORE + ")?)")
              + ("(?:" + BLANK + "=" + BLANK + "|[ \\t\\r]+|(?=['+])))")
              + ("(?<raw>" + VALUE + ")")
              + ("(?<after>" + BLANK + "(?:#[^\\n]*)?\\n?)"));
  private static final Pattern COMMENTED = Pattern.compile("([ \\t]*)#[ \\t]?([^ \\t#].*\\n?)");

  /** The line read, or nothing when it is blank, a comment, or not readable. */
  static Optional<ConfLine> read(String line) {
    var m = FORM.matcher(line);
    return m.matches()
        ? Optional.of(
            new ConfLine(
                m.group("before"),
                m.group("name"),
                m.group("raw"),
                decoded(m.group("raw")),
                m.group("after")))
        : Optional.empty();
  }

  /** A setting that is only commented out, as it would read without the comment sign. */
  static Optional<ConfLine> readCommented(String line) {
    var m = COMMENTED.matcher(line);
    return m.matches()
        ? read(m.group(1) + m.group(2)).filter(l -> l.before().contains("="))
        : Optional.empty();
  }

  boolean isFor(String setting) {
    return name.equalsIgnoreCase(setting);
  }

  boolean isInclude() {
    return PgConf.INCLUDES.contains(name.toLowerCase(java.util.Locale.ROOT));
  }

  /** The whole line with another value; quoted if it was or if it must be. */
  String with(String other) {
    boolean bare = !raw.startsWith("'") && PgConf.needsNoQuotes(other);
    return before + (bare ? other : PgConf.quoted(other)) + after;
  }

  private static String decoded(String raw) {
    if (!raw.startsWith("'")) {
      return raw;
    }
    var text = new StringBuilder();
    for (int i = 1; i < raw.length() - 1; i++) {
      char c = raw.charAt(i);
      if (c == '\'') {
        i++;
      } else if (c == '\\') {
        c = raw.charAt(++i);
        if (c >= '0' && c <= '7') {
          int end = octalEnd(raw, i);
          c = (char) (Integer.parseInt(raw.substring(i, end), 8) & 0xFF);
          i = end - 1;
          if (c == 0) {
            // the server's own string ends there
            return text.toString();
          }
        } else {
          c = escaped(c);
        }
      }
      text.append(c);
    }
    return text.toString();
  }

  private static int octalEnd(String raw, int from) {
    int end = from;
    while (end < from + 3 && raw.charAt(end) >= '0' && raw.charAt(end) <= '7') {
      end++;
    }
    return end;
  }

  private static char escaped(char letter) {
    return switch (letter) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> letter;
    };
  }
}
