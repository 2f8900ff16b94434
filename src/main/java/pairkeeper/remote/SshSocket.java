package pairkeeper.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.time.Duration;
import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.common.channel.ChannelPipedInputStream;

/**
 * A socket that is a channel of an SSH session: what is written to it comes out at the far end. No
 * local port is opened, so nobody else on the console's machine can use it, and no byte takes the
 * way through the loopback interface.
 *
 * <p>It waits for answers until a moment that its user sets before each question, so that a server
 * that sends drops cannot hold anybody longer.
 */
final class SshSocket extends Socket {
  /** Longest time for saying goodbye. */
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  /** Why the channel did not come about, on its way through the driver. */
  static final class NoWay extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Unreached why;

    NoWay(Unreached why) {
      super(why.getMessage(), why);
      this.why = why;
    }

    Unreached why() {
      return why;
    }
  }

  private final SshSessions sessions;
  private final SqlAccess access;
  private final InputStream in = new Answers();
  private volatile Deadline deadline;
  private volatile boolean closed;
  private SessionLease lease;
  private ClientChannel channel;

  SshSocket(SshSessions sessions, SqlAccess access, Deadline deadline) {
    this.sessions = sessions;
    this.access = access;
    this.deadline = deadline;
  }

  /** Until when answers are waited for from now on. */
  void until(Deadline next) {
    deadline = next;
  }

  @Override
  public void connect(SocketAddress endpoint, int millis) throws IOException {
    try {
      if (!attempt(true)) {
        attempt(false);
      }
    } catch (Unreached e) {
      close();
      throw new NoWay(e);
    }
  }

  @Override
  public void connect(SocketAddress endpoint) throws IOException {
    connect(endpoint, 0);
  }

  /** False when the session of the pool was broken and another may work. */
  private boolean attempt(boolean mayRetry) throws Unreached {
    lease = sessions.lease(access.host(), deadline);
    try {
      channel = SqlChannels.open(lease.session(), access, sessions.refusals(), deadline);
      return true;
    } catch (IOException | RuntimeException e) {
      boolean kept = !lease.fresh();
      lease.discard();
      lease.close();
      lease = null;
      if (mayRetry && kept && !deadline.passed()) {
        return false;
      }
      throw Failures.channel(e, access.host());
    }
  }

  @Override
  public InputStream getInputStream() {
    return in;
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return open().getInvertedIn();
  }

  private ClientChannel open() throws SocketException {
    if (channel == null || closed) {
      throw new SocketException("closed");
    }
    return channel;
  }

  /** Whether both ends are there as far as this end knows. */
  boolean alive() {
    return channel != null && !closed && channel.isOpen();
  }

  @Override
  public boolean isConnected() {
    return channel != null;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (channel != null) {
      // not at once: the far end would never hear of it while the session lives
      channel.close(false);
    }
    if (lease != null) {
      lease.close();
    }
  }

  /** Ends what is said with a last word, briefly. */
  void farewell() {
    deadline = Deadline.in(FAREWELL);
  }

  // the driver sets these; the session's own socket and the deadline stand for them

  @Override
  public void setSoTimeout(int millis) {}

  @Override
  public int getSoTimeout() {
    return 0;
  }

  @Override
  public void setTcpNoDelay(boolean on) {}

  @Override
  public void setKeepAlive(boolean on) {}

  /** What comes in, waited for until the deadline. */
  private final class Answers extends InputStream {
    private InputStream waiting() throws IOException {
      InputStream from = open().getInvertedOut();
      ((ChannelPipedInputStream) from).setTimeout(deadline.left().toMillis());
      return from;
    }

    @Override
    public int read() throws IOException {
      return waiting().read();
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      return waiting().read(bytes, from, length);
    }

    @Override
    public int available() throws IOException {
      return open().getInvertedOut().available();
    }
  }
}
