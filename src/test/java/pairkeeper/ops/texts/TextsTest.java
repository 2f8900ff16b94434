package pairkeeper.ops.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import pairkeeper.core.model.Text;

/** Texts come out in the reader's language, whatever the machine's is. */
class TextsTest {
  private static final Locale PL = Locale.forLanguageTag("pl");
  private static final Locale RU = Locale.forLanguageTag("ru");
  private static final Locale PT = Locale.forLanguageTag("pt-BR");

  private final Texts texts = new Texts();

  @Test
  void says_a_text_in_each_language() {
    assertThat(texts.say("common.nav.fleet", Locale.ENGLISH)).isEqualTo("Fleet");
    assertThat(texts.say("common.nav.fleet", PT)).isEqualTo("Frota");
    assertThat(texts.say("common.nav.fleet", PL)).isEqualTo("Flota");
    assertThat(texts.say("common.nav.fleet", RU)).isEqualTo("Парк");
  }

  @Test
  void never_falls_back_to_the_machines_language() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(PT);
      var onPortugueseMachine = new Texts();
      assertThat(onPortugueseMachine.say("common.nav.fleet", Locale.ENGLISH)).isEqualTo("Fleet");
      assertThat(onPortugueseMachine.say("common.nav.fleet", Locale.JAPAN)).isEqualTo("Fleet");
      assertThat(onPortugueseMachine.say(Text.of("common.unit.kb", "n", "1.5"), Locale.ENGLISH))
          .isEqualTo("1.5\u00a0kB");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void chooses_slavic_plurals() {
    assertThat(running(1, PL)).isEqualTo("1 wymaga człowieka");
    assertThat(running(3, PL)).isEqualTo("3 wymagają człowieka");
    assertThat(running(12, PL)).isEqualTo("12 wymaga człowieka");
    assertThat(running(21, RU)).isEqualTo("21 требует человека");
    assertThat(running(4, RU)).isEqualTo("4 требуют человека");
  }

  @Test
  void shows_an_unknown_key_instead_of_hiding_it() {
    assertThat(texts.say("common.no-such-text", PL)).isEqualTo("⟨common.no-such-text⟩");
  }

  @Test
  void writes_figures_by_the_argument_s_name() {
    var zone = ZoneId.of("Europe/Warsaw");
    assertThat(texts.say(Text.of("common.polling", "seconds", 10), PL)).isEqualTo("co 10\u00a0s");
    assertThat(texts.say(Text.of("common.lag.was", "amount", "88 kB"), RU)).isEqualTo("было 88 kB");
    assertThat(texts.say(Text.of("common.run.eta", "time", "2026-11-20T02:12:40Z"), PL, zone))
        .isEqualTo("koniec około 20 lis 2026 03:12:40 CET");
  }

  @Test
  void never_reads_a_person_s_text_as_a_pattern() {
    assertThat(texts.say(Text.of("common.lag.was", "amount", "{n} 'x' <b>"), Locale.ENGLISH))
        .isEqualTo("was {n} 'x' <b>");
  }

  private String running(int n, Locale reader) {
    return texts.say(Text.of("common.nav.person", "n", n), reader);
  }
}
