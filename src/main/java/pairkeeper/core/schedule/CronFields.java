package pairkeeper.core.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.schedule.CronField.Kind;

/**
 * The five fields of a cron expression, and which local times they match; crontab(5) of Debian is
 * what they follow. Zones and changes of summer time are {@link CronTimes}' matter.
 */
record CronFields(
    CronField minute, CronField hour, CronField day, CronField month, CronField weekday) {
  private static final Map<String, String> NAMED =
      Map.of(
          "@yearly", "0 0 1 1 *",
          "@annually", "0 0 1 1 *",
          "@monthly", "0 0 1 * *",
          "@weekly", "0 0 * * 0",
          "@daily", "0 0 * * *",
          "@midnight", "0 0 * * *",
          "@hourly", "0 * * * *");

  // 28 years hold every 29 February and every first of a month on every day of the week
  private static final LocalDate PROOF = LocalDate.of(2000, 1, 1);
  private static final int YEARS = 28;

  /**
   * @throws Refused naming {@code schedule}
   */
  static CronFields parse(String expression) {
    String[] words = plain(expression).split(" ");
    if (words.length != 5 || words[0].isEmpty()) {
      throw new Refused(
          Schedule.FIELD,
          Text.of("schedule.refused.fields", "n", words[0].isEmpty() ? 0 : words.length));
    }
    var fields =
        new CronFields(
            CronField.parse(Kind.MINUTE, words[0]),
            CronField.parse(Kind.HOUR, words[1]),
            CronField.parse(Kind.DAY, words[2]),
            CronField.parse(Kind.MONTH, words[3]),
            CronField.parse(Kind.WEEKDAY, words[4]));
    if (fields.date(PROOF, PROOF.plusYears(YEARS)).isEmpty()) {
      throw new Refused(Schedule.FIELD, Text.of("schedule.refused.never"));
    }
    return fields;
  }

  private static String plain(String expression) {
    if (!expression.startsWith("@")) {
      return expression;
    }
    String meant = NAMED.get(expression.toLowerCase(Locale.ROOT));
    if (meant == null) {
      throw new Refused(Schedule.FIELD, Text.of("schedule.refused.named", "name", expression));
    }
    return meant;
  }

  /** Whether it goes by the minute or the hour and so follows real time through a change. */
  boolean everyHour() {
    return minute.star() || minute.all() || hour.star() || hour.all();
  }

  /** How often on a date that matches. */
  int timesPerDay() {
    return minute.count() * hour.count();
  }

  LocalTime firstOfDay() {
    return LocalTime.of(hour.first(), minute.first());
  }

  /**
   * Whether both day fields must match. Cron lets either do, unless one of them begins with a star,
   * be it a star with a step.
   */
  boolean bothDays() {
    return day.star() || weekday.star();
  }

  boolean on(LocalDate date) {
    boolean ofMonth = day.has(date.getDayOfMonth());
    boolean ofWeek = weekday.has(date.getDayOfWeek().getValue() % 7);
    return month.has(date.getMonthValue()) && (bothDays() ? ofMonth && ofWeek : ofMonth || ofWeek);
  }

  /** The first matching local time that is not before the given one, which has no seconds. */
  LocalDateTime next(LocalDateTime from) {
    if (on(from.toLocalDate())) {
      Optional<LocalTime> today = time(from.toLocalTime());
      if (today.isPresent()) {
        return from.toLocalDate().atTime(today.get());
      }
    }
    LocalDate tomorrow = from.toLocalDate().plusDays(1);
    return date(tomorrow, tomorrow.plusYears(2L * YEARS)) // two, as 1900 and 2100 are no leap years
        .orElseThrow(() -> new IllegalStateException("parse proves that a date comes"))
        .atTime(firstOfDay());
  }

  private Optional<LocalTime> time(LocalTime from) {
    int minuteNow = minute.values().nextSetBit(from.getMinute());
    if (hour.has(from.getHour()) && minuteNow >= 0) {
      return Optional.of(LocalTime.of(from.getHour(), minuteNow));
    }
    int later = hour.values().nextSetBit(from.getHour() + 1);
    return later < 0 ? Optional.empty() : Optional.of(LocalTime.of(later, minute.first()));
  }

  private Optional<LocalDate> date(LocalDate from, LocalDate before) {
    for (LocalDate date = from; date.isBefore(before); ) {
      if (!month.has(date.getMonthValue())) {
        date = date.withDayOfMonth(1).plusMonths(1);
      } else if (on(date)) {
        return Optional.of(date);
      } else {
        date = date.plusDays(1);
      }
    }
    return Optional.empty();
  }
}
