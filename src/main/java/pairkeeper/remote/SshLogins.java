package pairkeeper.remote;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.client.session.forward.ExplicitPortForwardingTracker;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.core.CoreModuleProperties;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.CommandResult.Cause;

/** Connects, holds the host key against the pin, and logs in; each failure says what to do. */
final class SshLogins {
  private static final SshdSocketAddress ANY_LOCAL_PORT = new SshdSocketAddress("127.0.0.1", 0);

  private final SshClient client;
  private final SshSessions sessions;

  SshLogins(SshClient client, SshSessions sessions) {
    this.client = client;
    this.sessions = sessions;
  }

  /** Ends the client; nothing can be opened after it. */
  void stop() {
    client.stop();
  }

  /** A session that is logged in. */
  ClientSession open(SshAccess access, Deadline deadline) throws Unreached {
    HostKeyCheck check = new HostKeyCheck(access.pinnedKey());
    Hop hop = hop(access, deadline);
    ClientSession session = null;
    try {
      session = connect(hop, access.user(), check, deadline);
      identify(session, access);
      session.auth().verify(deadline.left());
      return session;
    } catch (IOException | RuntimeException e) {
      drop(session, hop);
      throw hop.explain(Failures.loggingIn(e, access, check), deadline);
    } catch (Unreached e) {
      drop(session, hop);
      throw e;
    }
  }

  /** The key that the server shows, without logging in to it. */
  HostKey offered(SshAccess access, Deadline deadline) throws Unreached {
    HostKeyCheck check = new HostKeyCheck("");
    Hop hop = hop(access, deadline);
    ClientSession session = null;
    try {
      session = connect(hop, access.user(), check, deadline);
      return check.offered().get(deadline.nanos(), TimeUnit.NANOSECONDS);
    } catch (IOException | RuntimeException | ExecutionException | TimeoutException e) {
      if (check.refused()) {
        return check.offered().join();
      }
      throw hop.explain(Failures.connecting(e, access.address(), access.port()), deadline);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failures.silent(access);
    } finally {
      drop(session, hop);
    }
  }

  private ClientSession connect(Hop hop, String user, HostKeyCheck check, Deadline deadline)
      throws IOException {
    ClientSession session =
        client
            .connect(user, hop.entry(), check.context(), null)
            .verify(deadline.left())
            .getSession();
    session.addCloseFutureListener(closed -> hop.close());
    session.addCloseFutureListener(closed -> check.ended());
    return session;
  }

  private static void identify(ClientSession session, SshAccess access) throws Unreached {
    switch (access.login()) {
      case SshLogin.Key key -> {
        CoreModuleProperties.PREFERRED_AUTHS.set(session, "publickey");
        session.addPublicKeyIdentity(LoginKeys.read(key));
      }
      case SshLogin.Password password -> {
        CoreModuleProperties.PREFERRED_AUTHS.set(session, "password,keyboard-interactive");
        session.addPasswordIdentity(password.password().reveal());
      }
    }
  }

  private static void drop(ClientSession session, Hop hop) {
    if (session != null) {
      session.close(true);
    }
    hop.close();
  }

  private Hop hop(SshAccess access, Deadline deadline) throws Unreached {
    if (access.jump().isEmpty()) {
      var to = new InetSocketAddress(access.address(), access.port());
      if (to.isUnresolved()) {
        throw Failures.nameUnknown(access);
      }
      return new Hop(access, to, null, null);
    }
    ClientSession jump = sessions.session(access.jump().get(), deadline);
    var target = new SshdSocketAddress(access.address(), access.port());
    try {
      var way = jump.createLocalPortForwardingTracker(ANY_LOCAL_PORT, target);
      return new Hop(access, way.getBoundAddress().toInetSocketAddress(), jump, way);
    } catch (IOException e) {
      throw Failures.connecting(e, access.jump().get().address(), access.jump().get().port());
    }
  }

  /**
   * The way to a host: straight, or by a forwarded port of the jump host. That this port is open to
   * other users of the console's machine costs nothing: the host key is checked end to end.
   */
  private record Hop(
      SshAccess access,
      InetSocketAddress entry,
      ClientSession jump,
      ExplicitPortForwardingTracker way) {

    void close() {
      if (way != null) {
        try {
          way.close();
        } catch (IOException e) {
          // the jump session is gone, and the forwarding with it
        }
      }
    }

    /**
     * Through a forwarded port every failure looks like a hang-up: asks the jump host for the
     * cause.
     */
    Unreached explain(Unreached seen, Deadline deadline) {
      if (jump == null
          || seen.reason() == Cause.AUTHENTICATION
          || seen.reason() == Cause.HOST_KEY_CHANGED
          || seen.reason() == Cause.HOST_KEY_UNKNOWN) {
        return seen;
      }
      var target = new SshdSocketAddress(access.address(), access.port());
      try (var channel = jump.createDirectTcpipChannel(ANY_LOCAL_PORT, target)) {
        channel.open().verify(deadline.atMost(Duration.ofSeconds(5)).left());
        return seen;
      } catch (IOException e) {
        return refusal(e);
      }
    }

    private Unreached refusal(IOException e) {
      String said = e instanceof SshChannelOpenException ? String.valueOf(e.getMessage()) : "";
      return new Unreached(
          said.contains("refused") ? Cause.REFUSED_CONNECTION : Cause.UNREACHABLE,
          Text.of(
              "remote.jump-failed",
              "jump",
              access.jump().orElseThrow().address(),
              "address",
              access.address(),
              "port",
              Integer.toString(access.port())));
    }
  }
}
