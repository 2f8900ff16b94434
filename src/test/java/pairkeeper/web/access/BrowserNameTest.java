package pairkeeper.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Browsers are called as people call them. */
class BrowserNameTest {

  @Test
  void browsers_that_call_themselves_several_are_told_apart() {
    String chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/120 Safari/537.36";
    assertThat(BrowserName.of(chrome)).isEqualTo("Chrome, Linux");
    assertThat(BrowserName.of(chrome + " Edg/120")).isEqualTo("Edge, Linux");
    assertThat(BrowserName.of("Mozilla/5.0 (iPhone; CPU Mac OS X) Safari/604"))
        .isEqualTo("Safari, iPhone");
  }

  @Test
  void others_are_shown_as_they_call_themselves() {
    assertThat(BrowserName.of("curl/8.5")).isEqualTo("curl/8.5");
    assertThat(BrowserName.of("x".repeat(300))).hasSize(60);
  }
}
