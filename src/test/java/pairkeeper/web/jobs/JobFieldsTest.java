package pairkeeper.web.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

/** Every kind of job has what the pages show of it. */
class JobFieldsTest {
  @Test
  void every_kind_has_its_words_and_its_three_parts_of_pages() {
    ResourceBundle words = ResourceBundle.getBundle("i18n.kinds", java.util.Locale.ENGLISH);
    for (String kind : JobFields.KINDS) {
      for (String word : new String[] {"word", "short", "sub", "heading", "what"}) {
        assertThat(words.containsKey("kinds." + kind + "." + word)).as(kind + " " + word).isTrue();
      }
      for (String part : new String[] {"what", "how", "page"}) {
        assertThat(Files.exists(Path.of("webapp/WEB-INF/jobs/kinds", kind + "-" + part + ".xhtml")))
            .as(kind + " " + part)
            .isTrue();
      }
    }
  }
}
