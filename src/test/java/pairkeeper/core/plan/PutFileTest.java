package pairkeeper.core.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file's replacement does in a real shell. */
class PutFileTest {
  private static final String WANTED = "a = 'ř \\\\ \"☃\"'\n\n";

  @TempDir Path folder;

  @Test
  void replaces_what_was_read_and_nothing_else() throws Exception {
    Files.writeString(file(), "a = 1\n");
    assertThat(put(sha256("a = 1\n"))).isZero();
    assertThat(file()).hasContent(WANTED);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-r-----");
  }

  @Test
  void refuses_what_somebody_has_changed_since() throws Exception {
    Files.writeString(file(), "a = 2\n");
    assertThat(put(sha256("a = 1\n"))).isEqualTo(ShellText.FILE_DIFFERS);
    assertThat(put(Command.PutFile.ABSENT)).isEqualTo(ShellText.FILE_DIFFERS);
    assertThat(file()).hasContent("a = 2\n");
  }

  @Test
  void writing_it_a_second_time_is_the_same_as_once() throws Exception {
    assertThat(put(Command.PutFile.ABSENT)).isZero();
    assertThat(put(Command.PutFile.ABSENT)).isZero();
    assertThat(Files.readString(file())).isEqualTo(WANTED);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file());
    }
  }

  private Path file() {
    return folder.resolve("pk.conf");
  }

  private int put(String expected) throws IOException, InterruptedException {
    var view = Files.readAttributes(folder, PosixFileAttributes.class);
    var put =
        new Command.PutFile(
            "root",
            file().toString(),
            view.owner().getName() + ":" + view.group().getName(),
            "0640",
            expected,
            WANTED,
            "");
    Process sh = new ProcessBuilder("sh", "-s").redirectErrorStream(true).start();
    try (var script = sh.getOutputStream()) {
      script.write(ShellText.of(put).getBytes(UTF_8));
    }
    sh.getInputStream().transferTo(System.out);
    return sh.waitFor();
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
  }
}
