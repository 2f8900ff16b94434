package pairkeeper.ops.backup;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import pairkeeper.core.access.PasswordRule;
import pairkeeper.core.plan.Secret;
import pairkeeper.store.backup.BrokenBackup;

/**
 * A file that only a passphrase opens: Argon2id (RFC 9106, its second choice: 64 MiB, 3 passes, 4
 * lanes) gives the key, Tink's AES-256-GCM in pieces of 1 MiB encrypts and authenticates, so that a
 * cut, moved or changed piece does not open. Compressed inside.
 */
final class SealedFile {
  private static final byte[] MAGIC = "PAIRKEEPER BACKUP 1\n".getBytes(StandardCharsets.US_ASCII);
  private static final int SALT = 16;
  private static final int KEY = 32;
  private static final int CHECK = 16;
  private static final int NUMBERS = 3 * Integer.BYTES;
  private static final int PIECE = 1 << 20;

  private static final int MEMORY_KIB = 64 * 1024;
  private static final int PASSES = 3;
  private static final int LANES = 4;

  // what a file may ask of a reader that has not opened it yet
  private static final int MOST_MEMORY_KIB = 256 * 1024;
  private static final int MOST_PASSES = 16;
  private static final int MOST_LANES = 16;

  private SealedFile() {}

  /** It is none of ours, or of a later format. */
  static final class NoBackup extends IOException {
    private static final long serialVersionUID = 1L;

    NoBackup() {
      super("no backup of a console, or one of a later format");
    }
  }

  /** Another passphrase was used. */
  static final class WrongPassphrase extends IOException {
    private static final long serialVersionUID = 1L;

    WrongPassphrase() {
      super("the passphrase does not open it");
    }
  }

  /** What is written goes encrypted into the file; it is whole only when that was closed. */
  static OutputStream write(Path file, Secret passphrase) throws IOException {
    byte[] salt = new byte[SALT];
    new SecureRandom().nextBytes(salt);
    byte[] numbers =
        ByteBuffer.allocate(NUMBERS).putInt(MEMORY_KIB).putInt(PASSES).putInt(LANES).array();
    byte[] derived = derived(passphrase, salt, MEMORY_KIB, PASSES, LANES);
    byte[] head = joined(MAGIC, numbers, salt, Arrays.copyOfRange(derived, KEY, KEY + CHECK));
    OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
    try {
      out.write(head);
      return new GZIPOutputStream(cipher(derived).newEncryptingStream(out, head), 1 << 16);
    } catch (GeneralSecurityException e) {
      out.close();
      throw new IllegalStateException("this Java cannot encrypt with AES-256-GCM", e);
    }
  }

  /**
   * What was written.
   *
   * @throws NoBackup when it does not begin as one
   * @throws WrongPassphrase when it was written with another
   */
  static InputStream read(Path file, Secret passphrase) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    try {
      return opened(in, passphrase);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static InputStream opened(InputStream in, Secret passphrase) throws IOException {
    byte[] head = in.readNBytes(MAGIC.length + NUMBERS + SALT + CHECK);
    boolean ours =
        head.length == MAGIC.length + NUMBERS + SALT + CHECK
            && Arrays.equals(Arrays.copyOf(head, MAGIC.length), MAGIC);
    if (!ours) {
      throw new NoBackup();
    }
    ByteBuffer rest = ByteBuffer.wrap(head, MAGIC.length, head.length - MAGIC.length);
    int memory = within(rest.getInt(), MOST_MEMORY_KIB);
    int passes = within(rest.getInt(), MOST_PASSES);
    int lanes = within(rest.getInt(), MOST_LANES);
    byte[] salt = new byte[SALT];
    byte[] check = new byte[CHECK];
    rest.get(salt).get(check);
    byte[] derived = derived(passphrase, salt, memory, passes, lanes);
    if (!MessageDigest.isEqual(check, Arrays.copyOfRange(derived, KEY, KEY + CHECK))) {
      throw new WrongPassphrase();
    }
    try {
      return new GZIPInputStream(cipher(derived).newDecryptingStream(in, head), 1 << 16);
    } catch (GeneralSecurityException | IOException e) {
      throw new BrokenBackup("its beginning does not open");
    }
  }

  private static int within(int asked, int most) throws IOException {
    if (asked < 1 || asked > most) {
      throw new NoBackup();
    }
    return asked;
  }

  private static AesGcmHkdfStreaming cipher(byte[] derived) throws GeneralSecurityException {
    return new AesGcmHkdfStreaming(Arrays.copyOf(derived, KEY), "HmacSha256", KEY, PIECE, 0);
  }

  private static byte[] derived(Secret passphrase, byte[] salt, int memory, int passes, int lanes) {
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memory)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    byte[] derived = new byte[KEY + CHECK];
    String normal = PasswordRule.normal(passphrase.reveal());
    generator.generateBytes(normal.getBytes(StandardCharsets.UTF_8), derived);
    return derived;
  }

  private static byte[] joined(byte[]... parts) {
    ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(p -> p.length).sum());
    Arrays.stream(parts).forEach(all::put);
    return all.array();
  }
}
