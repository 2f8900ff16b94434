package pairkeeper.web.failure;

import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The number by which a failure is found in the log: eight hexadecimal digits. */
final class Reference {
  private static final System.Logger LOG = System.getLogger(Reference.class.getName());
  private static final SecureRandom RANDOM = new SecureRandom();

  private Reference() {}

  /**
   * Writes a failure into the log.
   *
   * @param why may be null, when only the page is known
   * @param page address as the browser sent it
   * @return its number
   */
  static String noted(Throwable why, Object page) {
    byte[] number = new byte[4];
    RANDOM.nextBytes(number);
    String reference = HexFormat.of().formatHex(number);
    LOG.log(Level.ERROR, "reference " + reference + ", page " + plain(page), why);
    return reference;
  }

  /** Whether somebody could have got it from us. */
  static boolean possible(String text) {
    return text != null && text.matches("[0-9a-f]{8}");
  }

  private static String plain(Object uri) {
    return String.valueOf(uri).replaceAll("[^\\x21-\\x7e]", "?");
  }
}
