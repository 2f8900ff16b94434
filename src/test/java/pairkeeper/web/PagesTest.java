package pairkeeper.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** What can be said of every page without a browser. */
class PagesTest {
  private static final Pattern OPERATOR_AS_NAME =
      Pattern.compile(
          "[#$]\\{[^}]*\\.(empty|not|and|or|eq|ne|lt|gt|le|ge|div|mod|instanceof|true|false|null)\\b[^}]*}");
  private static final Pattern INLINE_SCRIPT =
      Pattern.compile(
          "<script(?![^>]*\\bsrc=)|\\son[a-z]+=\"|javascript:", Pattern.CASE_INSENSITIVE);
  private static final Pattern WORDS_OUTSIDE_BUNDLES =
      Pattern.compile(">\\s*[^<>#{}&\\s][^<>#{}]*\\p{L}{4,}[^<>#{}]*<");

  @Test
  void are_well_formed() throws IOException {
    var wrong = new ArrayList<String>();
    for (Path page : pages()) {
      try {
        var parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        parser.setErrorHandler(null);
        parser.parse(new InputSource(new StringReader(Files.readString(page))));
      } catch (Exception e) {
        wrong.add(page + ": " + e.getMessage());
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void name_no_property_like_an_operator_of_el() throws IOException {
    assertThat(found(OPERATOR_AS_NAME, "'[^']*'")).isEmpty();
  }

  @Test
  void hold_no_inline_script() throws IOException {
    assertThat(found(INLINE_SCRIPT, "(?!)")).isEmpty();
  }

  @Test
  void hold_no_words_of_their_own() throws IOException {
    assertThat(found(WORDS_OUTSIDE_BUNDLES, "PostgreSQL|Pairkeeper")).isEmpty();
  }

  private static List<String> found(Pattern pattern, String leftOut) throws IOException {
    var found = new ArrayList<String>();
    for (Path page : pages()) {
      String text = Files.readString(page).replaceAll("(?s)<!--.*?-->", "").replaceAll(leftOut, "");
      var matcher = pattern.matcher(text);
      while (matcher.find()) {
        found.add(page + ": " + matcher.group());
      }
    }
    return found;
  }

  private static List<Path> pages() throws IOException {
    try (var all = Files.walk(Path.of("webapp"))) {
      return all.filter(f -> f.toString().endsWith(".xhtml")).sorted().toList();
    }
  }
}
