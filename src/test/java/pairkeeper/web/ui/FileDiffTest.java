package pairkeeper.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.SecretRef;

/** What a step does to a file, as people read it. */
class FileDiffTest {

  @Test
  void shows_changed_lines_with_two_around_them() {
    FileDiff diff = diff("a\nb\nc\nd\ne\nf\ng\n", "a\nb\nc\nD\ne\nf\ng\n");
    assertThat(shown(diff)).isEqualTo("g⋯ cb cc dd aD ce cf");
    assertThat(diff.added()).isEqualTo(1);
    assertThat(diff.removed()).isEqualTo(1);
  }

  @Test
  void leaves_out_what_lies_between_two_distant_changes() {
    String middle = "1\n2\n3\n4\n5\n6\n";
    assertThat(shown(diff("x\n" + middle + "y\n", "X\n" + middle + "Y\n")))
        .isEqualTo("dx aX c1 c2 g⋯ c5 c6 dy aY");
  }

  @Test
  void says_that_a_file_is_new() {
    FileDiff diff = diff("", "a\nb\n");
    assertThat(diff.fresh()).isTrue();
    assertThat(shown(diff)).isEqualTo("aa ab");
  }

  @Test
  void masks_secrets() {
    FileDiff diff = diff("", "host:5432:*:repl:" + SecretRef.to(new UUID(1, 1)) + "\n");
    assertThat(shown(diff)).isEqualTo("ahost:5432:*:repl:•••");
  }

  private static FileDiff diff(String before, String after) {
    return FileDiff.of(
        4, "db1", new Command.PutFile("root", "/etc/x", "root:root", "0644", "any", after, before));
  }

  private static String shown(FileDiff diff) {
    return diff.lines().stream().map(l -> l.kind() + l.text()).collect(Collectors.joining(" "));
  }
}
