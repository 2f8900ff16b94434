package pairkeeper.core.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pairkeeper.core.plan.ShellText;

/** Which files of a data directory its owner may not read: pg_rewind would stop at them. */
class UnreadableFilesTest {
  @Test
  void a_directory_that_cannot_be_looked_through_is_not_taken_for_one_without_such_files(
      @TempDir Path folder) throws Exception {
    Process looked = look(folder.resolve("gone"));
    assertThat(looked.exitValue()).isEqualTo(1);
    assertThat(new String(looked.getErrorStream().readAllBytes())).contains("gone could not be");
    Files.createFile(folder.resolve("PG_VERSION"));
    Process clean = look(folder);
    assertThat(clean.exitValue()).isZero();
    assertThat(clean.getInputStream().readAllBytes()).isEmpty();
  }

  private static Process look(Path data) throws Exception {
    String owner = System.getProperty("user.name");
    var cluster = new ClusterRef("15", "main", 5432, owner, "/tmp", data.toString(), "", "");
    var shell = new ProcessBuilder("/bin/sh", "-s").start();
    try (var in = shell.outputWriter()) {
      in.write(ShellText.of(new DebianSystemd().unreadable(cluster)));
    }
    assertThat(shell.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return shell;
  }
}
