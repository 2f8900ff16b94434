package pairkeeper.core.job;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/**
 * How many snapshots are kept: the newest one of each of the last hours, days, ISO weeks and months
 * (UTC) that have any. Hours without a snapshot do not count, so that a job that stood still loses
 * nothing by it.
 *
 * @param hourly 0 to {@value #MOST}, like the others
 */
public record Retention(int hourly, int daily, int weekly, int monthly) {
  static final int MOST = 1000;

  /** What fits most people. */
  public static final Retention USUAL = new Retention(24, 14, 8, 12);

  public Retention {
    require("hourly", hourly);
    require("daily", daily);
    require("weekly", weekly);
    require("monthly", monthly);
  }

  private static void require(String field, int count) {
    if (count < 0 || count > MOST) {
      throw new Refused(field, Text.of("jobs.refused.keep", "most", MOST));
    }
  }

  /** Those of these times whose snapshots stay. */
  public Set<Instant> kept(Collection<Instant> times) {
    List<ZonedDateTime> newestFirst =
        times.stream()
            .distinct()
            .sorted(Comparator.reverseOrder())
            .map(time -> time.atZone(ZoneOffset.UTC))
            .toList();
    var kept = new HashSet<Instant>();
    keep(kept, newestFirst, hourly, time -> time.truncatedTo(ChronoUnit.HOURS));
    keep(kept, newestFirst, daily, ZonedDateTime::toLocalDate);
    keep(kept, newestFirst, weekly, Retention::week);
    keep(kept, newestFirst, monthly, time -> time.toLocalDate().withDayOfMonth(1));
    return kept;
  }

  private static String week(ZonedDateTime time) {
    LocalDate day = time.toLocalDate();
    return day.get(IsoFields.WEEK_BASED_YEAR) + "-" + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
  }

  private static void keep(
      Set<Instant> kept,
      List<ZonedDateTime> newestFirst,
      int count,
      Function<ZonedDateTime, Object> period) {
    var periods = new HashSet<Object>();
    for (ZonedDateTime time : newestFirst) {
      if (periods.size() < count && periods.add(period.apply(time))) {
        kept.add(time.toInstant());
      }
    }
  }
}
