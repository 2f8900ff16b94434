package pairkeeper.core.job;

import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/** Figures that every copy from one server to another has. */
final class CopyLimits {
  private static final int MOST_HOURS = 168;

  /** What pg_basebackup takes at most. */
  private static final int MOST_MEGABYTES = 1024;

  private CopyLimits() {}

  /**
   * Goes on only when they can be used.
   *
   * @param sshPort 0 to 65535
   * @param kibibytesPerSecond from 0 on
   * @param limitHours 1 to 168
   * @throws Refused naming the one that cannot
   */
  static void require(int sshPort, int kibibytesPerSecond, int limitHours) {
    if (sshPort < 0 || sshPort > 65535) {
      throw new Refused("sshPort", Text.of("inventory.refused.port"));
    }
    if (kibibytesPerSecond < 0) {
      throw new Refused("kibibytesPerSecond", Text.of("jobs.refused.rate"));
    }
    requireHours(limitHours);
  }

  /**
   * Goes on only when pg_basebackup can be held to that rate.
   *
   * @param megabytesPerSecond 0 for no limit, to 1024
   * @throws Refused naming it
   */
  static void requireMegabytes(int megabytesPerSecond) {
    if (megabytesPerSecond < 0 || megabytesPerSecond > MOST_MEGABYTES) {
      throw new Refused(
          "megabytesPerSecond", Text.of("jobs.refused.megabytes", "most", MOST_MEGABYTES));
    }
  }

  /**
   * Goes on only when something may take that long.
   *
   * @param limitHours 1 to 168
   * @throws Refused naming it
   */
  static void requireHours(int limitHours) {
    if (limitHours < 1 || limitHours > MOST_HOURS) {
      throw new Refused("limitHours", Text.of("jobs.refused.limit", "most", MOST_HOURS));
    }
  }
}
