package pairkeeper.core.access;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * One browser in which a person has signed in.
 *
 * @param address from where it was last opened
 * @param agent what the browser said of itself, at most 300 characters
 */
public record Session(
    UUID id, UUID user, Instant createdAt, Instant lastSeenAt, String address, String agent) {
  /** A browser that asked for nothing for this long has to sign in again. */
  public static final Duration IDLE = Duration.ofHours(4);

  /** However busy, a browser has to sign in again after this long. */
  public static final Duration LONGEST = Duration.ofHours(24);

  /** Whether it still counts. */
  public boolean liveAt(Instant now) {
    return now.isBefore(lastSeenAt.plus(IDLE)) && now.isBefore(createdAt.plus(LONGEST));
  }
}
