package pairkeeper.remote;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.sshd.client.channel.ChannelExec;

/**
 * Shells that are opened before their command is there, one for each place for which commands are
 * expected: the server forks, logs in and asks sudo while the command before still works. They take
 * only channels that nobody else needs.
 *
 * <p>A shell that waited may have lost its host meanwhile, so whoever takes one greets it first.
 * Safe for use by many threads.
 */
final class ReadyShells {
  private final SshSessions sessions;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition opened = lock.newCondition();
  private final Map<Place, Waiting> places = new HashMap<>();

  ReadyShells(SshSessions sessions) {
    this.sessions = sessions;
  }

  /** Whose shell, and on which host. */
  record Place(SshAccess access, String user) {}

  private static final class Waiting {
    private int expected;
    private boolean opening;
    private ReadyShell shell;
  }

  /** Commands are expected there, once more than before. */
  void expect(Collection<Place> wanted) {
    for (Place place : wanted) {
      lock.lock();
      try {
        places.computeIfAbsent(place, p -> new Waiting()).expected++;
      } finally {
        lock.unlock();
      }
      openSoon(place);
    }
  }

  /** Takes one {@link #expect} back; where nothing is expected any more no shell waits. */
  void expectNoMore(Collection<Place> wanted) {
    for (Place place : wanted) {
      close(unwanted(place));
    }
  }

  private ReadyShell unwanted(Place place) {
    lock.lock();
    try {
      Waiting waiting = places.get(place);
      if (waiting == null || --waiting.expected > 0) {
        return null;
      }
      places.remove(place);
      // who waits for the one that is being opened will not get it
      waiting.opening = false;
      opened.signalAll();
      return waiting.shell;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The shell that waits there, if one does, and has the next one opened; the caller ends it. One
   * that is just being opened is waited for: another beside it would only be there later.
   *
   * @return null when none waits
   */
  ReadyShell take(Place place, Deadline deadline) {
    ReadyShell shell;
    lock.lock();
    try {
      Waiting waiting = places.get(place);
      if (waiting == null) {
        return null;
      }
      while (waiting.shell == null && waiting.opening && !deadline.passed()) {
        opened.awaitNanos(deadline.nanos());
      }
      shell = waiting.shell;
      waiting.shell = null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } finally {
      lock.unlock();
    }
    openSoon(place);
    return shell;
  }

  private void openSoon(Place place) {
    lock.lock();
    try {
      Waiting waiting = places.get(place);
      if (waiting == null || waiting.opening || waiting.shell != null) {
        return;
      }
      waiting.opening = true;
    } finally {
      lock.unlock();
    }
    Thread.ofVirtual()
        .name("ready-shell")
        .start(() -> {
          ReadyShell shell = null;
          try {
            shell = opened(place);
          } finally {
            // whatever went wrong: nobody may wait for it any longer
            close(kept(place, shell));
          }
        });
  }

  /** What could not be kept, as nobody expects anything there any more. */
  private ReadyShell kept(Place place, ReadyShell shell) {
    lock.lock();
    try {
      Waiting waiting = places.get(place);
      if (waiting == null || waiting.shell != null) {
        return shell;
      }
      waiting.opening = false;
      waiting.shell = shell;
      opened.signalAll();
      return null;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Null when it does not work: then the command itself opens its shell, and says what is wrong.
   */
  private ReadyShell opened(Place place) {
    SessionLease lease = sessions.spare(place.access());
    if (lease == null) {
      return null;
    }
    Exchange exchange = null;
    try {
      String shell = SshExecutor.shell(place.access(), place.user());
      ChannelExec channel = lease.session().createExecChannel(shell);
      exchange = new Exchange(channel, false, List.of());
      exchange.open(Deadline.in(SshSessions.CONNECT));
      return new ReadyShell(lease, exchange);
    } catch (IOException | Unreached | RuntimeException e) {
      if (exchange != null) {
        exchange.close();
      }
      lease.close();
      return null;
    }
  }

  private static void close(ReadyShell shell) {
    if (shell != null) {
      shell.close();
    }
  }
}
