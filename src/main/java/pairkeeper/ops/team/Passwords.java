package pairkeeper.ops.team;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import pairkeeper.core.access.PasswordRule;
import pairkeeper.core.plan.Secret;

/**
 * Hashes passwords with Argon2id (RFC 9106; 19 MiB, 2 passes, as OWASP's Password Storage Cheat
 * Sheet has it) and compares them. Costs about 0.1 s of a core, so only a few at a time.
 */
@ApplicationScoped
public class Passwords {
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final Pattern WRITTEN =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([^$]+)\\$([^$]+)");

  private final SecureRandom random = new SecureRandom();
  private final Semaphore cores = new Semaphore(Runtime.getRuntime().availableProcessors());

  private final int memory;

  public Passwords() {
    this(MEMORY_KIB);
  }

  /** With less memory, for tests that hash much. */
  Passwords(int memoryKib) {
    this.memory = memoryKib;
  }

  /**
   * The hash with all that is needed to compare: {@code
   * $argon2id$v=19$m=...,t=...,p=...$salt$hash}.
   */
  public String hash(Secret password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    byte[] hash = argon2(password, salt, memory, PASSES, LANES, HASH_BYTES);
    var base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(memory, PASSES, LANES, base64.encodeToString(salt), base64.encodeToString(hash));
  }

  /** Whether that is the password of the hash. */
  public boolean matches(Secret password, String hash) {
    Matcher m = WRITTEN.matcher(hash);
    if (!m.matches()) {
      throw new IllegalStateException("not a password hash");
    }
    byte[] expected = Base64.getDecoder().decode(m.group(5));
    byte[] given =
        argon2(
            password,
            Base64.getDecoder().decode(m.group(4)),
            Integer.parseInt(m.group(1)),
            Integer.parseInt(m.group(2)),
            Integer.parseInt(m.group(3)),
            expected.length);
    return MessageDigest.isEqual(expected, given);
  }

  /** Takes as long as a comparison, so that the time does not tell which names exist. */
  public void pretend(Secret password) {
    argon2(password, new byte[SALT_BYTES], memory, PASSES, LANES, HASH_BYTES);
  }

  private byte[] argon2(Secret password, byte[] salt, int kib, int passes, int lanes, int size) {
    var parameters =
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(kib)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build();
    var generator = new Argon2BytesGenerator();
    generator.init(parameters);
    byte[] result = new byte[size];
    cores.acquireUninterruptibly();
    try {
      generator.generateBytes(
          PasswordRule.normal(password.reveal()).getBytes(StandardCharsets.UTF_8), result);
    } finally {
      cores.release();
    }
    return result;
  }
}
