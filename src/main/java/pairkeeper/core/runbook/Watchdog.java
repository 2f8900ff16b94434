package pairkeeper.core.runbook;

/** When a copy is given up that does not get on. */
final class Watchdog {
  /**
   * Whatever copies reads or writes something within half an hour, even while it only compares, or
   * waits for the other side, which tells from time to time that it lives.
   */
  static final int SECONDS = 1800;

  private Watchdog() {}
}
