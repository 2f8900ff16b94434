package pairkeeper.web.jobs;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import pairkeeper.core.appointment.AppointmentRule;
import pairkeeper.core.job.Retries;
import pairkeeper.core.job.Timetable;
import pairkeeper.core.model.MaintenanceWindow;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.schedule.Blackout;
import pairkeeper.core.schedule.DueTimes;
import pairkeeper.core.schedule.MissedRule;
import pairkeeper.core.schedule.OverlapRule;
import pairkeeper.core.schedule.Rules;
import pairkeeper.core.schedule.Schedule;
import pairkeeper.core.schedule.Windows;

/** A schedule with its rules while it is typed, in {@code /WEB-INF/jobs/schedule.xhtml}. */
public class ScheduleFields implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String CRON = "cron";
  private static final String EVERY = "every";
  private static final String ONCE = "once";
  private static final String AFTER = "after";
  private static final String NONE = "none";

  private String way = CRON;
  private String cron = "30 2 * * *";
  private String length = "15";
  private String unit = "1";
  private String from;
  private String at;
  private String after;
  private boolean onlyIfSucceeded = true;
  private String missed;
  private String hoursLate;
  private String overlap;
  private String retries;
  private String retryMinutes;
  private String windows;
  private String blackouts;

  public ScheduleFields() {
    rules(Rules.USUAL);
    retries(Retries.USUAL);
  }

  /** What is stored, as the form shows it. */
  public static ScheduleFields of(Schedule schedule, Rules rules, Windows windows, ZoneId zone) {
    var fields = new ScheduleFields();
    switch (schedule) {
      case Schedule.Cron c -> {
        fields.way = CRON;
        fields.cron = c.expression();
      }
      case Schedule.Every e -> {
        fields.way = EVERY;
        fields.every(e.length().toMinutes());
        fields.from = there(e.from(), zone);
      }
      case Schedule.Once o -> {
        fields.way = ONCE;
        fields.at = there(o.at(), zone);
      }
      case Schedule.After a -> {
        fields.way = AFTER;
        fields.after = a.job().toString();
        fields.onlyIfSucceeded = a.onlyIfSucceeded();
      }
    }
    fields.rules(rules);
    fields.windows = lines(windows.allowed());
    fields.blackouts = lines(windows.blackouts());
    return fields;
  }

  /** What is stored, as the form shows it. */
  static ScheduleFields of(Timetable stored, ZoneId zone) {
    var fields = new ScheduleFields();
    fields.way = NONE;
    ScheduleFields shown =
        stored
            .schedule()
            .map(schedule -> of(schedule, stored.rules(), stored.windows(), zone))
            .orElse(fields);
    shown.retries(stored.retries());
    return shown;
  }

  /**
   * What is stored.
   *
   * @throws Refused see {@link #toSchedule}, {@link #toRules} and {@link #toWindows}
   */
  Timetable toTimetable(ZoneId zone, Instant now) {
    return isByHand()
        ? Timetable.byHand()
        : new Timetable(Optional.of(toSchedule(zone, now)), toRules(), toWindows(), toRetries());
  }

  /** Whether it is only started by hand. */
  public boolean isByHand() {
    return NONE.equals(way);
  }

  private void rules(Rules rules) {
    missed = rules.missed().word();
    hoursLate = String.valueOf(Math.max(1, rules.maxLateness().toHours()));
    overlap = rules.overlap().word();
  }

  private void retries(Retries rules) {
    retries = String.valueOf(rules.most());
    retryMinutes = String.valueOf(rules.first().toMinutes());
  }

  private void every(long minutes) {
    long one = minutes % 1440 == 0 ? 1440 : minutes % 60 == 0 ? 60 : 1;
    unit = String.valueOf(one);
    length = String.valueOf(minutes / one);
  }

  private static String there(Instant at, ZoneId zone) {
    return LocalDateTime.ofInstant(at, zone).truncatedTo(ChronoUnit.MINUTES).toString();
  }

  private static String lines(List<?> all) {
    return all.stream().map(Object::toString).collect(Collectors.joining("\n"));
  }

  /**
   * What was typed.
   *
   * @param zone of the site
   * @throws Refused naming the field: {@code cron}, {@code length}, {@code from}, {@code at},
   *     {@code after}
   */
  public Schedule toSchedule(ZoneId zone, Instant now) {
    return switch (way == null ? "" : way) {
      case EVERY -> in("length", () -> new Schedule.Every(typedLength(), typedFrom(zone, now)));
      case ONCE -> new Schedule.Once(AppointmentRule.read(at, zone));
      case AFTER -> new Schedule.After(typedJob(), onlyIfSucceeded);
      default -> in(CRON, () -> new Schedule.Cron(cron));
    };
  }

  private Duration typedLength() {
    return Duration.ofMinutes((long) whole("length", length) * whole("length", unit));
  }

  private Instant typedFrom(ZoneId zone, Instant now) {
    if (from == null || from.isBlank()) {
      return now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }
    try {
      return AppointmentRule.read(from, zone);
    } catch (Refused refused) {
      throw new Refused("from", refused.text());
    }
  }

  private UUID typedJob() {
    try {
      return UUID.fromString(after == null ? "" : after);
    } catch (IllegalArgumentException none) {
      throw new Refused(AFTER, Text.of("schedule.refused.after"));
    }
  }

  /**
   * @throws Refused naming {@code hoursLate}
   */
  public Rules toRules() {
    return in(
        "hoursLate",
        () ->
            new Rules(
                MissedRule.valueOf(missed.toUpperCase(Locale.ROOT)),
                Duration.ofHours(
                    missed.equals(MissedRule.SKIP.word()) ? 12 : whole("hoursLate", hoursLate)),
                OverlapRule.valueOf(overlap.toUpperCase(Locale.ROOT).replace('-', '_'))));
  }

  /**
   * @throws Refused naming {@code retries} or {@code retryMinutes}
   */
  private Retries toRetries() {
    return new Retries(
        whole("retries", retries), Duration.ofMinutes(whole("retryMinutes", retryMinutes)));
  }

  /**
   * @throws Refused naming {@code windows} or {@code blackouts}
   */
  public Windows toWindows() {
    return new Windows(
        in("windows", () -> each(windows, MaintenanceWindow::parse)),
        in("blackouts", () -> each(blackouts, Blackout::parse)));
  }

  /** The due times of all that. */
  public DueTimes toTimes(ZoneId zone, Instant now) {
    return new DueTimes(toSchedule(zone, now), zone, toWindows());
  }

  private static <T> List<T> each(String typed, Function<String, T> read) {
    return typed == null
        ? List.of()
        : typed.lines().map(String::strip).filter(l -> !l.isEmpty()).map(read).toList();
  }

  private static int whole(String field, String typed) {
    String text = typed == null ? "" : typed.strip();
    if (!text.matches("\\d{1,6}")) {
      throw new Refused(field, Text.of("schedule.refused.number"));
    }
    return Integer.parseInt(text);
  }

  /** A refusal by the field of this form. */
  private static <T> T in(String field, Supplier<T> work) {
    try {
      return work.get();
    } catch (Refused refused) {
      boolean here = refused.field().equals("from");
      throw here ? refused : new Refused(field, refused.text());
    }
  }

  public String getWay() {
    return way;
  }

  public void setWay(String way) {
    this.way = way;
  }

  public String getCron() {
    return cron;
  }

  public void setCron(String cron) {
    this.cron = cron;
  }

  public String getLength() {
    return length;
  }

  public void setLength(String length) {
    this.length = length;
  }

  public String getUnit() {
    return unit;
  }

  public void setUnit(String unit) {
    this.unit = unit;
  }

  public String getFrom() {
    return from;
  }

  public void setFrom(String from) {
    this.from = from;
  }

  public String getAt() {
    return at;
  }

  public void setAt(String at) {
    this.at = at;
  }

  public String getAfter() {
    return after;
  }

  public void setAfter(String after) {
    this.after = after;
  }

  public boolean isOnlyIfSucceeded() {
    return onlyIfSucceeded;
  }

  public void setOnlyIfSucceeded(boolean onlyIfSucceeded) {
    this.onlyIfSucceeded = onlyIfSucceeded;
  }

  public String getMissed() {
    return missed;
  }

  public void setMissed(String missed) {
    this.missed = missed;
  }

  public String getHoursLate() {
    return hoursLate;
  }

  public void setHoursLate(String hoursLate) {
    this.hoursLate = hoursLate;
  }

  public String getOverlap() {
    return overlap;
  }

  public void setOverlap(String overlap) {
    this.overlap = overlap;
  }

  public String getRetries() {
    return retries;
  }

  public void setRetries(String retries) {
    this.retries = retries;
  }

  public String getRetryMinutes() {
    return retryMinutes;
  }

  public void setRetryMinutes(String retryMinutes) {
    this.retryMinutes = retryMinutes;
  }

  public String getWindows() {
    return windows;
  }

  public void setWindows(String windows) {
    this.windows = windows;
  }

  public String getBlackouts() {
    return blackouts;
  }

  public void setBlackouts(String blackouts) {
    this.blackouts = blackouts;
  }
}
