package pairkeeper.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * All Java here has the one form that google-java-format gives it. {@code mvn test
 * -Dtest=FormatTest -Dformat=write} writes it.
 *
 * <p>A test and no plugin: the formatter has to read what the sources are written in, and runs on
 * the toolchain's JDK here, not on the one that runs Maven.
 */
class FormatTest {
  private static final Formatter FORMATTER = new Formatter();

  @Test
  void every_source_has_the_one_form() throws IOException {
    List<Path> others = sources().parallel().filter(FormatTest::hasAnotherForm).toList();
    if ("write".equals(System.getProperty("format"))) {
      for (Path file : others) {
        Files.writeString(file, formed(Files.readString(file)));
      }
    } else {
      assertThat(others)
          .as("written otherwise: mvn test -Dtest=FormatTest -Dformat=write")
          .isEmpty();
    }
  }

  @Test
  void a_planted_other_form_is_found() {
    assertThat(formed("class Odd{int  x;}")).isEqualTo("class Odd {\n  int x;\n}\n");
  }

  private static Stream<Path> sources() throws IOException {
    return Files.walk(Path.of("src")).filter(file -> file.toString().endsWith(".java"));
  }

  private static boolean hasAnotherForm(Path file) {
    try {
      String now = Files.readString(file);
      return !formed(now).equals(now);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String formed(String source) {
    try {
      return FORMATTER.formatSourceAndFixImports(source);
    } catch (FormatterException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
