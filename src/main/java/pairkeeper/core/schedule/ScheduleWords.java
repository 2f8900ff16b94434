package pairkeeper.core.schedule;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import pairkeeper.core.model.Text;

/**
 * A schedule in words, as parts of one sentence: time, days, months. What would need a sentence
 * that nobody understands is shown as it was typed, with its fields explained.
 */
public final class ScheduleWords {
  /** More times of day, days or months than so many are no words any more. */
  private static final int LISTED = 6;

  private final CronFields fields;
  private final List<Text> parts = new ArrayList<>();
  private boolean odd;

  private ScheduleWords(CronFields fields) {
    this.fields = fields;
  }

  /**
   * The parts of the sentence, in order; they are joined by blanks unless one begins with a comma.
   */
  public static List<Text> of(Schedule schedule) {
    return switch (schedule) {
      case Schedule.Cron cron -> of(cron);
      case Schedule.Every every -> List.of(every(every));
      case Schedule.Once once -> List.of(Text.of("schedule.words.once", "at", once.at()));
      case Schedule.After after ->
          List.of(
              Text.of(
                  after.onlyIfSucceeded()
                      ? "schedule.words.after-success"
                      : "schedule.words.after"));
    };
  }

  private static Text every(Schedule.Every every) {
    long minutes = every.length().toMinutes();
    long n = minutes % 1440 == 0 ? minutes / 1440 : minutes % 60 == 0 ? minutes / 60 : minutes;
    String unit = minutes % 1440 == 0 ? "days" : minutes % 60 == 0 ? "hours" : "minutes";
    return Text.of("schedule.words.length." + unit, "n", n, "from", every.from());
  }

  private static List<Text> of(Schedule.Cron cron) {
    var words = new ScheduleWords(cron.fields());
    words.time();
    words.days();
    words.months();
    return words.odd ? List.of(explained(cron)) : List.copyOf(words.parts);
  }

  private static Text explained(Schedule.Cron cron) {
    CronFields f = cron.fields();
    String days = f.day().all() || f.weekday().all() ? "" : f.bothDays() ? ".both" : ".either";
    return new Text(
        "schedule.words.odd" + days,
        Map.of(
            "expression", cron.expression(),
            "minute", f.minute().written(),
            "hour", f.hour().written(),
            "day", f.day().written(),
            "month", f.month().written(),
            "weekday", f.weekday().written()));
  }

  private void time() {
    CronField minute = fields.minute();
    CronField hour = fields.hour();
    int every = every(minute);
    if (hour.all() && every > 0) {
      say(
          every == 1
              ? Text.of("schedule.words.minute")
              : Text.of("schedule.words.minutes", "n", every));
    } else if (hour.all() && minute.count() == 1) {
      say(
          minute.first() == 0
              ? Text.of("schedule.words.hour")
              : Text.of("schedule.words.hour-at", "minute", two(minute.first())));
    } else if (hour.all()) {
      say(Text.of("schedule.words.hour-minutes", "minutes", list(minute)));
      odd |= minute.count() > LISTED;
    } else if (fields.timesPerDay() <= LISTED) {
      say(Text.of("schedule.words.at", "times", times()));
    } else if (unbroken(hour) && every > 0) {
      say(
          every == 1
              ? span("schedule.words.minute-span", Map.of())
              : span("schedule.words.minutes-span", Map.of("n", every)));
    } else if (unbroken(hour) && minute.count() == 1) {
      say(span("schedule.words.hour-span", Map.of()));
    } else if (minute.count() == 1 && even(hour, 24) > 0) {
      say(
          Text.of(
              "schedule.words.hours", "n", even(hour, 24), "from", fields.firstOfDay().toString()));
    } else {
      odd = true;
    }
  }

  private Text span(String key, Map<String, Object> args) {
    var all = new HashMap<>(args);
    all.put("from", fields.firstOfDay().toString());
    all.put("to", LocalTime.of(fields.hour().last(), fields.minute().last()).toString());
    return new Text(key, all);
  }

  private void days() {
    CronField day = fields.day();
    CronField weekday = fields.weekday();
    boolean anyDay = day.all();
    boolean anyWeekday = weekday.all();
    if (fields.bothDays() && !anyDay && !anyWeekday) {
      odd = true; // both must match, as one of them is a star with a step
    } else if (!fields.bothDays() && (anyDay || anyWeekday) || anyDay && anyWeekday) {
      everyDay();
    } else if (anyWeekday) {
      ofMonth();
    } else if (anyDay) {
      ofWeek();
    } else {
      ofMonth();
      say(Text.of("schedule.words.also"));
      ofWeek();
    }
  }

  private void everyDay() {
    // said where the time alone could be taken for a single one
    if (!fields.hour().all()) {
      say(Text.of("schedule.words.daily"));
    }
  }

  private void ofMonth() {
    CronField day = fields.day();
    odd |= day.count() > LISTED;
    say(
        day.count() == 1
            ? Text.of("schedule.words.day", "day", String.valueOf(day.first()))
            : Text.of("schedule.words.days", "days", list(day)));
  }

  private void ofWeek() {
    // Monday first, as a week is read
    List<Integer> days =
        IntStream.of(1, 2, 3, 4, 5, 6, 0).filter(fields.weekday()::has).boxed().toList();
    if (days.equals(List.of(1, 2, 3, 4, 5))) {
      say(Text.of("schedule.words.mon-fri"));
    } else if (days.equals(List.of(1, 2, 3, 4, 5, 6))) {
      say(Text.of("schedule.words.mon-sat"));
    } else {
      named("weekday", days);
    }
  }

  private void months() {
    if (!fields.month().all()) {
      odd |= fields.month().count() > LISTED;
      named("month", fields.month().values().stream().boxed().toList());
    }
  }

  private void named(String what, List<Integer> values) {
    String place = ".first.";
    for (int value : values) {
      say(Text.of("schedule." + what + place + value));
      place = ".more.";
    }
  }

  private void say(Text part) {
    parts.add(part);
  }

  /** 5 for 0, 5, 10 ... 55; 0 when the minutes are not evenly spread over the hour from 0 on. */
  private static int every(CronField minute) {
    return minute.first() == 0 ? even(minute, 60) : 0;
  }

  private static int even(CronField field, int round) {
    int step = round / field.count();
    boolean even =
        field.count() > 1
            && round % field.count() == 0
            && field.first() < step
            && IntStream.range(0, field.count()).allMatch(i -> field.has(field.first() + i * step));
    return even ? step : 0;
  }

  private static boolean unbroken(CronField field) {
    return field.last() - field.first() + 1 == field.count();
  }

  private String times() {
    return fields.hour().values().stream()
        .boxed()
        .flatMap(h -> fields.minute().values().stream().mapToObj(m -> two(h) + ":" + two(m)))
        .collect(Collectors.joining(", "));
  }

  private static String list(CronField field) {
    return field.values().stream().mapToObj(Integer::toString).collect(Collectors.joining(", "));
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : String.valueOf(number);
  }
}
