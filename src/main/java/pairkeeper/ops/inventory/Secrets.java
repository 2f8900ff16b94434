package pairkeeper.ops.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.plan.Secret;
import pairkeeper.ops.Ids;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.store.inventory.CredentialRepository;
import pairkeeper.store.inventory.SecretRepository;
import pairkeeper.store.inventory.Signature;

/**
 * Secrets by their id: those that the console made up for a pair, and passwords of credentials.
 * Plans hold only the ids.
 */
@ApplicationScoped
public class Secrets {
  /** Purpose of the password with which the servers of a pair log in at each other. */
  public static final String REPLICATION = "replication-password";

  private static final String SIGNS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int LENGTH = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private SecretRepository rows;
  private CredentialRepository credentials;
  private Vault vault;
  private CurrentUser user;
  private Clock clock;

  protected Secrets() {}

  @Inject
  Secrets(
      SecretRepository rows,
      CredentialRepository credentials,
      Vault vault,
      CurrentUser user,
      Clock clock) {
    this.rows = rows;
    this.credentials = credentials;
    this.vault = vault;
    this.user = user;
    this.clock = clock;
  }

  /**
   * Makes a new password of 32 letters and digits (190 bits), which no quoting rule can break.
   *
   * @param purpose machine word, {@code replication-password}
   * @param pair whose it is, or null
   * @return its id, for {@code SecretRef.to}
   */
  @Transactional
  public UUID generate(String purpose, UUID pair) {
    var text = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      text.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
    }
    UUID id = Ids.next();
    byte[] sealed = vault.seal(id, Secret.of(text.toString()));
    rows.insert(id, purpose, pair, sealed, new Signature(user.actor().display(), clock.instant()));
    return id;
  }

  /** The newest secret of that purpose of a pair. */
  @Transactional
  public Optional<UUID> find(String purpose, UUID pair) {
    return rows.find(pair, purpose);
  }

  /** The secret of that purpose of a pair, made when there is none yet. */
  @Transactional
  public UUID findOrGenerate(String purpose, UUID pair) {
    return find(purpose, pair).orElseGet(() -> generate(purpose, pair));
  }

  /** The secret itself, for remote alone; null when there is none of that id. */
  @Transactional
  public Secret reveal(UUID id) {
    return rows.sealed(id)
        .or(() -> credentials.sealed(id).map(CredentialRepository.Sealed::secret))
        .map(bytes -> vault.unseal(id, bytes))
        .orElse(null);
  }
}
