package pairkeeper.core.hook;

import java.util.List;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.model.Words;
import pairkeeper.core.plan.SaidRef;
import pairkeeper.core.plan.SecretRef;

/**
 * The words of a program that people write: 1 to {@value #MOST_WORDS}, together at most {@value
 * #MOST_CHARACTERS} characters, each one line, given to the program as they are.
 */
public final class CommandWords {
  private static final int MOST_WORDS = 100;
  private static final int MOST_CHARACTERS = 4000;

  private CommandWords() {}

  /**
   * The words, if they can be carried out.
   *
   * @param field to which a refusal belongs
   * @throws Refused when they are no program, too many, or hold what cannot be a word of one
   */
  public static List<String> require(String field, List<String> words) {
    if (words.isEmpty() || words.getFirst().isBlank()) {
      throw new Refused(field, Text.of("hooks.refused.command-missing"));
    }
    if (words.getFirst().startsWith("-") || words.getFirst().contains("=")) {
      throw new Refused(field, Text.of("hooks.refused.program", "word", words.getFirst()));
    }
    if (words.size() > MOST_WORDS
        || words.stream().mapToInt(String::length).sum() > MOST_CHARACTERS) {
      throw new Refused(
          field,
          Text.of("hooks.refused.command-long", "words", MOST_WORDS, "most", MOST_CHARACTERS));
    }
    words.forEach(word -> plain(field, word));
    return List.copyOf(words);
  }

  private static void plain(String field, String word) {
    Words.line(field, word, 0, MOST_CHARACTERS);
    if (SecretRef.PLACEHOLDER.matcher(word).find() || SaidRef.PLACEHOLDER.matcher(word).find()) {
      throw new Refused(field, Text.of("hooks.refused.placeholder"));
    }
  }
}
