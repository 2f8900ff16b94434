package pairkeeper.remote;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import pairkeeper.core.model.Privilege;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.CommandResult.Cause;

/** Says in our words why a connection did not come about. */
final class Failures {
  private Failures() {}

  /** What went wrong with the connection to address and port, judged by the exception's causes. */
  static Unreached connecting(Throwable failure, String address, int port) {
    Map<String, Object> where = Map.of("address", address, "port", Integer.toString(port));
    for (Throwable t = failure; t != null; t = t.getCause()) {
      String said = t.getMessage() == null ? "" : t.getMessage().toLowerCase(Locale.ROOT);
      if (t instanceof UnknownHostException || t instanceof UnresolvedAddressException) {
        return new Unreached(Cause.UNREACHABLE, new Text("remote.name-unknown", where));
      }
      if (said.contains("refused")) {
        return new Unreached(Cause.REFUSED_CONNECTION, new Text("remote.port-closed", where));
      }
      if (t instanceof NoRouteToHostException
          || said.contains("unreachable")
          || said.contains("no route")) {
        return new Unreached(Cause.UNREACHABLE, new Text("remote.no-route", where));
      }
      if (t instanceof TimeoutException
          || t instanceof SocketTimeoutException
          || said.contains("timed out")
          || said.contains("timeout")) {
        return new Unreached(Cause.UNREACHABLE, new Text("remote.no-answer", where));
      }
      if (t instanceof ConnectException) {
        return new Unreached(Cause.UNREACHABLE, new Text("remote.no-route", where));
      }
    }
    return new Unreached(Cause.PROTOCOL, new Text("remote.no-ssh", where));
  }

  /** What went wrong between the connection and the end of the login. */
  static Unreached loggingIn(Throwable failure, SshAccess access, HostKeyCheck check) {
    if (check.refused()) {
      return hostKey(access, check.offered().join());
    }
    if (isRefusedLogin(failure)) {
      String key =
          switch (access.login()) {
            case SshLogin.Key k -> "remote.key-refused";
            case SshLogin.Password p -> "remote.password-refused";
          };
      return new Unreached(
          Cause.AUTHENTICATION, Text.of(key, "user", access.user(), "address", access.address()));
    }
    return connecting(failure, access.address(), access.port());
  }

  /** No channel on a session that is open. */
  static Unreached channel(Throwable failure, SshAccess access) {
    Unreached seen = connecting(failure, access.address(), access.port());
    return seen.reason() == Cause.PROTOCOL
        ? new Unreached(Cause.PROTOCOL, Text.of("remote.no-channel", "address", access.address()))
        : seen;
  }

  /** The login worked, but the shell that runs our scripts never started. */
  static Unreached noShell(SshAccess access, String said) {
    String key = "remote.shell-refused";
    if (access.privilege() == Privilege.SUDO) {
      key = access.sudo().isEmpty() ? "remote.sudo-refused" : "remote.sudo-no-shell";
    }
    String last = said.length() > 500 ? said.substring(0, 500) : said;
    return new Unreached(
        Cause.PRIVILEGE,
        Text.of(key, "user", access.user(), "address", access.address(), "said", last));
  }

  /** Sudo asked again: it did not take the password that it was given. */
  static Unreached sudoPassword(SshAccess access) {
    return new Unreached(
        Cause.PRIVILEGE,
        Text.of("remote.sudo-password", "user", access.user(), "address", access.address()));
  }

  static Unreached silent(SshAccess access) {
    return new Unreached(
        Cause.UNREACHABLE,
        Text.of(
            "remote.no-answer",
            "address",
            access.address(),
            "port",
            Integer.toString(access.port())));
  }

  static Unreached nameUnknown(SshAccess access) {
    return new Unreached(
        Cause.UNREACHABLE,
        Text.of(
            "remote.name-unknown",
            "address",
            access.address(),
            "port",
            Integer.toString(access.port())));
  }

  private static boolean isRefusedLogin(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SshException e
          && (e.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE
              || String.valueOf(e.getMessage()).contains("authentication"))) {
        return true;
      }
    }
    return false;
  }

  private static Unreached hostKey(SshAccess access, HostKey offered) {
    if (access.pinnedKey().isEmpty()) {
      return new Unreached(
          Cause.HOST_KEY_UNKNOWN,
          Text.of(
              "remote.host-key-unknown",
              "address",
              access.address(),
              "offered",
              offered.fingerprint(),
              "algorithm",
              offered.algorithm()));
    }
    return new Unreached(
        Cause.HOST_KEY_CHANGED,
        Text.of(
            "remote.host-key-changed",
            "address",
            access.address(),
            "pinned",
            access.pinnedKey(),
            "offered",
            offered.fingerprint()));
  }
}
