package pairkeeper.store.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Ciphertext of secrets that the console made up, and the text that proves the vault's key. */
@ApplicationScoped
public class SecretRepository {
  private static final UUID CHECK = new UUID(0, 1);

  @PersistenceContext(unitName = "console")
  EntityManager em;

  /** Ciphertext together with the id that is its associated data. */
  public record Sealed(UUID id, byte[] bytes) {}

  /** The ciphertext of one made-up secret. */
  public Optional<byte[]> sealed(UUID id) {
    return Optional.ofNullable(em.find(SecretRow.class, id)).map(r -> r.sealed);
  }

  /** The newest secret in use of that purpose of a pair. */
  public Optional<UUID> find(UUID pair, String purpose) {
    return em.createQuery(
            "select s.id from SecretRow s where s.pair = :pair and s.purpose = :purpose"
                + " and s.archivedAt is null order by s.createdAt desc, s.id desc",
            UUID.class)
        .setParameter("pair", pair)
        .setParameter("purpose", purpose)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  public void insert(UUID id, String purpose, UUID pair, byte[] sealed, Signature by) {
    var row = new SecretRow();
    row.id = id;
    row.purpose = purpose;
    row.pair = pair;
    row.sealed = sealed;
    row.createdAt = by.at();
    row.createdBy = by.by();
    em.persist(row);
    em.flush();
  }

  /** Deletes one that nothing uses any more. */
  public void remove(UUID id) {
    SecretRow row = em.find(SecretRow.class, id);
    if (row != null) {
      em.remove(row);
    }
  }

  /** The text that proves the key, once it was written. */
  public Optional<Sealed> check() {
    return Optional.ofNullable(em.find(VaultCheckRow.class, CHECK))
        .map(r -> new Sealed(r.id, r.sealed));
  }

  /** The id under which {@link #check} is sealed. */
  public UUID checkId() {
    return CHECK;
  }

  public void insertCheck(byte[] sealed, Instant at) {
    var row = new VaultCheckRow();
    row.id = CHECK;
    row.sealed = sealed;
    row.createdAt = at;
    em.persist(row);
    em.flush();
  }

  /** Every ciphertext of the console with the id that it was sealed for. */
  public List<Sealed> everything() {
    var all = new ArrayList<Sealed>();
    em.createQuery("select s from SecretRow s", SecretRow.class)
        .getResultStream()
        .forEach(r -> all.add(new Sealed(r.id, r.sealed)));
    em.createQuery("select c from CredentialRow c", CredentialRow.class)
        .getResultStream()
        .forEach(r -> {
          all.add(new Sealed(r.id, r.sealedSecret));
          if (r.sealedPassphrase != null) {
            all.add(new Sealed(r.id, r.sealedPassphrase));
          }
        });
    return all;
  }
}
