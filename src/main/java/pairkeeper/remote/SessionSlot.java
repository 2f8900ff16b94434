package pairkeeper.remote;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.sshd.client.session.ClientSession;

/** The place of one access in the pool: its session, if one is open, and the channels that work. */
final class SessionSlot {
  /** OpenSSH's MaxSessions is 10 by default; two are left for people. */
  static final int CHANNELS = 8;

  /** Opens a session. */
  interface Opening {
    ClientSession open() throws Unreached;
  }

  private final Semaphore channels = new Semaphore(CHANNELS, true);
  private final ReentrantLock opening = new ReentrantLock();
  private volatile ClientSession session;
  private volatile long lastUsed = System.nanoTime();

  /** False when no channel became free in time. */
  boolean enter(Deadline deadline) {
    try {
      return channels.tryAcquire(deadline.nanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Like {@link #enter} without waiting, and only while half of the channels are free. */
  boolean enterSpare() {
    return channels.availablePermits() > CHANNELS / 2 && channels.tryAcquire();
  }

  /** The session that is open, or null. */
  ClientSession open() {
    ClientSession open = session;
    return works(open) ? open : null;
  }

  void leave() {
    lastUsed = System.nanoTime();
    channels.release();
  }

  /**
   * The open session, opened if there is none; null when another thread's opening took too long.
   */
  ClientSession session(Deadline deadline, Opening how) throws Unreached {
    ClientSession open = session;
    if (works(open)) {
      return open;
    }
    if (!lock(deadline)) {
      return null;
    }
    try {
      if (!works(session)) {
        session = how.open();
      }
      return session;
    } finally {
      opening.unlock();
    }
  }

  private boolean lock(Deadline deadline) {
    try {
      return opening.tryLock(deadline.nanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Gives up a session that turned out to be broken, unless it was replaced already. */
  void discard(ClientSession broken) {
    opening.lock();
    try {
      if (session == broken) {
        session = null;
      }
    } finally {
      opening.unlock();
    }
    broken.close(true);
  }

  boolean idleFor(Duration time) {
    return session != null
        && channels.availablePermits() == CHANNELS
        && System.nanoTime() - lastUsed > time.toNanos();
  }

  void close() {
    ClientSession open = session;
    if (open != null) {
      discard(open);
    }
  }

  private static boolean works(ClientSession session) {
    return session != null && session.isOpen() && session.isAuthenticated();
  }
}
