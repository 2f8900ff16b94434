package pairkeeper.core.postgres;

import java.util.Locale;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/**
 * A position in the write-ahead log: an unsigned 64 bit number of bytes, printed as {@code
 * 1C/9A04F3B0} (type {@code pg_lsn}).
 *
 * @param value the position; negative values are positions above 2^63
 */
public record Lsn(long value) implements Comparable<Lsn> {
  /** What PostgreSQL prints for "none". */
  public static final Lsn ZERO = new Lsn(0);

  /**
   * @throws Refused when the text has not the form of a position
   */
  public static Lsn parse(String text) {
    // read by hand, as a dozen come with each look at a server
    int slash = text == null ? -1 : text.indexOf('/');
    long high = slash < 0 ? -1 : hex(text, 0, slash);
    long low = slash < 0 ? -1 : hex(text, slash + 1, text.length());
    if (high < 0 || low < 0) {
      throw new Refused("lsn", Text.of("postgres.refused.lsn", "text", text == null ? "" : text));
    }
    return new Lsn(high << 32 | low);
  }

  /** The number of one to eight hexadecimal digits; -1 when it is none. */
  private static long hex(String text, int from, int to) {
    if (to - from < 1 || to - from > 8) {
      return -1;
    }
    long number = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return -1;
      }
      number = number << 4 | digit;
    }
    return number;
  }

  /**
   * Bytes from the other position to this one; negative when this one is earlier.
   *
   * @throws ArithmeticException when they are 2^63 bytes or more apart, which no server reaches
   */
  public long minus(Lsn other) {
    long difference = value - other.value;
    if (difference < 0 != isBefore(other)) {
      throw new ArithmeticException(this + " - " + other);
    }
    return difference;
  }

  public boolean isBefore(Lsn other) {
    return compareTo(other) < 0;
  }

  public boolean isAfter(Lsn other) {
    return compareTo(other) > 0;
  }

  /** The later of the two. */
  public Lsn max(Lsn other) {
    return isBefore(other) ? other : this;
  }

  @Override
  public int compareTo(Lsn other) {
    return Long.compareUnsigned(value, other.value);
  }

  /** As PostgreSQL prints it. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%X/%X", value >>> 32, value & 0xFFFFFFFFL);
  }
}
