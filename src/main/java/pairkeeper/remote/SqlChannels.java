package pairkeeper.remote;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.channel.ChannelPipedInputStream;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.core.CoreModuleProperties;
import pairkeeper.core.configfile.ShellWord;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.CommandResult.Cause;

/** Opens the channel of an SSH session whose far end is a PostgreSQL server. */
final class SqlChannels {
  private static final SshdSocketAddress ORIGIN = new SshdSocketAddress("127.0.0.1", 0);
  private static final int NOISE = 64 * 1024;
  private static final int NO_PERL = 69;
  private static final int NO_SOCKET = 70;
  private static final int REFUSED = 71;

  /**
   * Joins the channel with the server's socket, as the operating system user that may use it:
   * sshd's own forwarding of sockets would connect as the login user. Perl is part of every Debian.
   */
  private static final String BRIDGE =
      """
      {
      cd /
      command -v perl >/dev/null 2>&1 || exit 69
      exec perl -e 'use strict; use Socket; use IO::Select; use IO::Handle;
        my ($path, $mark) = @ARGV;
        exit 70 unless -S $path;
        socket(my $s, PF_UNIX, SOCK_STREAM, 0) or exit 71;
        connect($s, pack_sockaddr_un($path)) or exit 71;
        syswrite(STDOUT, "$mark\\n");
        my $ends = IO::Select->new(\\*STDIN, $s);
        while (my @ready = $ends->can_read) {
          for my $from (@ready) {
            my $n = sysread($from, my $bytes, 65536) or exit 0;
            my $to = $from == $s ? \\*STDOUT : $s;
            for (my $done = 0; $done < $n;) {
              $done += syswrite($to, $bytes, $n - $done, $done) || exit 0;
            }
          }
        }' -- %s '%s'
      }
      """;

  private SqlChannels() {}

  /** An open channel, on which PostgreSQL's protocol may begin. */
  static ClientChannel open(
      ClientSession session, SqlAccess access, SudoRefusals refusals, Deadline deadline)
      throws IOException, Unreached {
    return switch (access.way()) {
      case SqlAccess.Peer peer -> bridge(session, access, peer, refusals, deadline);
      case SqlAccess.Password p -> {
        var to = new SshdSocketAddress("127.0.0.1", access.port());
        var channel = session.createDirectTcpipChannel(ORIGIN, to);
        try {
          yield opened(channel, deadline);
        } catch (IOException e) {
          channel.close(false);
          if (session.isOpen() && !deadline.passed()) {
            throw new Unreached(Cause.REFUSED_CONNECTION, why("remote.sql-not-listening", access));
          }
          throw e;
        }
      }
    };
  }

  private static <C extends ClientChannel> C opened(C channel, Deadline deadline)
      throws IOException {
    CoreModuleProperties.WAIT_FOR_SPACE_TIMEOUT.set(channel, deadline.left());
    channel.open().verify(deadline.left());
    return channel;
  }

  private static ClientChannel bridge(
      ClientSession session,
      SqlAccess access,
      SqlAccess.Peer peer,
      SudoRefusals refusals,
      Deadline deadline)
      throws IOException, Unreached {
    SshAccess host = access.host();
    ChannelExec channel = session.createExecChannel(SshExecutor.shell(host, peer.role()));
    var said = new ByteArrayOutputStream();
    boolean asked = SshExecutor.asksSudo(host, peer.role());
    SudoGate gate = asked ? new SudoGate(channel, said) : null;
    channel.setErr(asked ? gate : said);
    try {
      if (asked) {
        refusals.require(host);
      }
      opened(channel, deadline);
      if (asked) {
        gate.pass(host, host.sudo().orElseThrow(), refusals, deadline);
      }
      String path = peer.directory() + "/.s.PGSQL." + access.port();
      String script = BRIDGE.formatted(ShellWord.quote(path), CommandOutput.BEGIN);
      channel.getInvertedIn().write(script.getBytes(StandardCharsets.UTF_8));
      channel.getInvertedIn().flush();
      if (!begins(channel, deadline)) {
        throw noBridge(channel, access, deadline, said.toString(StandardCharsets.UTF_8));
      }
      return channel;
    } catch (IOException | Unreached | RuntimeException e) {
      channel.close(false);
      throw e;
    }
  }

  /** Reads what a login shell may say first, up to the line after which PostgreSQL speaks. */
  private static boolean begins(ClientChannel channel, Deadline deadline) throws IOException {
    InputStream in = channel.getInvertedOut();
    var line = new StringBuilder();
    for (int read = 0; read < NOISE; read++) {
      ((ChannelPipedInputStream) in).setTimeout(deadline.left().toMillis());
      int c = in.read();
      if (c < 0) {
        return false;
      }
      if (c != '\n') {
        line.append((char) c);
      } else if (line.toString().equals(CommandOutput.BEGIN)) {
        return true;
      } else {
        line.setLength(0);
      }
    }
    return false;
  }

  private static Unreached noBridge(
      ClientChannel channel, SqlAccess access, Deadline deadline, String said) {
    channel.waitFor(
        EnumSet.of(ClientChannelEvent.EXIT_STATUS, ClientChannelEvent.CLOSED), deadline.left());
    Integer status = channel.getExitStatus();
    return switch (status == null ? -1 : status) {
      case NO_PERL -> new Unreached(Cause.PROTOCOL, why("remote.sql-no-bridge", access));
      case NO_SOCKET -> new Unreached(Cause.PROTOCOL, why("remote.sql-no-socket", access));
      case REFUSED ->
          new Unreached(Cause.REFUSED_CONNECTION, why("remote.sql-not-listening", access));
      case -1 -> Failures.silent(access.host());
      default -> Failures.noShell(access.host(), said.strip());
    };
  }

  private static Text why(String key, SqlAccess access) {
    return Text.of(
        key, "address", access.host().address(), "port", Integer.toString(access.port()));
  }
}
