package pairkeeper.api.inventory;

import java.time.Instant;
import java.util.UUID;
import pairkeeper.core.approval.KeyRequest;

/**
 * Another host key that waits for a second person.
 *
 * @param id of the host, under which it is decided
 * @param fingerprint of the key that the host showed
 * @param pinned of the one that is agreed
 */
public record KeyRequestJson(
    UUID id,
    UUID customer,
    String host,
    String fingerprint,
    String pinned,
    String requester,
    String reason,
    Instant askedAt,
    Instant expiresAt) {
  static KeyRequestJson of(KeyRequest r) {
    return new KeyRequestJson(
        r.host(),
        r.customer(),
        r.address(),
        r.fingerprint(),
        r.before(),
        r.requester().display(),
        r.reason(),
        r.askedAt(),
        r.expiresAt());
  }
}
