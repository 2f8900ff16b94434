package pairkeeper.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules that class files don't show: words in texts, names of files, the opening sentence. */
class SourcesTest {
  private static final Path MAIN = Path.of("src/main/java/pairkeeper");
  private static final Pattern SERVER_WORDS =
      Pattern.compile(
          "\"[^\"\\n]*(systemctl|pg_ctlcluster|/etc/postgresql|/(var|usr)/lib/postgresql)");
  private static final Pattern EMPTY_NAMES =
      Pattern.compile("(Impl|Manager|Helper|Utils?)\\.java$");
  private static final Pattern OTHER_WORDS_FOR_ROLES =
      Pattern.compile("(?i)\\b(master|slave)s?\\b(?! key)");
  // the parser of expressions refuses them after a dot
  private static final Pattern EL_WORD_AS_PROPERTY =
      Pattern.compile(
          "[#$]\\{(?:[^}']|'[^']*')*\\w\\.(empty|and|or|not|eq|ne|lt|gt|le|ge|div|mod|instanceof|true|false|null)\\b");
  private static final Pattern OPENING_SENTENCE = Pattern.compile("(?m)^/\\*\\*");

  @Test
  void only_core_platform_knows_service_commands_and_paths() throws IOException {
    assertThat(
            filesWith(SERVER_WORDS).filter(file -> !file.startsWith(MAIN.resolve("core/platform"))))
        .isEmpty();
  }

  @Test
  void a_planted_service_command_is_found() {
    assertThat(SERVER_WORDS.matcher("List.of(\"systemctl\", \"stop\")").find()).isTrue();
    assertThat(SERVER_WORDS.matcher("// systemctl is asked by core.platform").find()).isFalse();
  }

  @Test
  void no_file_has_an_empty_name() throws IOException {
    assertThat(sources().filter(file -> EMPTY_NAMES.matcher(file.toString()).find())).isEmpty();
  }

  @Test
  void a_planted_empty_name_is_found() {
    assertThat(EMPTY_NAMES.matcher("PairManager.java").find()).isTrue();
    assertThat(EMPTY_NAMES.matcher("Pairs.java").find()).isFalse();
  }

  @Test
  void servers_are_called_primary_and_standby() throws IOException {
    assertThat(filesWith(OTHER_WORDS_FOR_ROLES)).isEmpty();
  }

  @Test
  void a_planted_other_word_for_a_role_is_found() {
    assertThat(OTHER_WORDS_FOR_ROLES.matcher("the slaves follow").find()).isTrue();
    assertThat(OTHER_WORDS_FOR_ROLES.matcher("the master key seals them").find()).isFalse();
  }

  @Test
  void every_file_says_what_it_is_for() throws IOException {
    assertThat(sources().filter(file -> !OPENING_SENTENCE.matcher(text(file)).find())).isEmpty();
  }

  @Test
  void every_package_says_what_belongs_there() throws IOException {
    List<Path> packages = sources().map(Path::getParent).distinct().toList();
    assertThat(packages).allMatch(folder -> Files.exists(folder.resolve("package-info.java")));
  }

  @Test
  void no_page_asks_for_a_property_whose_name_is_a_word_of_el() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("webapp"))) {
      assertThat(
              files
                  .filter(file -> file.toString().endsWith(".xhtml"))
                  .filter(file -> EL_WORD_AS_PROPERTY.matcher(text(file)).find()))
          .isEmpty();
    }
  }

  @Test
  void a_planted_word_of_el_is_found() {
    assertThat(EL_WORD_AS_PROPERTY.matcher("#{not page.empty}").find()).isTrue();
    assertThat(EL_WORD_AS_PROPERTY.matcher("#{t['fleet.empty']}").find()).isFalse();
    assertThat(EL_WORD_AS_PROPERTY.matcher("#{page['empty']}").find()).isFalse();
  }

  private static Stream<Path> filesWith(Pattern pattern) throws IOException {
    return sources().filter(file -> pattern.matcher(text(file)).find());
  }

  private static Stream<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(MAIN)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
