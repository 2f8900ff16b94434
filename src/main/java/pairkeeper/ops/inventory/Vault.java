package pairkeeper.ops.inventory;

import com.google.crypto.tink.Aead;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;
import pairkeeper.core.plan.Secret;
import pairkeeper.store.inventory.SecretRepository;
import pairkeeper.store.inventory.SecretRepository.Sealed;

/**
 * Seals secrets before they are stored and opens them when a server asks for them: AES-256-GCM with
 * the row's id as associated data, so that a value copied into another row does not open.
 */
@ApplicationScoped
public class Vault {
  private static final String CHECK = "pairkeeper";

  private SecretRepository rows;
  private Clock clock;
  private Path file;
  private Aead key;

  protected Vault() {}

  @Inject
  Vault(SecretRepository rows, Clock clock, Config config) {
    this(rows, clock, keyFile(config));
  }

  Vault(SecretRepository rows, Clock clock, Path file) {
    this.rows = rows;
    this.clock = clock;
    this.file = file;
  }

  private static Path keyFile(Config config) {
    return config
        .getOptionalValue("pairkeeper.key.file", String.class)
        .map(Path::of)
        .orElseGet(() ->
            Path.of(config.getOptionalValue("pairkeeper.data", String.class).orElse("./data"))
                .resolve("console.key"));
  }

  /**
   * Reads the key, or makes one when nothing was sealed yet, and proves by reading everything back
   * that what is stored is ciphertext of this key.
   *
   * @throws UnsafeKey when secrets are stored and the key is missing or another one
   */
  @Transactional
  public void open() {
    List<Sealed> stored = rows.everything();
    var check = rows.check();
    try {
      if (Files.exists(file)) {
        key = MasterKey.read(file);
      } else if (check.isPresent() || !stored.isEmpty()) {
        throw new UnsafeKey(
            "the key file " + file + " is missing, and secrets were sealed with it: put it back");
      } else {
        key = MasterKey.make(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the key file " + file + " cannot be used", e);
    }
    if (check.isPresent()) {
      prove(check.get());
    } else {
      rows.insertCheck(seal(rows.checkId(), Secret.of(CHECK)), clock.instant());
    }
    stored.forEach(this::prove);
  }

  /**
   * The content of the key's file, for a backup of the console; whoever has it opens everything.
   */
  public Secret keptKey() {
    try {
      return Secret.of(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the key file " + file + " cannot be read", e);
    }
  }

  private void prove(Sealed sealed) {
    try {
      decrypt(sealed.id(), sealed.bytes());
    } catch (GeneralSecurityException e) {
      throw new UnsafeKey(
          "a stored secret (row "
              + sealed.id()
              + ") was not sealed by the key in "
              + file
              + ": put the right key file back");
    }
  }

  /** Ciphertext of the secret, which opens for that row only. */
  public byte[] seal(UUID row, Secret secret) {
    try {
      byte[] plain = secret.reveal().getBytes(StandardCharsets.UTF_8);
      byte[] sealed = key().encrypt(plain, bytes(row));
      Arrays.fill(plain, (byte) 0);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealing failed", e);
    }
  }

  /**
   * The secret itself.
   *
   * @throws UnsafeKey when the bytes were sealed for another row, by another key, or changed since
   */
  public Secret unseal(UUID row, byte[] sealed) {
    try {
      return decrypt(row, sealed);
    } catch (GeneralSecurityException e) {
      throw new UnsafeKey("the secret of row " + row + " does not open with the console's key");
    }
  }

  private Secret decrypt(UUID row, byte[] sealed) throws GeneralSecurityException {
    return Secret.of(new String(key().decrypt(sealed, bytes(row)), StandardCharsets.UTF_8));
  }

  private Aead key() {
    if (key == null) {
      throw new IllegalStateException("the vault was not opened");
    }
    return key;
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
