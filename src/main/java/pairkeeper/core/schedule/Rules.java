package pairkeeper.core.schedule;

import java.time.Duration;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/**
 * What becomes of due times that cannot start as they come.
 *
 * @param maxLateness how late one may be made up for, 1 minute to 31 days; unused with {@link
 *     MissedRule#SKIP}
 * @param overlap unused with {@link MissedRule#ALL}, which lets every due time wait for its turn
 */
public record Rules(MissedRule missed, Duration maxLateness, OverlapRule overlap) {
  private static final Duration LEAST = Duration.ofMinutes(1);
  private static final Duration MOST = Duration.ofDays(31);

  /** Up to this late counts as on time: a busy console, another node that has to take over. */
  public static final Duration ON_TIME = Duration.ofMinutes(2);

  /** One run makes up for a night that was missed, and no two runs of a job at once. */
  public static final Rules USUAL =
      new Rules(MissedRule.LATEST, Duration.ofHours(12), OverlapRule.SKIP);

  /**
   * @throws Refused naming {@code maxLateness}
   */
  public Rules {
    if (maxLateness.compareTo(LEAST) < 0 || maxLateness.compareTo(MOST) > 0) {
      throw new Refused("maxLateness", Text.of("schedule.refused.lateness", "days", MOST.toDays()));
    }
  }

  /** How late a due time may be when its run starts. */
  Duration limit() {
    return missed == MissedRule.SKIP || maxLateness.compareTo(ON_TIME) < 0 ? ON_TIME : maxLateness;
  }

  /** Whether due times wait while a run of the job goes on. */
  boolean queues() {
    return missed == MissedRule.ALL || overlap == OverlapRule.QUEUE_ONE;
  }
}
