package pairkeeper.web.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import pairkeeper.core.model.Text;
import pairkeeper.core.schedule.Due;
import pairkeeper.core.schedule.DueTimes;

/**
 * The coming seven days as a picture: a row for each customer, a stroke for each due time of its
 * jobs. What is due more than hourly is a line, as strokes would be one anyway.
 *
 * @param shifts changes of the clock that move a due time, each said once
 */
public record WeekCalendar(List<Day> days, List<Row> rows, List<Text> shifts) {
  /** Size in SVG units: the names' column, then seven days. */
  public static final int NAMES = 170;

  public static final int WIDTH = 1010;
  private static final int ROW = 27;
  private static final int TOP = 24;
  private static final int LENGTH = 7;
  private static final double DAY = (WIDTH - NAMES) / (double) LENGTH;

  /** Above so many in the week, short strokes; above the second figure, a line. */
  private static final int SELDOM = 7 * 12;

  private static final int HOURLY = 7 * 24;

  /** A job to be drawn. */
  public record Planned(String row, DueTimes times) {}

  /** Where a day begins, on the reader's clock; {@code x} from the left. */
  public record Day(Instant at, double x) {}

  /**
   * One customer.
   *
   * @param y of its name's base line from the top
   * @param seldom SVG path of the due times of jobs that run now and then
   * @param often SVG path of those of jobs that run up to hourly
   * @param always SVG path of jobs that run oftener
   */
  public record Row(String name, double y, String seldom, String often, String always) {}

  static WeekCalendar of(List<Planned> planned, Instant now, ZoneId zone) {
    Instant end = now.plus(Duration.ofDays(LENGTH));
    Map<String, List<DueTimes>> byRow = new LinkedHashMap<>();
    planned.forEach(p -> byRow.computeIfAbsent(p.row(), r -> new ArrayList<>()).add(p.times()));
    var rows = new ArrayList<Row>();
    byRow.forEach((name, times) -> rows.add(row(name, TOP + ROW * rows.size(), times, now, end)));
    List<Text> shifts =
        planned.stream()
            .flatMap(p -> starts(p.times(), now, end).stream())
            .flatMap(due -> due.shifted().stream())
            .distinct()
            .toList();
    return new WeekCalendar(days(now, end, zone), List.copyOf(rows), shifts);
  }

  private static List<Day> days(Instant now, Instant end, ZoneId zone) {
    var days = new ArrayList<Day>();
    LocalDate date = now.atZone(zone).toLocalDate().plusDays(1);
    for (; date.atStartOfDay(zone).toInstant().isBefore(end); date = date.plusDays(1)) {
      Instant at = date.atStartOfDay(zone).toInstant();
      days.add(new Day(at, x(at, now)));
    }
    return List.copyOf(days);
  }

  private static Row row(String name, int y, List<DueTimes> all, Instant now, Instant end) {
    var seldom = new StringBuilder();
    var often = new StringBuilder();
    var always = new StringBuilder();
    for (DueTimes times : all) {
      long count = times.count(now, end);
      if (count > HOURLY) {
        always.append(always.isEmpty() ? move(NAMES, y + 20.5) + "H" + WIDTH : "");
      } else {
        boolean few = count <= SELDOM;
        StringBuilder path = few ? seldom : often;
        starts(times, now, end)
            .forEach(d ->
                path.append(move(x(d.at(), now), few ? y + 3 : y + 15)).append(few ? "v18" : "v6"));
      }
    }
    return new Row(name, y + 16.0, seldom.toString(), often.toString(), always.toString());
  }

  /** Its due times that no window leaves out; none of a job that is drawn as a line. */
  private static List<Due> starts(DueTimes times, Instant now, Instant end) {
    return times.count(now, end) > HOURLY
        ? List.of()
        : times.next(now, HOURLY).stream()
            .filter(due -> !due.at().isAfter(end) && due.closed().isEmpty())
            .toList();
  }

  private static double x(Instant at, Instant now) {
    return NAMES + Duration.between(now, at).toMinutes() / 1440.0 * DAY;
  }

  private static String move(double x, double y) {
    return String.format(Locale.ROOT, "M%.1f %.1f", x, y);
  }

  public int getHeight() {
    return TOP + ROW * rows.size() + 6;
  }

  /** Whether anything is drawn. */
  public boolean isDrawn() {
    return !rows.isEmpty();
  }
}
