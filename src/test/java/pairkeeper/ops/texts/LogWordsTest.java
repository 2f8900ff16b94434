package pairkeeper.ops.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pairkeeper.core.model.Text;
import pairkeeper.core.serverlog.LogSeverity;
import pairkeeper.core.serverlog.LogSign;

/** What people are told of a server's log. */
class LogWordsTest {
  private final Texts texts = new Texts();

  private String found(String what, int more, Locale reader) {
    return texts.say(
        new Text(
            "logs.run.found",
            Map.of("what", what, "server", "db1", "n", 3, "text", "it's {so}", "more", more)),
        reader);
  }

  @Test
  void it_says_what_it_is_where_how_often_and_in_the_servers_words() {
    assertThat(found("damage", 2, Locale.ENGLISH))
        .isEqualTo("Damaged data in the log of db1, 3 times: it's {so}; and 2 more matters");
    assertThat(found("panic", 0, Locale.ENGLISH))
        .isEqualTo("PANIC in the log of db1, 3 times: it's {so}");
  }

  @Test
  void every_sign_severity_and_reason_has_its_words_in_every_language() {
    for (String language : List.of("en", "pt-BR", "pl", "ru")) {
      Locale reader = Locale.forLanguageTag(language);
      String plain = found("something-else", 1, reader);
      for (LogSign sign : LogSign.values()) {
        if (sign != LogSign.NONE) {
          assertThat(found(sign.word(), 1, reader)).as(language).isNotEqualTo(plain);
          assertThat(texts.say(Text.of("logs.sign." + sign.word()), reader)).doesNotContain("⟨");
        }
      }
      for (LogSeverity severity : LogSeverity.values()) {
        assertThat(texts.say(Text.of("logs.severity." + severity.word()), reader))
            .doesNotContain("⟨");
      }
      for (String how : List.of("yes", "syslog", "absent", "nofolder", "unreadable", "empty")) {
        var words = Map.<String, Object>of("how", how, "server", "db1", "log", "/l", "bytes", 5);
        assertThat(texts.say(new Text("guards.log-found.read", words), reader))
            .as("%s in %s", how, language)
            .contains("db1", "/l")
            .doesNotContain("{", "⟨");
      }
    }
  }
}
