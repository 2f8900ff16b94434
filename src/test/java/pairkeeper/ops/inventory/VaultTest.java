package pairkeeper.ops.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pairkeeper.core.plan.Secret;
import pairkeeper.core.plan.SecretRef;

class VaultTest {
  @TempDir Path folder;
  private Path keyFile;
  private Console console;

  @BeforeEach
  void start() {
    keyFile = folder.resolve("data/console.key");
    console = new Console(keyFile);
  }

  @AfterEach
  void close() {
    console.close();
  }

  @Test
  void the_key_is_made_at_the_first_start_for_its_owner_alone() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile)))
        .isEqualTo("rw-------");
  }

  @Test
  void what_is_stored_is_ciphertext_and_opens_again() {
    var customer = console.customer("Aurora");
    UUID id = console.credential(customer.id());
    byte[] stored = console.credentialRows.sealed(id).orElseThrow().secret();
    assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("hunter2");
    assertThat(console.secrets.reveal(id)).isEqualTo(Secret.of("hunter2"));
    console.database.run(vault()::open);
  }

  @Test
  void a_value_copied_into_another_row_does_not_open() {
    var vault = console.vault;
    UUID row = UUID.randomUUID();
    byte[] sealed = vault.seal(row, Secret.of("hunter2"));
    assertThat(vault.unseal(row, sealed).reveal()).isEqualTo("hunter2");
    assertThatThrownBy(() -> vault.unseal(UUID.randomUUID(), sealed))
        .isInstanceOf(UnsafeKey.class)
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void the_same_secret_is_sealed_differently_each_time() {
    UUID row = UUID.randomUUID();
    assertThat(console.vault.seal(row, Secret.of("a")))
        .isNotEqualTo(console.vault.seal(row, Secret.of("a")));
  }

  @Test
  void a_missing_key_is_refused_once_something_was_sealed() throws IOException {
    Files.delete(keyFile);
    assertThatThrownBy(() -> console.database.run(vault()::open))
        .isInstanceOf(UnsafeKey.class)
        .hasMessageContaining(keyFile.toString());
    assertThat(keyFile).doesNotExist();
  }

  @Test
  void another_consoles_key_is_refused() throws IOException {
    try (var other = new Console(folder.resolve("other.key"))) {
      assertThat(other.vault).isNotNull();
    }
    Files.copy(
        folder.resolve("other.key"), keyFile, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-------"));
    assertThatThrownBy(() -> console.database.run(vault()::open)).isInstanceOf(UnsafeKey.class);
  }

  @Test
  void a_file_that_is_no_key_is_refused_without_quoting_it() throws IOException {
    Files.writeString(keyFile, "changeme");
    assertThatThrownBy(() -> console.database.run(vault()::open))
        .isInstanceOf(UnsafeKey.class)
        .hasMessageNotContaining("changeme");
  }

  @Test
  void a_key_that_others_may_read_is_refused() throws IOException {
    Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> console.database.run(vault()::open))
        .isInstanceOf(UnsafeKey.class)
        .hasMessageContaining("chmod 600");
  }

  @Test
  void a_secret_that_is_no_ciphertext_stops_the_start() {
    UUID id = console.credential(console.customer("Aurora").id());
    console.database.run(() ->
        console
            .database
            .entityManager()
            .createNativeQuery("update credential set sealed_secret = :plain where id = :id")
            .setParameter("plain", "hunter2".getBytes(StandardCharsets.UTF_8))
            .setParameter("id", id)
            .executeUpdate());
    assertThatThrownBy(() -> console.database.run(vault()::open))
        .isInstanceOf(UnsafeKey.class)
        .hasMessageContaining(id.toString())
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void generated_secrets_need_no_quoting_and_are_found_by_purpose() {
    UUID pair = UUID.randomUUID();
    UUID id = console.asOperator(() -> console.secrets.generate("replication-password", pair));
    Secret secret = console.secrets.reveal(id);
    assertThat(secret.reveal()).hasSize(32).matches(SecretRef.SAFE);
    assertThat(secret).hasToString("•••");
    assertThat(console.secrets.find("replication-password", pair)).contains(id);
    assertThat(console.asOperator(() -> console.secrets.findOrGenerate("other", pair)))
        .isNotEqualTo(id);
    assertThat(console.secrets.reveal(UUID.randomUUID())).isNull();
  }

  private Vault vault() {
    return new Vault(console.secretRows, console.clock, keyFile);
  }
}
