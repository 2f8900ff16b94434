package pairkeeper.ops.monitoring;

import java.util.concurrent.Semaphore;

/**
 * How many looks are under way at once: opening a connection costs CPU, so that not all are opened
 * at the same moment. Pairs with a silent server have a lane of their own, so that many hosts that
 * only time out never hold up the others.
 */
final class LookLanes {
  static final int AT_ONCE = 64;

  private final Semaphore answering = new Semaphore(AT_ONCE);
  private final Semaphore silent = new Semaphore(AT_ONCE);

  /** Waits for a place and looks. */
  void take(boolean isSilent, Runnable look) {
    Semaphore lane = isSilent ? silent : answering;
    lane.acquireUninterruptibly();
    try {
      look.run();
    } finally {
      lane.release();
    }
  }
}
