package pairkeeper.core.job;

import java.time.Duration;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/**
 * How often a due time is tried again when its run failed for a reason that may pass by itself.
 *
 * @param most 0 to 10; 0 for never
 * @param first how long after the failure the first one starts, 1 minute to 6 hours; each further
 *     one waits twice as long, 6 hours at most
 */
public record Retries(int most, Duration first) {
  private static final int MOST = 10;
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofHours(6);

  /** After 5, 10 and 20 minutes: a line that is down for longer needs a person. */
  public static final Retries USUAL = new Retries(3, Duration.ofMinutes(5));

  /**
   * @throws Refused naming {@code retries} or {@code retryMinutes}
   */
  public Retries {
    if (most < 0 || most > MOST) {
      throw new Refused("retries", Text.of("jobs.refused.retries", "most", MOST));
    }
    if (first.compareTo(SHORTEST) < 0 || first.compareTo(LONGEST) > 0) {
      throw new Refused(
          "retryMinutes", Text.of("jobs.refused.retry-minutes", "most", LONGEST.toMinutes()));
    }
  }

  /**
   * How long after a failure the next start comes.
   *
   * @param attempt from 1
   */
  Duration pause(int attempt) {
    Duration pause = first.multipliedBy(1L << (attempt - 1));
    return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }
}
