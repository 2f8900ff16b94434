package pairkeeper.ops.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The reader's language is found from what a browser or an account says. */
class LanguageTest {

  @Test
  void takes_the_first_language_that_the_console_speaks() {
    assertThat(Language.accepted("de-DE,de;q=0.9,pl;q=0.8,en;q=0.5")).isEqualTo(Language.POLISH);
    assertThat(Language.accepted("pt-PT,pt;q=0.9")).isEqualTo(Language.PORTUGUESE);
    assertThat(Language.accepted("ru-RU")).isEqualTo(Language.RUSSIAN);
    assertThat(Language.accepted("en-GB,en;q=0.7")).isEqualTo(Language.ENGLISH);
  }

  @Test
  void speaks_english_where_nothing_fits() {
    assertThat(Language.accepted("ja")).isEqualTo(Language.ENGLISH);
    assertThat(Language.accepted(null)).isEqualTo(Language.ENGLISH);
    assertThat(Language.accepted(";;;q=")).isEqualTo(Language.ENGLISH);
    assertThat(Language.of(Locale.JAPAN)).isEqualTo(Language.ENGLISH);
    assertThat(Language.of("../../etc")).isEmpty();
  }

  @Test
  void names_its_bundle_files() {
    assertThat(Language.PORTUGUESE.suffix()).isEqualTo("pt_BR");
    assertThat(Language.PORTUGUESE.tag()).isEqualTo("pt-BR");
  }
}
