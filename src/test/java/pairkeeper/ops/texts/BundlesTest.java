package pairkeeper.ops.texts;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every text exists in all four languages, says the same, and is written by the rules. */
class BundlesTest {
  private static final Map<Language, Set<String>> FORMS =
      Map.of(
          Language.ENGLISH, Set.of("one", "other"),
          Language.PORTUGUESE, Set.of("one", "other"),
          Language.POLISH, Set.of("one", "few", "many", "other"),
          Language.RUSSIAN, Set.of("one", "few", "many", "other"));

  private interface Check {
    void on(String area, Language language, String key, String pattern, Properties english);
  }

  private final ArrayList<String> wrong = new ArrayList<>();

  @Test
  void every_key_exists_in_all_languages() throws IOException {
    for (String area : BundleFiles.areas()) {
      Set<String> english = keys(area, Language.ENGLISH);
      for (Language language : Language.values()) {
        Set<String> there = keys(area, language);
        english.stream()
            .filter(k -> !there.contains(k))
            .forEach(k -> wrong.add(k + " is missing in " + language.tag()));
        there.stream()
            .filter(k -> !english.contains(k))
            .forEach(k -> wrong.add(k + " is in " + language.tag() + " but not in English"));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void every_key_starts_with_its_area_and_is_written_once() throws IOException {
    for (String area : BundleFiles.areas()) {
      for (Language language : Language.values()) {
        Path file = BundleFiles.file(area, language);
        if (!Files.exists(file)) {
          continue;
        }
        var seen = new HashSet<String>();
        for (String line : Files.readAllLines(file)) {
          if (!line.matches("[a-z0-9].*=.*")) {
            continue;
          }
          String key = line.substring(0, line.indexOf('=')).strip();
          if (!key.startsWith(area + ".") || !key.matches("[a-z0-9][a-z0-9.-]*")) {
            wrong.add(file + ": " + key + " does not start with " + area + ".");
          }
          if (!seen.add(key)) {
            wrong.add(file + ": " + key + " twice");
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** Seconds and bytes come with their unit, in the reader's language. */
  @Test
  void no_figure_is_given_its_unit_twice() throws IOException {
    each((area, language, key, pattern, english) -> {
      if (pattern.matches(
          "(?su).*\\{[a-zA-Z]*([sS]econds|[bB]ytes)} ([kMG]?B|[sс])(?![\\p{L}]).*")) {
        wrong.add(key + " in " + language.tag());
      }
    });
    assertThat(wrong).isEmpty();
  }

  @Test
  void every_pattern_is_valid_and_none_is_empty() throws IOException {
    each((area, language, key, pattern, english) -> {
      if (pattern.isBlank()) {
        wrong.add(key + " is empty in " + language.tag());
      }
      try {
        new MessageFormat(pattern, ULocale.forLocale(language.locale()));
      } catch (IllegalArgumentException e) {
        wrong.add(key + " in " + language.tag() + ": " + e.getMessage());
      }
    });
    assertThat(wrong).isEmpty();
  }

  @Test
  void no_pattern_writes_a_figure_by_itself_since_figures_come_in_as_words() throws IOException {
    each((area, language, key, pattern, english) -> {
      if (pattern.matches("(?s).*\\{\\w+, *(number|date|time)\\b.*")) {
        wrong.add(key + " in " + language.tag());
      }
    });
    assertThat(wrong).isEmpty();
  }

  @Test
  void every_language_uses_the_same_arguments_and_they_have_names() throws IOException {
    each((area, language, key, pattern, english) -> {
      Set<String> own = BundleFiles.arguments(pattern);
      Set<String> original = BundleFiles.arguments(english.getProperty(key, pattern));
      if (!own.equals(original)) {
        wrong.add(key + " in " + language.tag() + " has " + own + ", not " + original);
      }
      own.stream()
          .filter(n -> n.startsWith("a number"))
          .forEach(n -> wrong.add(key + " in " + language.tag() + ": argument is " + n));
    });
    assertThat(wrong).isEmpty();
  }

  @Test
  void plurals_have_every_form_of_the_language() throws IOException {
    each((area, language, key, pattern, english) ->
        BundleFiles.plurals(pattern).stream()
            .filter(forms -> !forms.containsAll(FORMS.get(language)))
            .forEach(forms -> wrong.add(key + " in " + language.tag() + " has only " + forms)));
    assertThat(wrong).isEmpty();
  }

  @Test
  void apostrophes_are_doubled_unless_they_quote_a_brace() throws IOException {
    each((area, language, key, pattern, english) -> {
      if (pattern.replaceAll("'[{}]+'|''", "").contains("'")) {
        wrong.add(key + " in " + language.tag() + ": write '' (or ’): " + pattern);
      }
    });
    assertThat(wrong).isEmpty();
  }

  @Test
  void every_key_that_sources_and_pages_ask_for_exists() throws IOException {
    var known = new HashSet<String>();
    for (String area : BundleFiles.areas()) {
      known.addAll(keys(area, Language.ENGLISH));
    }
    for (String asked : BundleFiles.keysInUse()) {
      String key = asked.substring(0, asked.indexOf(' '));
      boolean there =
          key.endsWith("…")
              ? known.stream().anyMatch(k -> k.startsWith(key.substring(0, key.length() - 1)))
              : known.contains(key);
      if (!there) {
        wrong.add("no text " + asked);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void no_text_says_master_or_slave() throws IOException {
    each((area, language, key, pattern, english) -> {
      if (pattern.matches("(?iu).*\\b(master|slave|мастер|слейв|ведомый)\\b.*")) {
        wrong.add(key + " in " + language.tag() + ": " + pattern);
      }
    });
    assertThat(wrong).isEmpty();
  }

  private void each(Check check) throws IOException {
    for (String area : BundleFiles.areas()) {
      Properties english = BundleFiles.read(BundleFiles.file(area, Language.ENGLISH));
      for (Language language : Language.values()) {
        Properties bundle = BundleFiles.read(BundleFiles.file(area, language));
        for (String key : bundle.stringPropertyNames()) {
          check.on(area, language, key, bundle.getProperty(key), english);
        }
      }
    }
  }

  private static Set<String> keys(String area, Language language) throws IOException {
    return BundleFiles.read(BundleFiles.file(area, language)).stringPropertyNames();
  }
}
