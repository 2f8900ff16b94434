package pairkeeper.ops.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import pairkeeper.core.archive.Need;
import pairkeeper.core.model.Text;

/** What a plan that removes archived WAL says before it does. */
class PruneWordsTest {
  private final Texts texts = new Texts();

  private String effect(String any, String kind, Locale reader) {
    var words = new HashMap<String, Object>();
    words.put("any", any);
    words.put("n", any.equals("no") ? 0 : 11);
    words.put("bytes", 184549376L);
    words.put("first", "000000010000000000000005");
    words.put("last", "00000001000000000000000F");
    words.put("file", "000000010000000000000010");
    words.put("days", 7);
    words.put("kind", kind);
    words.put("who", "20261119T020000Z");
    words.put("stay", 29);
    words.put("stayBytes", 486539264L);
    words.put("path", "/srv/archive");
    words.put("server", "vn-db1");
    return texts
        .say(new Text("steps.archive-prune.prune.effect", words), reader)
        .replace('\u00a0', ' ');
  }

  @Test
  void it_says_what_goes_what_stays_and_who_needs_the_rest() {
    assertThat(effect("yes", "backup", Locale.ENGLISH))
        .isEqualTo(
            "176 MB: 000000010000000000000005 to 00000001000000000000000F, all before"
                + " 000000010000000000000010 and older than 7 days; what follows is needed by the"
                + " backup 20261119T020000Z. 29 files stay, 464 MB; each file is looked into before"
                + " it goes.");
    assertThat(effect("no", "standby", Locale.ENGLISH))
        .startsWith("nothing there lies before 000000010000000000000010 and is older than 7 days;")
        .contains("needed by the standby 20261119T020000Z. 29 files stay");
  }

  @Test
  void every_need_has_its_words_in_every_language() {
    for (String language : List.of("en", "pt-BR", "pl", "ru")) {
      Locale reader = Locale.forLanguageTag(language);
      String plain = effect("yes", "something-else", reader);
      for (Need.Kind kind : Need.Kind.values()) {
        assertThat(effect("yes", kind.word(), reader))
            .as("%s in %s", kind, language)
            .isNotEqualTo(plain)
            .contains("20261119T020000Z")
            .doesNotContain("{", "⟨");
      }
    }
  }
}
