package pairkeeper.remote;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Keeps the first 64 KiB and the last 192 KiB of an output, and says how much is missing between.
 */
final class KeptOutput {
  static final int FIRST = 64 * 1024;
  static final int LAST = 192 * 1024;

  private final ByteArrayOutputStream head = new ByteArrayOutputStream(256);
  private byte[] tail = new byte[0];
  private int tailLength;
  private long cut;

  void add(byte[] bytes, int from, int length) {
    int first = Math.min(length, FIRST - head.size());
    head.write(bytes, from, first);
    int rest = length - first;
    int skipped = Math.max(0, rest - LAST);
    cut += skipped;
    append(bytes, from + first + skipped, rest - skipped);
  }

  private void append(byte[] bytes, int from, int length) {
    if (tailLength + length > tail.length) {
      makeRoom(length);
    }
    System.arraycopy(bytes, from, tail, tailLength, length);
    tailLength += length;
  }

  /** Grows to twice what is kept, so that old bytes are moved away only now and then. */
  private void makeRoom(int length) {
    int over = Math.max(0, tailLength + length - LAST);
    int keep = tailLength - Math.min(over, tailLength);
    if (tail.length == 2 * LAST) {
      System.arraycopy(tail, tailLength - keep, tail, 0, keep);
      cut += tailLength - keep;
      tailLength = keep;
    } else {
      tail =
          Arrays.copyOf(tail, Math.min(2 * LAST, Math.max(tailLength + length, 2 * tail.length)));
    }
  }

  /**
   * The kept text; bytes that are no UTF-8 come out as U+FFFD, NUL (which no database takes) as
   * U+2400.
   */
  String text() {
    byte[] first = head.toByteArray();
    int drop = Math.max(0, tailLength - LAST);
    if (cut + drop == 0) {
      byte[] whole = Arrays.copyOf(first, first.length + tailLength);
      System.arraycopy(tail, 0, whole, first.length, tailLength);
      return visible(whole, 0, whole.length);
    }
    int end = beforeTornCharacter(first);
    int start = drop;
    while (start < tailLength && (tail[start] & 0xC0) == 0x80) {
      start++;
    }
    long missing = cut + start + (first.length - end);
    return visible(first, 0, end)
        + "\n⋯ "
        + missing
        + " B ⋯\n"
        + visible(tail, start, tailLength - start);
  }

  private static String visible(byte[] bytes, int from, int length) {
    return new String(bytes, from, length, StandardCharsets.UTF_8).replace('\0', '\u2400');
  }

  /** Where the text ends if its last character is cut in the middle. */
  private static int beforeTornCharacter(byte[] bytes) {
    for (int back = 1; back <= Math.min(3, bytes.length); back++) {
      int b = bytes[bytes.length - back] & 0xFF;
      if (b >= 0xC0) {
        int size = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2;
        return size > back ? bytes.length - back : bytes.length;
      }
      if (b < 0x80) {
        break;
      }
    }
    return bytes.length;
  }
}
