package pairkeeper.core.schedule;

import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/**
 * A period on the site's clock in which a job may not start: a stocktaking, a move, holidays.
 *
 * @param from its beginning, to the minute
 * @param to its end, after its beginning; no part of it
 */
public record Blackout(LocalDateTime from, LocalDateTime to) {
  private static final String FIELD = "blackouts";

  /**
   * @throws Refused naming {@code blackouts}
   */
  public Blackout {
    from = from.truncatedTo(ChronoUnit.MINUTES);
    to = to.truncatedTo(ChronoUnit.MINUTES);
    if (!to.isAfter(from)) {
      throw new Refused(FIELD, Text.of("schedule.refused.blackout-order"));
    }
  }

  boolean holds(LocalDateTime local) {
    return !local.isBefore(from) && local.isBefore(to);
  }

  /**
   * Reads {@code 2026-12-24T18:00 - 2026-12-27T06:00}; a blank may stand for the T.
   *
   * @throws Refused naming {@code blackouts}
   */
  public static Blackout parse(String text) {
    String[] ends = text.strip().split("\\s+(?:-|–|to)\\s+", -1);
    if (ends.length == 2) {
      try {
        return new Blackout(time(ends[0]), time(ends[1]));
      } catch (DateTimeParseException e) {
        // said below
      }
    }
    throw new Refused(FIELD, Text.of("schedule.refused.blackout", "blackout", text.strip()));
  }

  private static LocalDateTime time(String word) {
    return LocalDateTime.parse(word.replaceFirst("\\s+", "T"));
  }

  /** {@code 2026-12-24 18:00 - 2026-12-27 06:00}, which {@link #parse} reads. */
  @Override
  public String toString() {
    return written(from) + " - " + written(to);
  }

  private static String written(LocalDateTime time) {
    return time.toLocalDate() + " " + time.toLocalTime();
  }
}
