package pairkeeper.core.model;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A time of the week, in the site's zone, in which the customer agreed to interruptions.
 *
 * @param days days on which it begins, at least one
 * @param from its beginning
 * @param to its end, on the next day when not after {@code from}
 */
public record MaintenanceWindow(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
  private static final Pattern WRITTEN =
      Pattern.compile("([a-z]{3}(?:,[a-z]{3})*) (\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)");

  public MaintenanceWindow {
    if (days.isEmpty()) {
      throw new Refused("windows", Text.of("inventory.refused.window-days"));
    }
    if (from.equals(to)) {
      throw new Refused("windows", Text.of("inventory.refused.window-empty"));
    }
    days = Collections.unmodifiableSet(EnumSet.copyOf(days));
  }

  /** Whether it is open at that moment; the moment must be in the site's zone. */
  public boolean openAt(ZonedDateTime there) {
    var begin = there.with(from);
    var yesterday = begin.minusDays(1);
    return within(begin, there) || within(yesterday, there);
  }

  /** When it ends that is open at that moment, if it is; the moment must be in the site's zone. */
  public Optional<ZonedDateTime> endAt(ZonedDateTime there) {
    var begin = there.with(from);
    return Stream.of(begin, begin.minusDays(1))
        .filter(b -> within(b, there))
        .map(this::end)
        .max(Comparator.naturalOrder());
  }

  private boolean within(ZonedDateTime begin, ZonedDateTime at) {
    return days.contains(begin.getDayOfWeek()) && !at.isBefore(begin) && at.isBefore(end(begin));
  }

  private ZonedDateTime end(ZonedDateTime begin) {
    var sameDay = begin.with(to);
    return to.isAfter(from) ? sameDay : sameDay.plusDays(1);
  }

  /** The next moment at which it begins, after the given one. */
  public ZonedDateTime next(ZonedDateTime after) {
    var begin = after.with(from);
    while (!begin.isAfter(after) || !days.contains(begin.getDayOfWeek())) {
      begin = begin.plusDays(1).with(from);
    }
    return begin;
  }

  /**
   * Reads {@code sat,sun 22:00-04:00}.
   *
   * @throws Refused when it is written otherwise
   */
  public static MaintenanceWindow parse(String text) {
    var m = WRITTEN.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!m.matches()) {
      throw refused(text);
    }
    try {
      var days = EnumSet.noneOf(DayOfWeek.class);
      for (String day : m.group(1).split(",")) {
        days.add(day(day));
      }
      return new MaintenanceWindow(days, LocalTime.parse(m.group(2)), LocalTime.parse(m.group(3)));
    } catch (DateTimeParseException e) {
      throw refused(text);
    }
  }

  private static DayOfWeek day(String word) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (word(day).equals(word)) {
        return day;
      }
    }
    throw refused(word);
  }

  private static Refused refused(String text) {
    return new Refused("windows", Text.of("inventory.refused.window", "window", text));
  }

  private static String word(DayOfWeek day) {
    return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
  }

  /** {@code sat,sun 22:00-04:00}, which {@link #parse} reads. */
  @Override
  public String toString() {
    List<String> words = new ArrayList<>();
    days.forEach(d -> words.add(word(d)));
    return String.join(",", words) + " " + from + "-" + to;
  }
}
