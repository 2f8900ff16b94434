package pairkeeper.store.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.model.Credential;
import pairkeeper.core.model.Differences;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Scope;
import pairkeeper.core.model.Text;

/**
 * Rows of credentials. Those without a customer serve everyone and their names are seen by everyone
 * who may work on servers; their secrets are ciphertext and go to the vault only.
 */
@ApplicationScoped
public class CredentialRepository {
  @PersistenceContext(unitName = "console")
  EntityManager em;

  /**
   * What the vault needs to open a credential.
   *
   * @param passphrase or null
   */
  public record Sealed(Credential credential, byte[] secret, byte[] passphrase) {}

  /** Those in use, by name. */
  public List<Credential> all(Scope scope) {
    var query =
        em.createQuery(
            "select c from CredentialRow c where c.archivedAt is null and (c.customer is null or "
                + ScopeFilter.on("c.customer")
                + ") order by lower(c.name), c.id",
            CredentialRow.class);
    return ScopeFilter.bind(query, scope)
        .getResultStream()
        .map(CredentialRow::toCredential)
        .toList();
  }

  public Optional<Credential> find(Scope scope, UUID id) {
    return row(scope, id).map(CredentialRow::toCredential);
  }

  /** For the vault: the console's own work, so no scope; archived ones too, runs may need them. */
  public Optional<Sealed> sealed(UUID id) {
    return Optional.ofNullable(em.find(CredentialRow.class, id))
        .map(r -> new Sealed(r.toCredential(), r.sealedSecret, r.sealedPassphrase));
  }

  /**
   * @throws Refused when another credential in use has that name
   */
  public Credential insert(Credential credential, byte[] secret, byte[] passphrase, Signature by) {
    requireFree(credential);
    var row = new CredentialRow();
    row.created(credential.id(), by);
    row.customer = credential.customer();
    row.kind = credential.kind();
    take(row, credential);
    row.sealedSecret = secret;
    row.sealedPassphrase = passphrase;
    row.fingerprint = credential.fingerprint();
    em.persist(row);
    em.flush();
    return row.toCredential();
  }

  /**
   * Changes name and login, and the secrets when new ones are given. Kind and customer stay.
   *
   * @param secret null to keep the stored one together with its passphrase and fingerprint
   * @throws pairkeeper.core.model.Overtaken when it was changed since the writer read it
   */
  public Credential update(
      Scope scope, Credential credential, byte[] secret, byte[] passphrase, Signature by) {
    CredentialRow row = require(scope, credential.id());
    row.require(credential.stamp().version(), () -> Differences.of(row.toCredential(), credential));
    requireFree(credential);
    take(row, credential);
    if (secret != null) {
      row.sealedSecret = secret;
      row.sealedPassphrase = passphrase;
      row.fingerprint = credential.fingerprint();
    }
    row.changed(by);
    em.flush();
    return row.toCredential();
  }

  /** Takes it out of use. */
  public void archive(Scope scope, UUID id, int version, Signature by) {
    CredentialRow row = require(scope, id);
    row.require(version, List::of);
    row.archived(by);
    row.activeName = null;
    em.flush();
  }

  private static void take(CredentialRow row, Credential c) {
    row.name = c.name();
    row.user = c.user();
    // names of one customer's credentials say nothing about another's
    row.activeName =
        (row.customer == null ? "" : row.customer + " ") + c.name().toLowerCase(Locale.ROOT);
  }

  private CredentialRow require(Scope scope, UUID id) {
    return row(scope, id)
        .filter(r -> r.archivedAt == null)
        .orElseThrow(() -> new NotThere("credential", id));
  }

  private Optional<CredentialRow> row(Scope scope, UUID id) {
    return Optional.ofNullable(em.find(CredentialRow.class, id))
        .filter(r -> r.customer == null || scope.sees(r.customer));
  }

  private void requireFree(Credential c) {
    boolean taken =
        em.createQuery(
                "select c from CredentialRow c"
                    + " where c.archivedAt is null and lower(c.name) = :name and c.id <> :id",
                CredentialRow.class)
            .setParameter("name", c.name().toLowerCase(Locale.ROOT))
            .setParameter("id", c.id())
            .getResultStream()
            .anyMatch(r -> java.util.Objects.equals(r.customer, c.customer()));
    if (taken) {
      throw new Refused("name", Text.of("inventory.refused.name-taken", "name", c.name()));
    }
  }
}
