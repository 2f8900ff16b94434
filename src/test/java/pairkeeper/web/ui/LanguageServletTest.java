package pairkeeper.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** After switching the language one is back on the same page, and never on another site. */
class LanguageServletTest {

  @ParameterizedTest
  @ValueSource(strings = {"/", "/fleet/index.xhtml?state=watch&q=a%20b", "/runs/run.xhtml?id=1"})
  void goes_back_to_a_page_of_this_console(String path) {
    assertThat(LanguageServlet.back(path)).isEqualTo(path);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "//evil",
        "/\\evil",
        "https://evil",
        "evil",
        "/a\r\nSet-Cookie: x",
        "/a\\b",
        "/ź"
      })
  void goes_to_the_start_otherwise(String path) {
    assertThat(LanguageServlet.back(path)).isEqualTo("/");
  }
}
