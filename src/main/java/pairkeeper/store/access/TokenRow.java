package pairkeeper.store.access;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import pairkeeper.core.access.ApiToken;
import pairkeeper.core.access.TeamRole;

/** One row of the table {@code api_token}. */
@Entity
@Table(name = "api_token")
class TokenRow {
  @Id private UUID id;
  private String tokenHash;
  private UUID ownerId;
  private String name;
  private String narrowedTo;
  private Instant createdAt;
  private String createdBy;
  private Instant expiresAt;
  private Instant lastUsedAt;
  private Instant revokedAt;

  /** For JPA. */
  protected TokenRow() {}

  TokenRow(ApiToken token, String tokenHash) {
    this.id = token.id();
    this.tokenHash = tokenHash;
    this.ownerId = token.owner();
    this.name = token.name();
    this.narrowedTo = token.narrowedTo() == null ? null : token.narrowedTo().word();
    this.createdAt = token.createdAt();
    this.createdBy = token.createdBy();
    this.expiresAt = token.expiresAt();
    this.lastUsedAt = token.lastUsedAt();
    this.revokedAt = token.revokedAt();
  }

  ApiToken toToken() {
    return new ApiToken(
        id,
        ownerId,
        name,
        narrowedTo == null ? null : TeamRole.of(narrowedTo).orElseThrow(),
        createdAt,
        createdBy,
        expiresAt,
        lastUsedAt,
        revokedAt);
  }
}
