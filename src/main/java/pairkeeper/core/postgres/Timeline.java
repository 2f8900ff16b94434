package pairkeeper.core.postgres;

import java.util.Locale;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/**
 * The number of a line of history; every promotion starts a new, higher one.
 *
 * @param id 1 to 2^32 - 1
 */
public record Timeline(long id) implements Comparable<Timeline> {
  public Timeline {
    if (id < 1 || id > 0xFFFFFFFFL) {
      throw new Refused(
          "timeline", Text.of("postgres.refused.timeline", "text", String.valueOf(id)));
    }
  }

  /**
   * From the decimal number that views show.
   *
   * @throws Refused when it is none
   */
  public static Timeline parse(String decimal) {
    int digits = decimal == null ? 0 : decimal.length();
    boolean number = digits >= 1 && digits <= 10;
    for (int i = 0; number && i < digits; i++) {
      number = decimal.charAt(i) >= '0' && decimal.charAt(i) <= '9';
    }
    if (!number) {
      throw new Refused(
          "timeline", Text.of("postgres.refused.timeline", "text", decimal == null ? "" : decimal));
    }
    return new Timeline(Long.parseLong(decimal));
  }

  /**
   * From the name of a WAL or history file: its first 8 hex digits.
   *
   * @throws Refused when the name does not begin so
   */
  public static Timeline ofFileName(String name) {
    if (name == null || !name.matches("[0-9A-F]{8}([0-9A-F]{16}.*|\\.history)")) {
      throw new Refused(
          "timeline", Text.of("postgres.refused.wal-file", "name", name == null ? "" : name));
    }
    return new Timeline(Long.parseLong(name.substring(0, 8), 16));
  }

  /** {@code 0000000A}, as WAL file names begin. */
  public String hex() {
    return String.format(Locale.ROOT, "%08X", id);
  }

  /** {@code 0000000A.history}; timeline 1 has no such file. */
  public String historyFileName() {
    return hex() + ".history";
  }

  @Override
  public int compareTo(Timeline other) {
    return Long.compare(id, other.id);
  }

  @Override
  public String toString() {
    return Long.toString(id);
  }
}
