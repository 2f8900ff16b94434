package pairkeeper.core.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import pairkeeper.core.model.Refused;
import pairkeeper.core.postgres.Programs;

/** A typed line is read as a real sh reads it, or refused. */
class CommandLineIT {
  private static final List<String> PIECES =
      List.of(
          "'", "\"", "\\", "\\'", "\\\"", "$", "$HOME", "`id`", "!", "#", " #", ";", "&", "|", ">",
          "*", "?", "~", " ~", "[", "]", "{a,b}", "(", "%s", "=", "..", "-", " ", "  ", "a", "Z",
          "ż", "漢", "'a b'", "\"c d\"", "\\ ", "'$'", "\"\\$\"");

  @Provide
  Arbitrary<List<String>> lines() {
    return Arbitraries.of(PIECES)
        .list()
        .ofMaxSize(9)
        .map(l -> String.join("", l))
        .list()
        .ofSize(80);
  }

  @Property(tries = 30)
  void whatever_is_accepted_means_to_sh_what_it_means_here(@ForAll("lines") List<String> lines) {
    var expected = new ArrayList<String>();
    var script = new StringBuilder();
    for (String line : lines) {
      try {
        List<String> words = CommandLine.words(line);
        expected.addAll(words);
        expected.add("END");
        // nothing but quoted blanks and words, so that the line cannot reach beyond itself
        script.append("printf '%s\\0' ").append(line).append("\n");
        if (words.isEmpty()) {
          expected.add(expected.size() - 1, ""); // printf without words prints one empty one
        }
        script.append("printf '%s\\0' END\n");
      } catch (Refused refused) {
        assertThat(refused.field()).isEqualTo("command");
      }
    }
    var ended = Programs.run(List.of("/bin/sh", "-s"), script.toString(), Map.of());
    assertThat(ended.errors()).isEmpty();
    assertThat(Arrays.stream(ended.output().split("\0", -1)).limit(expected.size()).toList())
        .isEqualTo(expected);
  }

  @Property(tries = 200)
  void what_is_shown_is_read_back_as_the_same_words(@ForAll("lines") List<String> words) {
    assertThat(CommandLine.words(CommandLine.of(words))).isEqualTo(words);
  }

  @Example
  void what_only_a_shell_understands_is_refused() {
    for (String line :
        List.of(
            "a | b",
            "a; b",
            "a && b",
            "a > b",
            "echo $HOME",
            "echo `id`",
            "rm *",
            "ls ~",
            "a #b",
            "echo \"$HOME\"",
            "it's",
            "a \\",
            "say \"no")) {
      assertThatThrownBy(() -> CommandLine.words(line))
          .as(line)
          .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.field()).isEqualTo("command"));
    }
    assertThat(CommandLine.words("sh -c 'echo $HOME | cat >\"/tmp/a b\"'"))
        .containsExactly("sh", "-c", "echo $HOME | cat >\"/tmp/a b\"");
  }
}
