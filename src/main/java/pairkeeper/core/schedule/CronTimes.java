package pairkeeper.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;
import pairkeeper.core.model.Text;

/**
 * The due times of a cron expression in a zone. Where clocks change it does what Debian's cron does
 * (see cron(8)): an expression with a fixed hour and minute runs once for each of its local times,
 * right after the gap for one that is left out and the first time for one that comes twice; an
 * expression that goes by the hour or minute follows real time.
 */
record CronTimes(CronFields fields, ZoneId zone) implements Times {

  @Override
  public Optional<Due> next(Instant after) {
    return Optional.of(fields.everyHour() ? real(after) : fixed(after));
  }

  /** Walks local times; their instants never decrease, so the first one after it is the next. */
  private Due fixed(Instant after) {
    LocalDateTime local = minute(LocalDateTime.ofInstant(after, zone));
    while (true) {
      local = fields.next(local.plusMinutes(1));
      ZoneOffsetTransition change = zone.getRules().getTransition(local);
      if (change == null) {
        Instant at = local.toInstant(zone.getRules().getOffset(local));
        if (at.isAfter(after)) {
          return new Due(at);
        }
      } else {
        Instant at =
            change.isGap() ? change.getInstant() : local.toInstant(change.getOffsetBefore());
        if (at.isAfter(after)) {
          return shifted(at, change.isGap() ? "gap" : "first", local);
        }
      }
    }
  }

  /** Walks real time, from one change of the clocks to the next. */
  private Due real(Instant after) {
    ZoneRules rules = zone.getRules();
    Instant at = after.plusNanos(1);
    while (true) {
      LocalDateTime local = LocalDateTime.ofInstant(at, zone);
      LocalDateTime wanted = fields.next(ceiling(local));
      Instant found = at.plus(Duration.between(local, wanted));
      ZoneOffsetTransition change = rules.nextTransition(at);
      if (change != null && !change.getInstant().isAfter(found)) {
        at = change.getInstant();
        continue;
      }
      ZoneOffsetTransition twice = rules.getTransition(wanted);
      return twice == null
          ? new Due(found)
          : shifted(found, found.isBefore(twice.getInstant()) ? "again" : "second", wanted);
    }
  }

  private static Due shifted(Instant at, String how, LocalDateTime local) {
    return new Due(
        at,
        Optional.of(Text.of("schedule.shift." + how, "time", local.toLocalTime().toString())),
        Optional.empty());
  }

  private static LocalDateTime minute(LocalDateTime time) {
    return time.truncatedTo(ChronoUnit.MINUTES);
  }

  private static LocalDateTime ceiling(LocalDateTime time) {
    LocalDateTime whole = minute(time);
    return whole.equals(time) ? whole : whole.plusMinutes(1);
  }

  /** Whole days without a change of the clocks are not walked through, since years may be asked. */
  @Override
  public long count(Instant after, Instant upTo) {
    long count = 0;
    Instant at = after;
    while (true) {
      Instant due = next(at).orElseThrow().at();
      if (due.isAfter(upTo)) {
        return count;
      }
      LocalDateTime local = LocalDateTime.ofInstant(due, zone);
      LocalDate date = local.toLocalDate();
      Instant end = date.plusDays(1).atStartOfDay(zone).toInstant();
      if (local.toLocalTime().equals(fields.firstOfDay())
          && !end.isAfter(upTo)
          && quiet(date, end)) {
        count += fields.timesPerDay();
        at = end.minusNanos(1);
      } else {
        count++;
        at = due;
      }
    }
  }

  private boolean quiet(LocalDate date, Instant end) {
    Instant begin = date.atStartOfDay(zone).toInstant();
    ZoneOffsetTransition change = zone.getRules().nextTransition(begin.minusSeconds(1));
    return change == null || change.getInstant().isAfter(end);
  }
}
