package pairkeeper.core.approval;

import java.time.Instant;
import java.util.UUID;

/**
 * Another host key that waits for a second person before it takes the place of the agreed one.
 *
 * @param address of the host, as people know it
 * @param fingerprint of the key that the host showed; an approval is bound to it
 * @param before of the one that is agreed
 * @param reason why the host has another key, 1 to 2000 characters
 * @param expiresAt from then on nobody can approve it
 */
public record KeyRequest(
    UUID host,
    UUID customer,
    String address,
    String fingerprint,
    String before,
    Person requester,
    String reason,
    Instant askedAt,
    Instant expiresAt) {

  /** Whether somebody can still decide. */
  public boolean waitsAt(Instant now) {
    return now.isBefore(expiresAt);
  }
}
