package pairkeeper.core.postgres;

import java.util.Locale;
import java.util.regex.Pattern;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/**
 * A position in the write-ahead log: an unsigned 64 bit number of bytes, printed as {@code
 * 1C/9A04F3B0} (type {@code pg_lsn}).
 *
 * @param value the position; negative values are positions above 2^63
 */
public record Lsn(long value) implements Comparable<Lsn> {
  private static final Pattern FORM = Pattern.compile("([0-9A-Fa-f]{1,8})/([0-9A-Fa-f]{1,8})");

  /** What PostgreSQL prints for "none". */
  public static final Lsn ZERO = new Lsn(0);

  /**
   * @throws Refused when the text has not the form of a position
   */
  public static Lsn parse(String text) {
    var m = FORM.matcher(text == null ? "" : text);
    if (!m.matches()) {
      throw new Refused("lsn", Text.of("postgres.refused.lsn", "text", text == null ? "" : text));
    }
    return new Lsn(Long.parseLong(m.group(1), 16) << 32 | Long.parseLong(m.group(2), 16));
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
