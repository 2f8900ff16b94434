package pairkeeper.ops.team;

import java.security.SecureRandom;
import java.util.Base64;
import pairkeeper.core.plan.Secret;

/** Makes what nobody can guess: session tokens, API keys, first passwords. */
final class Keys {
  /** Without letters and digits that people confuse. */
  private static final String SIGNS = "abcdefghijkmnpqrstuvwxyz23456789";

  private static final int KEY_BYTES = 32;
  private static final int GROUPS = 5;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Keys() {}

  /** 256 bits, safe in cookies and headers. */
  static Secret key() {
    byte[] bytes = new byte[KEY_BYTES];
    RANDOM.nextBytes(bytes);
    return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** 100 bits that a person can read out: {@code k3xm-9vta-...}. */
  static Secret password() {
    var text = new StringBuilder();
    for (int i = 0; i < GROUPS * 4; i++) {
      text.append(i > 0 && i % 4 == 0 ? "-" : "");
      text.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
    }
    return Secret.of(text.toString());
  }
}
