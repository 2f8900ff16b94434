package pairkeeper.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void any_script_and_any_sign_is_taken() {
    for (String text :
        new String[] {"Łódź", "№ 7", "'\";$()\\`", "-rf", "../x", "𝒳 😀", "{{x}}"}) {
      assertThat(Words.line("name", text, 120)).isEqualTo(text);
    }
  }

  @Test
  void what_would_break_a_line_or_turn_it_round_is_refused() {
    for (int c : new int[] {0, '\n', '\r', '\t', 0x1b, 0x7f, 0x85, 0x2028, 0x202e, 0xd800}) {
      String text = "a" + new String(Character.toChars(c)) + "b";
      assertThatThrownBy(() -> Words.line("name", text, 120))
          .as("U+%04X", c)
          .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.field()).isEqualTo("name"));
    }
  }

  @Test
  void too_long_and_blank_are_refused() {
    assertThatThrownBy(() -> Words.line("name", "x".repeat(65536), 120))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> Words.line("name", " ", 120)).isInstanceOf(Refused.class);
    assertThat(Words.line("place", "", 0, 120)).isEmpty();
  }

  @Test
  void a_page_may_have_lines_and_tabs() {
    assertThat(Words.page("note", "a\n\tb", 10)).isEqualTo("a\n\tb");
    assertThatThrownBy(() -> Words.page("note", "a\0b", 10)).isInstanceOf(Refused.class);
  }

  @Test
  void tags_are_sorted_lower_case_and_each_once() {
    assertThat(Tags.typed("Prod, his  prod;łódź").words()).containsExactly("his", "prod", "łódź");
    assertThatThrownBy(() -> Tags.typed("a'b")).isInstanceOf(Refused.class);
  }
}
