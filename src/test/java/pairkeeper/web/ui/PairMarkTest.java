package pairkeeper.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The sign of a pair: two letters on one of eight colours. */
class PairMarkTest {

  @Test
  void takes_the_initials_of_two_words() {
    assertThat(letters("aurora-ris")).isEqualTo("AR");
    assertThat(letters("łukasz his")).isEqualTo("ŁH");
    assertThat(letters("больница_7")).isEqualTo("Б7");
  }

  @Test
  void takes_two_letters_of_a_single_word() {
    assertThat(letters("pacs")).isEqualTo("PA");
    assertThat(letters("x")).isEqualTo("X");
    assertThat(letters("--")).isEmpty();
  }

  @Test
  void gives_a_pair_the_same_colour_for_ever() {
    for (long i = 0; i < 100; i++) {
      var id = new UUID(7, i * 0x9E3779B97F4A7C15L);
      assertThat(PairMark.of(id, "a").hue()).isBetween(0, 7).isEqualTo(PairMark.of(id, "b").hue());
    }
  }

  private static String letters(String name) {
    return PairMark.of(new UUID(1, 1), name).letters();
  }
}
