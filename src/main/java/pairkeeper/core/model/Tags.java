package pairkeeper.core.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * Short words by which people group things, in lower case, sorted, each once.
 *
 * @param words each of letters, digits, dot, dash, underscore or colon, at most 40 characters
 */
public record Tags(List<String> words) {
  private static final int MOST = 20;
  private static final Tags NONE = new Tags(List.of());

  public Tags {
    words = List.copyOf(words);
    for (String word : words) {
      if (!word.matches("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._:-]{0,39}")) {
        throw new Refused("tags", Text.of("inventory.refused.tag", "tag", word));
      }
    }
    if (words.size() > MOST) {
      throw new Refused("tags", Text.of("inventory.refused.tags", "most", MOST));
    }
  }

  public static Tags none() {
    return NONE;
  }

  /**
   * @throws Refused when a word holds another sign, or there are more than 20
   */
  public static Tags of(Collection<String> words) {
    var sorted = new TreeSet<String>();
    words.forEach(w -> sorted.add(w.strip().toLowerCase(Locale.ROOT)));
    sorted.remove("");
    return new Tags(new ArrayList<>(sorted));
  }

  /**
   * As people type them: between commas or blanks.
   *
   * @throws Refused see {@link #of(Collection)}
   */
  public static Tags typed(String text) {
    return text == null ? NONE : of(List.of(text.split("[,;\\s]+")));
  }

  @Override
  public String toString() {
    return String.join(" ", words);
  }
}
