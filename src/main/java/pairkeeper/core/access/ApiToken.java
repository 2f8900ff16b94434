package pairkeeper.core.access;

import java.time.Instant;
import java.util.UUID;

/**
 * A key with which a program acts for a person; the key itself is shown once and not kept.
 *
 * @param owner for whom it acts, with that person's roles as they are at the time
 * @param name what people call it, unique among the owner's valid ones
 * @param narrowedTo the role beyond which it allows nothing, or null for all that the owner may
 * @param createdBy sign-in name of who made it
 * @param expiresAt null for never
 * @param lastUsedAt to the minute, null before the first use
 * @param revokedAt null while it is valid
 */
public record ApiToken(
    UUID id,
    UUID owner,
    String name,
    TeamRole narrowedTo,
    Instant createdAt,
    String createdBy,
    Instant expiresAt,
    Instant lastUsedAt,
    Instant revokedAt) {

  /** Whether it opens anything. */
  public boolean validAt(Instant now) {
    return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
  }
}
