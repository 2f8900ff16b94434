package pairkeeper.store.inventory;

import java.util.Locale;

/**
 * What people search for, as a pattern for {@code like ... escape '!'}, in which nothing is
 * special.
 */
final class Like {
  private Like() {}

  static String containing(String words) {
    return "%" + escaped(words.strip().toLowerCase(Locale.ROOT)) + "%";
  }

  static String escaped(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }
}
