package pairkeeper.store.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.access.ApiToken;

/** Keeps API tokens under the hash of their key; revoked ones stay for the history. */
@ApplicationScoped
public class TokenStore {
  @PersistenceContext(unitName = "console")
  EntityManager entities;

  protected TokenStore() {}

  public TokenStore(EntityManager entities) {
    this.entities = entities;
  }

  public void add(ApiToken token, String tokenHash) {
    entities.persist(new TokenRow(token, tokenHash));
    entities.flush();
  }

  public Optional<ApiToken> find(UUID id) {
    return Optional.ofNullable(entities.find(TokenRow.class, id)).map(TokenRow::toToken);
  }

  /** The token of a key, expired and revoked ones included. */
  public Optional<ApiToken> keyed(String tokenHash) {
    return entities
        .createQuery("from TokenRow t where t.tokenHash = :hash", TokenRow.class)
        .setParameter("hash", tokenHash)
        .getResultStream()
        .findFirst()
        .map(TokenRow::toToken);
  }

  /** All tokens, valid ones first, newest first. */
  public List<ApiToken> all() {
    return entities
        .createQuery(
            "from TokenRow t order by case when t.revokedAt is null then 0 else 1 end, t.createdAt"
                + " desc",
            TokenRow.class)
        .getResultStream()
        .map(TokenRow::toToken)
        .toList();
  }

  public void used(UUID id, Instant at) {
    entities
        .createQuery("update TokenRow t set t.lastUsedAt = :at where t.id = :id")
        .setParameter("at", at)
        .setParameter("id", id)
        .executeUpdate();
  }

  /** Revokes it; false when it was revoked before. */
  public boolean revoke(UUID id, Instant at) {
    return entities
            .createQuery(
                "update TokenRow t set t.revokedAt = :at where t.id = :id and t.revokedAt is null")
            .setParameter("at", at)
            .setParameter("id", id)
            .executeUpdate()
        == 1;
  }
}
