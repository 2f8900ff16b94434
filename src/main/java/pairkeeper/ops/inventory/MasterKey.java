package pairkeeper.ops.inventory;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.EnumSet;
import java.util.Set;

/** The key that seals all secrets, in a file of its own outside the database, mode 0600. */
final class MasterKey {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private static final Configuration AEAD = AeadConfig2026.get();

  private MasterKey() {}

  /**
   * Makes a new key.
   *
   * @throws IOException when the file exists already or cannot be written
   */
  static Aead make(Path file) throws IOException {
    try {
      var keys = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AEAD);
      String json =
          TinkJsonProtoKeysetFormat.serializeKeyset(keys, AEAD, InsecureSecretKeyAccess.get());
      Files.createDirectories(file.toAbsolutePath().getParent());
      // written beside and renamed: a crash in the middle must not leave half a key
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.deleteIfExists(fresh);
      Files.createFile(fresh, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      Files.writeString(fresh, json, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
      Files.move(fresh, file);
      return keys.getPrimitive(AEAD, Aead.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot make an AES-256-GCM key", e);
    }
  }

  /**
   * Reads the key.
   *
   * @throws UnsafeKey when the file is no key, or others than its owner may read or write it
   */
  static Aead read(Path file) throws IOException {
    if (!ownersAlone(file)) {
      throw new UnsafeKey("the key file " + file + " may be read by others: chmod 600 " + file);
    }
    try {
      String json = Files.readString(file, StandardCharsets.UTF_8);
      var keys = TinkJsonProtoKeysetFormat.parseKeyset(json, AEAD, InsecureSecretKeyAccess.get());
      return keys.getPrimitive(AEAD, Aead.class);
    } catch (GeneralSecurityException | RuntimeException e) {
      // the cause is left out: it may quote the file
      throw new UnsafeKey("the file " + file + " holds no key of this console");
    }
  }

  private static boolean ownersAlone(Path file) throws IOException {
    return !Files.getFileStore(file).supportsFileAttributeView("posix")
        || OWNER_ONLY.containsAll(
            Files.getPosixFilePermissions(file).stream()
                .filter(p -> p != PosixFilePermission.OWNER_EXECUTE)
                .toList());
  }
}
