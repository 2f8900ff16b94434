package pairkeeper.core.configfile;

/** Text of a password file as libpq reads it. */
public final class PgPass {
  private PgPass() {}

  /**
   * One entry; colon and backslash are escaped in every field.
   *
   * @throws IllegalArgumentException for a line break or a NUL
   */
  public static String line(
      String host, String port, String database, String user, String password) {
    return String.join(
        ":", field(host), field(port), field(database), field(user), field(password));
  }

  private static String field(String text) {
    if (text.chars().anyMatch(c -> c == '\n' || c == '\r' || c == 0)) {
      throw new IllegalArgumentException("line break or NUL in a password file");
    }
    // a secret's placeholder holds a colon of its own; what replaces it needs no escape
    return text.startsWith("{{secret:") ? text : text.replace("\\", "\\\\").replace(":", "\\:");
  }
}
