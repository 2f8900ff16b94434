package pairkeeper.core.count;

import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/**
 * How far two counts may lie apart; the larger of both counts.
 *
 * @param rows 0 to 1,000,000,000
 * @param percent of the primary's number, 0 to 100
 */
public record CountTolerance(long rows, double percent) {
  public static final CountTolerance NONE = new CountTolerance(0, 0);

  private static final long MOST = 1_000_000_000;

  public CountTolerance {
    if (rows < 0 || rows > MOST) {
      throw new Refused("toleranceRows", Text.of("jobs.refused.tolerance-rows"));
    }
    if (!(percent >= 0 && percent <= 100)) {
      throw new Refused("tolerancePercent", Text.of("jobs.refused.tolerance-percent"));
    }
  }

  /** The most by which the other number may differ from this one. */
  public long of(long primary) {
    return Math.max(rows, (long) Math.floor(Math.abs((double) primary) * percent / 100));
  }
}
