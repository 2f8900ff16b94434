package pairkeeper.ops;

import java.security.SecureRandom;
import java.util.UUID;

/** Makes the ids of all things: UUIDs of version 7 (RFC 9562), which sort by the time of making. */
public final class Ids {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static long lastMillis;
  private static int counter;

  private Ids() {}

  /** A new id, greater than all that this process made before. */
  public static UUID next() {
    long millisAndCounter = tick();
    long high = (millisAndCounter >>> 12 << 16) | 0x7000 | (millisAndCounter & 0xFFF);
    long low = (RANDOM.nextLong() >>> 2) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  // 48 bits of time and 12 bits of counter; a full counter borrows from the next millisecond
  private static synchronized long tick() {
    long now = System.currentTimeMillis();
    if (now > lastMillis) {
      lastMillis = now;
      counter = RANDOM.nextInt(0x400);
    } else if (++counter > 0xFFF) {
      lastMillis++;
      counter = 0;
    }
    return lastMillis << 12 | counter;
  }
}
