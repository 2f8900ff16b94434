package pairkeeper.core.access;

import java.time.Duration;
import java.time.Instant;

/**
 * How often somebody may try to sign in: after some free failures each further one doubles the
 * wait. One brake per account and one per address, so that neither one account nor many can be
 * guessed.
 *
 * @param free failures that cost nothing
 * @param first the wait after the next one
 * @param longest the greatest wait, so that nobody can lock a person out for the night
 * @param forgets after this long without a failure all are forgotten
 */
public record Brake(int free, Duration first, Duration longest, Duration forgets) {
  public static final Brake ACCOUNT =
      new Brake(4, Duration.ofSeconds(15), Duration.ofMinutes(15), Duration.ofHours(12));
  public static final Brake ADDRESS =
      new Brake(19, Duration.ofSeconds(15), Duration.ofMinutes(15), Duration.ofHours(1));

  /** The number of failures once one more is counted. */
  public int counted(int failures, Instant lastAt, Instant now) {
    return lastAt == null || now.isAfter(lastAt.plus(forgets)) ? 1 : failures + 1;
  }

  /** Until when no further try is looked at, or null when the next is free. */
  public Instant blockedUntil(int failures, Instant now) {
    if (failures <= free) {
      return null;
    }
    int doublings = Math.min(failures - free - 1, 20);
    Duration wait = first.multipliedBy(1L << doublings);
    return now.plus(wait.compareTo(longest) > 0 ? longest : wait);
  }
}
