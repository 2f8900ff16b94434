package pairkeeper.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The middle of long output is left out, and it is said how much. */
class KeptOutputTest {
  @Test
  void short_output_is_kept_as_it_is() {
    assertThat(KeptOutput.of("one\ntwo\n")).isEqualTo("one\ntwo\n");
  }

  @Test
  void output_of_exactly_the_kept_size_loses_nothing() {
    String whole = "x".repeat(KeptOutput.HEAD + KeptOutput.TAIL);

    assertThat(KeptOutput.of(whole)).isEqualTo(whole);
  }

  @Test
  void pieces_give_the_same_as_the_whole() {
    var kept = new KeptOutput();
    var whole = new StringBuilder();
    for (int i = 0; i < 60_000; i++) {
      kept.add("line " + i + "\n");
      whole.append("line ").append(i).append('\n');
    }

    assertThat(kept.text()).isEqualTo(KeptOutput.of(whole.toString()));
    assertThat(kept.text()).startsWith("line 0\n").endsWith("line 59999\n");
  }

  @Test
  void nul_which_no_database_keeps_becomes_its_symbol() {
    assertThat(KeptOutput.of("a\0b")).isEqualTo("a␀b");
  }
}
