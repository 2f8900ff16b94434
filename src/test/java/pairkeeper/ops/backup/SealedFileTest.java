package pairkeeper.ops.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pairkeeper.core.plan.Secret;

class SealedFileTest {
  private static final Secret PASSPHRASE = Secret.of("correct horse battery staple");
  private static final byte[] TEXT =
      "the key of the console\n".repeat(100).getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;
  private Path file;
  private byte[] sealed;

  @BeforeEach
  void seal() throws IOException {
    file = folder.resolve("sealed");
    try (var out = SealedFile.write(file, PASSPHRASE)) {
      out.write(TEXT);
    }
    sealed = Files.readAllBytes(file);
  }

  private byte[] opened(Secret passphrase) throws IOException {
    try (var in = SealedFile.read(file, passphrase)) {
      return in.readAllBytes();
    }
  }

  @Test
  void opens_with_its_passphrase_and_shows_nothing_without() throws IOException {
    assertThat(opened(PASSPHRASE)).isEqualTo(TEXT);
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("console");
    assertThatThrownBy(() -> opened(Secret.of("correct horse battery stable")))
        .isInstanceOf(SealedFile.WrongPassphrase.class);
  }

  @Test
  void no_byte_can_be_changed_unnoticed() throws IOException {
    for (int i = 0; i < sealed.length; i += i < 64 ? 9 : 61) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      Files.write(file, changed);
      assertThatThrownBy(() -> opened(PASSPHRASE)).as("byte " + i).isInstanceOf(IOException.class);
    }
  }

  @Test
  void what_is_cut_off_does_not_open() throws IOException {
    for (int length : new int[] {0, 10, 64, sealed.length / 2, sealed.length - 1}) {
      Files.write(file, Arrays.copyOf(sealed, length));
      assertThatThrownBy(() -> opened(PASSPHRASE))
          .as(length + " bytes")
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void another_file_is_no_backup_and_cannot_ask_for_all_memory() throws IOException {
    Files.writeString(file, "customer;pair\n".repeat(100));
    assertThatThrownBy(() -> opened(PASSPHRASE)).isInstanceOf(SealedFile.NoBackup.class);
    byte[] greedy = sealed.clone();
    greedy[20] = 0x7f;
    Files.write(file, greedy);
    assertThatThrownBy(() -> opened(PASSPHRASE)).isInstanceOf(SealedFile.NoBackup.class);
  }
}
