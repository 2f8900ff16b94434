package pairkeeper.core.model;

/**
 * What free text of people may hold: any script and any sign, but no control characters, which
 * could break a generated file or a log, and not more than its column takes.
 */
public final class Words {
  private Words() {}

  /**
   * A text of one line that must not be blank.
   *
   * @param most its greatest length in characters
   * @throws Refused when it is blank, too long, or has a line break or another control character
   */
  public static String line(String field, String text, int most) {
    return line(field, text, 1, most);
  }

  /**
   * A text of one line.
   *
   * @param least 0 when it may be empty
   * @throws Refused see {@link #line(String, String, int)}
   */
  public static String line(String field, String text, int least, int most) {
    if (text == null || text.isBlank() && least > 0) {
      throw new Refused(field, Text.of("inventory.refused.missing"));
    }
    if (text.codePoints().anyMatch(Words::breaks)) {
      throw new Refused(field, Text.of("inventory.refused.control"));
    }
    return sized(field, text, most);
  }

  /**
   * A text of many lines, which may be empty.
   *
   * @throws Refused when it is too long or has a control character other than line break and tab
   */
  public static String page(String field, String text, int most) {
    if (text == null) {
      throw new Refused(field, Text.of("inventory.refused.missing"));
    }
    if (text.codePoints().anyMatch(c -> breaks(c) && c != '\n' && c != '\r' && c != '\t')) {
      throw new Refused(field, Text.of("inventory.refused.control"));
    }
    return sized(field, text, most);
  }

  private static String sized(String field, String text, int most) {
    if (text.length() > most) {
      throw new Refused(field, Text.of("inventory.refused.long", "most", most));
    }
    return text;
  }

  // also the line separators of Unicode, and the marks that turn the direction of what follows
  private static boolean breaks(int c) {
    return Character.isISOControl(c)
        || c == 0x2028
        || c == 0x2029
        || c >= 0x202A && c <= 0x202E
        || c >= 0x2066 && c <= 0x2069
        || c >= 0xD800 && c <= 0xDFFF;
  }
}
