package pairkeeper.launch;

import java.security.SecureRandom;
import java.util.Optional;

/**
 * Hands a password for the first administrator to the war and learns whether it was used. They
 * speak by system properties, since the war has a class loader of its own: {@code
 * pairkeeper.first-password} is read and cleared by the war when it makes the first administrator,
 * which then sets {@code pairkeeper.first-password.used}.
 */
final class FirstPassword {
  static final String OFFERED = "pairkeeper.first-password";
  static final String USED = "pairkeeper.first-password.used";

  // without 0 O 1 l I, which people mistype
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final int LENGTH = 20;

  private final String password;
  private final boolean generated;

  private FirstPassword(String password, boolean generated) {
    this.password = password;
    this.generated = generated;
  }

  /** Offers the given password, or a random one of 116 bits. */
  static FirstPassword offer(Optional<String> given) {
    FirstPassword first =
        new FirstPassword(given.orElseGet(FirstPassword::random), given.isEmpty());
    System.setProperty(OFFERED, first.password);
    return first;
  }

  private static String random() {
    SecureRandom random = new SecureRandom();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return word.toString();
  }

  /** The generated password, if the war has just made it the first administrator's. */
  Optional<String> toShow() {
    System.clearProperty(OFFERED);
    boolean used = Boolean.parseBoolean(System.clearProperty(USED));
    return used && generated ? Optional.of(password) : Optional.empty();
  }
}
