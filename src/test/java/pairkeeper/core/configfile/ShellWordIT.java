package pairkeeper.core.configfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import pairkeeper.core.postgres.Programs;

/** Words come out of real shells as they went in; csh sees nothing but one constant command. */
class ShellWordIT {
  private static final List<String> SH = List.of("/bin/sh", "-s");
  private static final List<String> SH_BELOW_CSH = List.of("/bin/tcsh", "-c", "/bin/sh -s");

  @Provide
  Arbitrary<List<String>> words() {
    return Hostile.shellWords(60);
  }

  @Property(tries = 40)
  void sh_reads_every_word_as_it_was(@ForAll("words") List<String> words) {
    assertThat(echoed(SH, words.stream().map(ShellWord::quote).toList())).isEqualTo(words);
  }

  @Property(tries = 40)
  void what_is_shown_to_people_means_the_same(@ForAll("words") List<String> words) {
    assertThat(echoed(SH, words.stream().map(ShellWord::readable).toList())).isEqualTo(words);
  }

  @Property(tries = 20)
  void the_login_shell_may_be_csh_when_the_script_comes_by_standard_input(
      @ForAll("words") List<String> words) {
    assertThat(echoed(SH_BELOW_CSH, words.stream().map(ShellWord::quote).toList()))
        .isEqualTo(words);
  }

  @Example
  void csh_itself_breaks_words_that_sh_would_keep() {
    var ended = Programs.run(List.of("/bin/tcsh"), "printf %s 'a!b'\n", Map.of());
    assertThat(ended.output()).isNotEqualTo("a!b");
  }

  @Example
  void nul_is_refused() {
    assertThatThrownBy(() -> ShellWord.quote("a\0b")).isInstanceOf(IllegalArgumentException.class);
  }

  /** The words as one shell passes them to a program. */
  private static List<String> echoed(List<String> shell, List<String> quoted) {
    String script = quoted.stream().collect(Collectors.joining(" ", "printf '%s\\0' ", "\n"));
    var ended = Programs.run(shell, script, Map.of());
    assertThat(ended.errors()).isEmpty();
    return Arrays.stream(ended.output().split("\0", -1)).limit(quoted.size()).toList();
  }
}
