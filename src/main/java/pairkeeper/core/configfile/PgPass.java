package pairkeeper.core.configfile;

import java.util.ArrayList;
import java.util.List;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/**
 * Text of a password file as libpq reads it: the first line that fits a connection decides. Its
 * mode must be 0600, else libpq ignores it. Source: PostgreSQL documentation, "The Password File",
 * and {@code passwordFromFile} of libpq.
 */
public final class PgPass {
  /** Fits any host, port, database or user. */
  public static final String ANY = "*";

  // libpq up to 13 cuts a line there
  private static final int LONGEST = 318;

  private PgPass() {}

  /**
   * @param host name or address as the connection string has it, or {@link #ANY}
   * @param database {@code replication} for a standby
   * @param password not in {@link #toString}
   */
  public record Entry(String host, String port, String database, String user, String password) {

    private List<String> key() {
      return List.of(host, port, database, user);
    }

    @Override
    public String toString() {
      return String.join(":", key()) + ":•••";
    }
  }

  /**
   * One line; colon and backslash are escaped in every field.
   *
   * @throws Refused for control characters, an empty password (libpq takes it for none), and lines
   *     that old clients would cut
   */
  public static String line(
      String host, String port, String database, String user, String password) {
    String line =
        String.join(":", field(host), field(port), field(database), field(user), field(password));
    if (Words.bytes(line) > LONGEST || password.isEmpty()) {
      throw new Refused("password", Text.of("configfile.refused.passfile-length"));
    }
    return line;
  }

  /**
   * The text with that entry in force: the line with the same first four fields changed, else a
   * line before the first one that would fit its connections too, else one at the end. Doing it
   * again changes nothing.
   */
  public static String add(String text, Entry entry) {
    String wanted =
        line(entry.host(), entry.port(), entry.database(), entry.user(), entry.password());
    var lines = TextLines.split(text);
    for (int i = 0; i < lines.size(); i++) {
      if (fits(lines.get(i), entry)) {
        if (sameKey(lines.get(i), entry)) {
          lines.remove(i);
        }
        lines.removeIf(l -> sameKey(l, entry));
        lines.add(i, wanted + TextLines.ending(lines));
        return String.join("", lines);
      }
    }
    TextLines.append(lines, wanted);
    return String.join("", lines);
  }

  private static boolean sameKey(String line, Entry entry) {
    var fields = fields(line);
    return fields.size() >= 5
        && fields.subList(0, 4).equals(entry.key().stream().map(PgPass::field).toList());
  }

  private static boolean fits(String line, Entry entry) {
    var fields = fields(line);
    if (fields.size() < 5) {
      return false;
    }
    for (int i = 0; i < 4; i++) {
      if (!fields.get(i).equals(ANY) && !fields.get(i).equals(field(entry.key().get(i)))) {
        return false;
      }
    }
    return true;
  }

  /** The fields as written, without needless escapes; a comment has none. */
  private static List<String> fields(String line) {
    var fields = new ArrayList<String>();
    if (line.startsWith("#")) {
      return fields;
    }
    var raw = new StringBuilder();
    String body = TextLines.body(line);
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      if (c == ':') {
        fields.add(raw.toString());
        raw.setLength(0);
      } else if (c == '\\' && i + 1 < body.length()) {
        raw.append(field(body.substring(i + 1, i + 2)));
        i++;
      } else {
        raw.append(c);
      }
    }
    fields.add(raw.toString());
    return fields;
  }

  private static String field(String text) {
    Words.clean("password", text);
    // a secret's placeholder holds a colon of its own; what replaces it needs no escape
    return text.startsWith("{{secret:") ? text : text.replace("\\", "\\\\").replace(":", "\\:");
  }
}
