package pairkeeper.core.access;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/**
 * What a password chosen by a person must be: long, and not the obvious. Signs of many kinds are
 * not asked for (NIST SP 800-63B, 3.1.1.2).
 */
public final class PasswordRule {
  /** In characters. */
  public static final int LEAST = 12;

  /** In characters; bounds the work of hashing. */
  public static final int MOST = 200;

  private static final Set<String> OBVIOUS =
      Set.of("password", "passwort", "qwerty", "123456", "pairkeeper", "postgres", "postgresql");

  private PasswordRule() {}

  /**
   * Goes on only when the password may be used.
   *
   * @param field where the refusal is shown
   * @param name the person's sign-in name, which it must not merely repeat
   * @throws Refused saying what to do
   */
  public static void check(String field, String password, String name) {
    if (password == null || password.codePointCount(0, password.length()) < LEAST) {
      throw new Refused(field, Text.of("access.refused.password-short", "least", LEAST));
    }
    if (password.length() > MOST) {
      throw new Refused(field, Text.of("access.refused.password-long", "most", MOST));
    }
    String left = password.toLowerCase(Locale.ROOT).replace(name, "");
    for (String word : OBVIOUS) {
      left = left.replace(word, "");
    }
    if (left.chars().distinct().count() < 4) {
      throw new Refused(field, Text.of("access.refused.password-obvious"));
    }
  }

  /** The form in which a password is hashed: the same however a keyboard composes its letters. */
  public static String normal(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }
}
