package pairkeeper.core.postgres;

/**
 * A position in the write-ahead log: 64 bits without sign, written as {@code 1C/9A04F3B0}.
 *
 * @param value the position in bytes, to be read as unsigned
 */
public record Lsn(long value) implements Comparable<Lsn> {

  /**
   * @throws IllegalArgumentException when the text is no position
   */
  public static Lsn parse(String text) {
    int slash = text.indexOf('/');
    if (!text.matches("[0-9A-Fa-f]{1,8}/[0-9A-Fa-f]{1,8}")) {
      throw new IllegalArgumentException("not a WAL position: " + text);
    }
    long high = Long.parseLong(text.substring(0, slash), 16);
    return new Lsn(high << 32 | Long.parseLong(text.substring(slash + 1), 16));
  }

  /** Bytes from the other position to this one; negative when this one is earlier. */
  public long minus(Lsn other) {
    return value - other.value;
  }

  @Override
  public int compareTo(Lsn other) {
    return Long.compareUnsigned(value, other.value);
  }

  @Override
  public String toString() {
    return "%X/%X".formatted(value >>> 32, value & 0xFFFFFFFFL);
  }
}
