package pairkeeper.core.schedule;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/**
 * One of the five fields of a cron expression: the values that it allows.
 *
 * @param written as it was typed
 * @param values those that match; Sunday is 0 only
 * @param star whether it begins with a star, which is what cron itself asks when it decides how two
 *     restricted day fields go together
 */
record CronField(Kind kind, String written, BitSet values, boolean star) {

  /** The fields in the order in which they are written. */
  enum Kind {
    MINUTE(0, 59, List.of()),
    HOUR(0, 23, List.of()),
    DAY(1, 31, List.of()),
    MONTH(
        1,
        12,
        List.of(
            "", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
            "dec")),
    WEEKDAY(0, 7, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat"));

    final int least;
    final int most;
    private final List<String> names;

    Kind(int least, int most, List<String> names) {
      this.least = least;
      this.most = most;
      this.names = names;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @throws Refused naming the field, the part of it that is wrong, and what is allowed
   */
  static CronField parse(Kind kind, String written) {
    var values = new BitSet();
    for (String part : written.split(",", -1)) {
      add(kind, part, values);
    }
    if (kind == Kind.WEEKDAY && values.get(7)) {
      values.set(0);
      values.clear(7);
    }
    return new CronField(kind, written, values, written.startsWith("*"));
  }

  boolean has(int value) {
    return values.get(value);
  }

  /** Whether every value matches, however that was written. */
  boolean all() {
    int last = kind == Kind.WEEKDAY ? 6 : kind.most;
    return values.cardinality() == last - kind.least + 1;
  }

  int first() {
    return values.nextSetBit(0);
  }

  int last() {
    return values.length() - 1;
  }

  int count() {
    return values.cardinality();
  }

  private static void add(Kind kind, String part, BitSet values) {
    String[] stepped = part.split("/", -1);
    if (stepped.length > 2 || stepped[0].isEmpty()) {
      throw refused(kind, part);
    }
    int step = stepped.length == 2 ? number(kind, stepped[1], part) : 1;
    boolean span = stepped[0].equals("*") || stepped[0].indexOf('-') > 0;
    // 5/15 means other things to other programs
    if (step < 1 || step > 99 || stepped.length == 2 && !span) {
      throw refused(kind, part);
    }
    int from = kind.least;
    int to = kind == Kind.WEEKDAY ? 6 : kind.most;
    if (!stepped[0].equals("*")) {
      String[] ends = stepped[0].split("-", -1);
      if (ends.length > 2) {
        throw refused(kind, part);
      }
      from = value(kind, ends[0], part);
      to = ends.length == 1 ? from : value(kind, ends[1], part);
      if (from > 0 && to == 0 && named(kind, ends[1])) {
        to = 7; // sat-sun
      }
    }
    if (from > to) {
      throw refused(kind, part);
    }
    for (int value = from; value <= to; value += step) {
      values.set(value);
    }
  }

  private static boolean named(Kind kind, String word) {
    return kind.names.contains(word.toLowerCase(Locale.ROOT));
  }

  private static int value(Kind kind, String word, String part) {
    if (!word.isEmpty() && named(kind, word)) {
      return kind.names.indexOf(word.toLowerCase(Locale.ROOT));
    }
    int value = number(kind, word, part);
    if (value < kind.least || value > kind.most) {
      throw refused(kind, part);
    }
    return value;
  }

  private static int number(Kind kind, String word, String part) {
    if (!word.matches("[0-9]{1,3}")) {
      throw refused(kind, part);
    }
    return Integer.parseInt(word);
  }

  private static Refused refused(Kind kind, String part) {
    return new Refused(
        Schedule.FIELD, Text.of("schedule.refused." + kind.word(), "part", shown(part)));
  }

  private static String shown(String part) {
    return part.length() > 40 ? part.substring(0, 40) + "…" : part;
  }
}
