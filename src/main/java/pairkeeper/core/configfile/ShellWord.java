package pairkeeper.core.configfile;

import java.util.regex.Pattern;

/** One word of a POSIX sh command line: the only place that knows how sh quotes. */
public final class ShellWord {
  /**
   * Needs no quotes to be read as itself, wherever it stands; the equals sign makes an assignment.
   */
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_./:@%+,-]+");

  private ShellWord() {}

  /**
   * The text in single quotes, each {@code '} in it as {@code '\''}; sh reads it back unchanged.
   *
   * @throws IllegalArgumentException when it holds NUL, which no word can
   */
  public static String quote(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("NUL in a shell word");
    }
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /** Quoted only where it has to be: for people to read. */
  public static String readable(String text) {
    return HARMLESS.matcher(text).matches() ? text : quote(text);
  }
}
