package pairkeeper.ops.checkpoints;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.UUID;
import pairkeeper.core.plan.Secret;
import pairkeeper.ops.Ids;
import pairkeeper.ops.Sha256;
import pairkeeper.ops.Transactions;
import pairkeeper.ops.inventory.Vault;
import pairkeeper.store.inventory.SecretRepository;
import pairkeeper.store.setting.Settings;

/**
 * The console's Ed25519 key for checkpoints, made when it is first needed. The private half lies
 * among the console's other secrets, sealed by the key file.
 */
@ApplicationScoped
public class CheckpointKey {
  private static final String SETTING = "audit.checkpoint-key";
  private static final String PURPOSE = "checkpoint-key";
  private static final String ALGORITHM = "Ed25519";

  private Settings settings;
  private SecretRepository secrets;
  private Vault vault;
  private Transactions transactions;
  private Clock clock;

  protected CheckpointKey() {}

  @Inject
  public CheckpointKey(
      Settings settings,
      SecretRepository secrets,
      Vault vault,
      Transactions transactions,
      Clock clock) {
    this.settings = settings;
    this.secrets = secrets;
    this.vault = vault;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Where the private half lies, and the public one. */
  private record Kept(UUID secret, byte[] open) {}

  private Kept kept() {
    return transactions.in(
        () -> settings.find(SETTING).map(CheckpointKey::read).orElseGet(this::made));
  }

  private static Kept read(String setting) {
    String[] parts = setting.split(" ");
    return new Kept(UUID.fromString(parts[0]), Base64.getDecoder().decode(parts[1]));
  }

  private Kept made() {
    try {
      KeyPair keys = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      UUID id = Ids.next();
      var encoder = Base64.getEncoder();
      Secret closed = Secret.of(encoder.encodeToString(keys.getPrivate().getEncoded()));
      var by = new pairkeeper.store.inventory.Signature("console", clock.instant());
      secrets.insert(id, PURPOSE, null, vault.seal(id, closed), by);
      byte[] open = keys.getPublic().getEncoded();
      settings.put(SETTING, id + " " + encoder.encodeToString(open));
      return new Kept(id, open);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot make an Ed25519 key", e);
    }
  }

  /** SHA-256 of the public key, 64 hexadecimal digits: its name. */
  public String name() {
    return Sha256.hex(kept().open());
  }

  /** The public key in PEM, as OpenSSL and the verifier read it. */
  public String pem() {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(kept().open());
    return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
  }

  /** Signs a text in UTF-8; base64. */
  String sign(String text) {
    UUID id = kept().secret();
    byte[] sealed = transactions.in(() -> secrets.sealed(id)).orElseThrow();
    byte[] closed = Base64.getDecoder().decode(vault.unseal(id, sealed).reveal());
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(
          KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(closed)));
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("signing failed", e);
    }
  }
}
