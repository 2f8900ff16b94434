package pairkeeper.remote;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.ChannelListener;
import org.apache.sshd.core.CoreModuleProperties;
import pairkeeper.core.plan.Secret;

/**
 * One script given to one channel, and all that comes back. The SSH library's threads only fill
 * buffers; the caller's thread waits, and passes the live output on.
 */
final class Exchange implements ChannelListener {
  /**
   * A child that went to the background may hold the outputs open; the exit status is known then.
   */
  private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final int LIVE_LIMIT = 256 * 1024;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final StringBuilder live = new StringBuilder();
  private final ChannelExec channel;
  private final CommandOutput out;
  private final CommandOutput err;
  private final SudoGate gate;
  // the library calls its listeners first and says isClosed() after: who asks it on waking
  // sleeps on
  private volatile boolean closed;

  /**
   * @param asked whether sudo asks for a password before the shell is there
   */
  Exchange(ChannelExec channel, boolean asked, List<Secret> secrets) {
    this.channel = channel;
    this.out = new CommandOutput(secrets, this::heard);
    this.err = new CommandOutput(secrets, this::heard);
    this.gate = asked ? new SudoGate(channel, err) : null;
    channel.setOut(out);
    channel.setErr(asked ? gate : err);
    channel.addChannelListener(this);
    channel.addCloseFutureListener(end -> {
      closed = true;
      wake();
    });
  }

  CommandOutput out() {
    return out;
  }

  CommandOutput err() {
    return err;
  }

  /**
   * Opens the channel: the shell starts, and waits for its script. Nothing is done on the server
   * yet.
   */
  void open(Deadline deadline) throws IOException {
    CoreModuleProperties.WAIT_FOR_SPACE_TIMEOUT.set(channel, deadline.left());
    channel.open().verify(deadline.left());
  }

  /**
   * Answers sudo, where it asks.
   *
   * @throws Unreached when it gives no shell; nothing was done on the server then
   */
  void enter(SshAccess access, SudoRefusals refusals, Deadline deadline)
      throws IOException, Unreached {
    if (gate != null) {
      gate.pass(access, access.sudo().orElseThrow(), refusals, deadline);
    }
  }

  /**
   * Sees whether a shell that was opened a while ago is still there, by having it say the script's
   * first line; nothing else is done on the server.
   *
   * @param secrets what is masked from then on
   * @return false when it did not say so in time
   */
  boolean greet(byte[] preamble, List<Secret> secrets, Deadline deadline) throws IOException {
    out.mask(secrets);
    err.mask(secrets);
    OutputStream in = channel.getInvertedIn();
    in.write(preamble);
    in.flush();
    lock.lock();
    try {
      while (!begun() && !closed && !deadline.passed()) {
        changed.awaitNanos(deadline.nanos());
      }
      return begun() && !closed;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  private boolean begun() {
    return out.begun() && err.begun();
  }

  /** Gives the whole script to the shell. */
  void send(byte[] script) throws IOException {
    try (OutputStream in = channel.getInvertedIn()) {
      in.write(script);
    }
  }

  /** Waits for the end or the deadline, passing on what comes meanwhile. */
  void await(Deadline deadline, Consumer<String> output) {
    Deadline until = deadline;
    boolean ending = false;
    while (!closed && !until.passed()) {
      if (!ending && channel.getExitStatus() != null) {
        ending = true;
        until = until.atMost(Duration.ofNanos(GRACE_NANOS));
      }
      String text = nextText(until);
      if (!text.isEmpty()) {
        output.accept(text);
      }
    }
    String rest = takeLive();
    if (!rest.isEmpty()) {
      output.accept(rest);
    }
  }

  /** Exit status, or null if it never came. */
  Integer status() {
    return channel.getExitStatus();
  }

  /** Name of the signal that killed the shell, or null. */
  String signal() {
    return channel.getExitSignal();
  }

  /**
   * Ends the channel here and tells the server, so that it counts it no longer. A command that was
   * given up is not killed: it may have started PostgreSQL, which would die with it. Its run treats
   * it as unknown and asks the server.
   */
  void close() {
    channel.close(false);
  }

  private String nextText(Deadline until) {
    lock.lock();
    try {
      if (live.isEmpty() && !closed) {
        changed.awaitNanos(Math.min(until.nanos(), TimeUnit.SECONDS.toNanos(1)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      channel.close(true);
    } finally {
      lock.unlock();
    }
    return takeLive();
  }

  private String takeLive() {
    lock.lock();
    try {
      String text = live.toString();
      live.setLength(0);
      return text;
    } finally {
      lock.unlock();
    }
  }

  private void heard(String text) {
    lock.lock();
    try {
      // a reader that is slower than the server sees the newest; what is kept is not touched
      // by this
      if (live.length() + text.length() > LIVE_LIMIT) {
        live.setLength(0);
      }
      live.append(text);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void channelStateChanged(Channel ofChannel, String hint) {
    wake();
  }

  private void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
