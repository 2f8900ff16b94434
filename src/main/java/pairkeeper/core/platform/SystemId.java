package pairkeeper.core.platform;

import java.math.BigInteger;

/**
 * How a database system's identifier is written. Servers say it with a sign from 2038 on, in SQL,
 * and control files without.
 */
final class SystemId {
  private SystemId() {}

  /**
   * Without a sign, as {@code pg_controldata} writes it; "" for "".
   *
   * @throws IllegalArgumentException when it is no number
   */
  static String unsigned(String said) {
    if (said.isEmpty()) {
      return "";
    }
    if (!said.matches("-?[0-9]{1,20}")) {
      throw new IllegalArgumentException("system identifier " + said);
    }
    return Long.toUnsignedString(new BigInteger(said).longValue());
  }
}
