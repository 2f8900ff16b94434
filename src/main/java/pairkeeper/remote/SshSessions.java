package pairkeeper.remote;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.CommandResult.Cause;

/**
 * The console's open SSH sessions: one per access, reused, since opening one costs about 75 ms of
 * CPU and a channel on an open one 5 ms.
 *
 * <p>At most eight channels work on a session at once, as OpenSSH allows ten; who comes later
 * waits. Safe for use by many threads; waits are friendly to virtual threads. Close it once, at the
 * end.
 */
public final class SshSessions implements AutoCloseable {
  /** Longest wait for a connection and its login. */
  public static final Duration CONNECT = Duration.ofSeconds(10);

  /** Unused sessions are closed after this. */
  public static final Duration IDLE = Duration.ofMinutes(15);

  // not before there is a server to reach: it loads 1,100 classes while the console starts
  private final AtomicReference<SshLogins> logins = new AtomicReference<>();
  private final ReentrantLock starting = new ReentrantLock();
  private final SudoRefusals refusals;
  private final Supplier<SshClient> clients;
  private final ConcurrentMap<SshAccess, SessionSlot> slots = new ConcurrentHashMap<>();

  public SshSessions() {
    this(new SudoRefusals(), SshClients::start);
  }

  private SshSessions(SudoRefusals refusals, Supplier<SshClient> clients) {
    this.refusals = refusals;
    this.clients = clients;
  }

  /**
   * Further sessions to the same hosts, for short questions: they share only what is known of
   * sudo's passwords there.
   */
  public SshSessions besides() {
    return new SshSessions(refusals, SshClients::startForQuestions);
  }

  SudoRefusals refusals() {
    return refusals;
  }

  /** Takes the right to open one channel; the lease has to be closed. */
  SessionLease lease(SshAccess access, Deadline deadline) throws Unreached {
    closeIdle(IDLE);
    SessionSlot slot = slots.computeIfAbsent(access, a -> new SessionSlot());
    if (!slot.enter(deadline)) {
      throw new Unreached(Cause.UNREACHABLE, Text.of("remote.busy", "address", access.address()));
    }
    try {
      Deadline connect = deadline.atMost(CONNECT);
      boolean[] fresh = {false};
      ClientSession session =
          slot.session(
              connect,
              () -> {
                fresh[0] = true;
                return logins().open(access, connect);
              });
      if (session == null) {
        throw Failures.silent(access);
      }
      return new SessionLease(slot, session, fresh[0]);
    } catch (Unreached | RuntimeException e) {
      slot.leave();
      throw e;
    }
  }

  /**
   * The right to a channel that nobody needs just now, on a session that is open; null when there
   * is none.
   */
  SessionLease spare(SshAccess access) {
    SessionSlot slot = slots.get(access);
    if (slot == null || !slot.enterSpare()) {
      return null;
    }
    ClientSession session = slot.open();
    if (session == null) {
      slot.leave();
      return null;
    }
    return new SessionLease(slot, session, false);
  }

  /** The session of an access for longer work, as a port forwarding; not counted as a channel. */
  ClientSession session(SshAccess access, Deadline deadline) throws Unreached {
    try (SessionLease lease = lease(access, deadline)) {
      return lease.session();
    }
  }

  SshLogins logins() {
    SshLogins started = logins.get();
    if (started != null) {
      return started;
    }
    starting.lock();
    try {
      if (logins.get() == null) {
        logins.set(new SshLogins(clients.get(), this));
      }
      return logins.get();
    } finally {
      starting.unlock();
    }
  }

  /**
   * Closes the session of an access that is no longer wanted, as after a change of its password.
   */
  public void forget(SshAccess access) {
    SessionSlot slot = slots.remove(access);
    if (slot != null) {
      slot.close();
    }
  }

  /** Closes sessions that nothing has used for that long. */
  public void closeIdle(Duration idle) {
    slots.forEach((access, slot) -> {
      if (slot.idleFor(idle)) {
        slot.close();
      }
    });
  }

  @Override
  public void close() {
    slots.values().forEach(SessionSlot::close);
    SshLogins started = logins.get();
    if (started != null) {
      started.stop();
    }
  }
}
