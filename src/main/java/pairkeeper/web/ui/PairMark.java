package pairkeeper.web.ui;

import java.util.Locale;
import java.util.UUID;

/**
 * The sign that tells two pairs apart in two browser tabs: two letters on one of eight colours.
 *
 * @param hue 0 to 7, a class {@code hue-<n>} of the stylesheet; the same for a pair for ever
 * @param letters initials of the name's words: {@code aurora-ris} is AR
 */
public record PairMark(int hue, String letters) {

  public static PairMark of(UUID id, String name) {
    // UUIDv7 begins with the time, so that pairs made together differ only in the low bits
    int hue = Math.floorMod(Long.hashCode(id.getLeastSignificantBits()), 8);
    return new PairMark(hue, letters(name));
  }

  private static String letters(String name) {
    String[] words = name.strip().split("[^\\p{L}\\p{N}]+");
    var letters = new StringBuilder();
    for (String word : words) {
      if (!word.isEmpty() && letters.codePoints().count() < 2) {
        letters.appendCodePoint(word.codePointAt(0));
      }
    }
    if (letters.codePoints().count() == 1
        && name.strip().codePointCount(0, name.strip().length()) > 1) {
      letters.appendCodePoint(name.strip().codePointAt(name.strip().offsetByCodePoints(0, 1)));
    }
    return letters.toString().toUpperCase(Locale.ROOT);
  }
}
