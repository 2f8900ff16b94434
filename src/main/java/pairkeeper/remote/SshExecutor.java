package pairkeeper.remote;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.sshd.client.channel.ChannelExec;
import pairkeeper.core.model.OsUser;
import pairkeeper.core.model.Privilege;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.CommandResult;
import pairkeeper.core.plan.CommandResult.Cause;
import pairkeeper.core.plan.CommandResult.Exited;
import pairkeeper.core.plan.CommandResult.Lost;
import pairkeeper.core.plan.Executor;
import pairkeeper.core.plan.Secret;

/**
 * Carries commands out over SSH. The login shell sees only a constant command; the script goes to
 * {@code /bin/sh -s} on standard input, with the secrets put in at this moment.
 *
 * <p>A result of {@link CommandResult.NotReached} means that nothing was carried out. Only then,
 * and only when a session of the pool turned out to be broken, is anything tried a second time.
 */
public final class SshExecutor implements Executor {
  private static final byte[] PREAMBLE =
      ("printf '%s\\n' '"
              + CommandOutput.BEGIN
              + "'; printf '%s\\n' '"
              + CommandOutput.BEGIN
              + "' >&2\n")
          .getBytes(StandardCharsets.US_ASCII);

  /** A host that lives answers at once. */
  private static final Duration GREETING = Duration.ofSeconds(2);

  /** Such a host opens a shell in a tenth of this; what a command may take must not be used up. */
  private static final Duration OPENING = Duration.ofMillis(200);

  private final SshSessions sessions;
  private final ReadyShells ready;
  private final Function<UUID, SshAccess> accesses;
  private final Function<UUID, Secret> secrets;

  /**
   * @param accesses how to reach the host of the instance of that id
   * @param secrets the secret that a plan's placeholder names; null when there is none
   */
  public SshExecutor(
      SshSessions sessions, Function<UUID, SshAccess> accesses, Function<UUID, Secret> secrets) {
    this.sessions = sessions;
    this.ready = new ReadyShells(sessions);
    this.accesses = accesses;
    this.secrets = secrets;
  }

  @Override
  public CommandResult execute(
      UUID server, Command command, Duration limit, Consumer<String> output) {
    SshAccess access = accesses.apply(server);
    try {
      if (asksSudo(access, command.user())) {
        sessions.refusals().require(access);
      }
      return execute(access, command, limit, output);
    } catch (Unreached e) {
      return e.result();
    }
  }

  @Override
  public void expecting(Map<UUID, Set<String>> users, Runnable work) {
    var wanted = new HashSet<ReadyShells.Place>();
    users.forEach((server, names) -> {
      SshAccess access = accesses.apply(server);
      names.stream()
          .filter(user -> !asksSudo(access, user))
          .forEach(user -> wanted.add(new ReadyShells.Place(access, user)));
    });
    ready.expect(wanted);
    try {
      work.run();
    } finally {
      ready.expectNoMore(wanted);
    }
  }

  /**
   * The same for a host that is not in the inventory yet. A password that sudo refused a short time
   * ago is tried again: a person wants to know whether it is right now.
   */
  public CommandResult execute(
      SshAccess access, Command command, Duration limit, Consumer<String> output) {
    Deadline deadline = Deadline.in(limit);
    try {
      String user = command.user();
      FilledScript script = FilledScript.of(command, secrets);
      CommandResult first = attempt(access, user, script, deadline, output, true);
      return first != null ? first : attempt(access, user, script, deadline, output, false);
    } catch (Unreached e) {
      return e.result();
    }
  }

  /**
   * @return null when the session was broken before anything was sent and {@code mayRetry}
   */
  private CommandResult attempt(
      SshAccess access,
      String user,
      FilledScript script,
      Deadline deadline,
      Consumer<String> output,
      boolean mayRetry)
      throws Unreached {
    ReadyShell shell = greeted(access, user, script, deadline);
    if (shell != null) {
      try (shell) {
        return converse(shell.exchange(), access, script.bytes(), deadline, output);
      }
    }
    try (SessionLease lease = sessions.lease(access, deadline)) {
      Exchange exchange;
      try {
        ChannelExec channel = lease.session().createExecChannel(shell(access, user));
        exchange = new Exchange(channel, asksSudo(access, user), script.secrets());
        exchange.open(deadline.atMost(SshSessions.CONNECT));
      } catch (IOException | RuntimeException e) {
        lease.discard();
        if (mayRetry && !lease.fresh() && !deadline.passed()) {
          return null;
        }
        throw Failures.channel(e, access);
      }
      try {
        exchange.enter(access, sessions.refusals(), deadline);
        return converse(exchange, access, script.bytes(PREAMBLE), deadline, output);
      } catch (IOException e) {
        throw Failures.channel(e, access);
      } finally {
        exchange.close();
      }
    }
  }

  /**
   * A shell that was opened beforehand and is there; null when there is none. Nothing but the
   * preamble was given to one that is gone, so the command is not carried out by it.
   */
  private ReadyShell greeted(
      SshAccess access, String user, FilledScript script, Deadline deadline) {
    ReadyShell shell = ready.take(new ReadyShells.Place(access, user), deadline.atMost(OPENING));
    if (shell == null) {
      return null;
    }
    boolean there = false;
    try {
      there = shell.exchange().greet(PREAMBLE, script.secrets(), deadline.atMost(GREETING));
    } catch (IOException | RuntimeException e) {
      // said by the shell that is opened now, if it is so
    }
    if (!there) {
      shell.close();
    }
    return there ? shell : null;
  }

  private static CommandResult converse(
      Exchange exchange,
      SshAccess access,
      byte[] script,
      Deadline deadline,
      Consumer<String> output) {
    boolean sent = true;
    try {
      exchange.send(script);
    } catch (IOException e) {
      // the shell may have ended before it read all, as sudo does when it refuses: the status tells
      sent = false;
    }
    exchange.await(sent ? deadline : deadline.atMost(Duration.ofSeconds(5)), output);
    return judge(exchange, access, deadline);
  }

  private static CommandResult judge(Exchange exchange, SshAccess access, Deadline deadline) {
    String out = exchange.out().end();
    String err = exchange.err().end();
    boolean begun = exchange.out().begun() || exchange.err().begun();
    if (exchange.status() != null) {
      return begun
          ? new Exited(exchange.status(), out, err)
          : Failures.noShell(access, (err + "\n" + out).strip()).result();
    }
    if (exchange.signal() != null) {
      return new Lost(Text.of("remote.killed", "signal", exchange.signal()), out);
    }
    return new Lost(
        deadline.passed()
            ? Text.of("remote.time-over", "address", access.address())
            : Text.of("remote.line-lost", "address", access.address()),
        out);
  }

  /** The constant command that the login shell, which may be csh, gets to read. */
  static String shell(SshAccess access, String user) throws Unreached {
    OsUser.require("user", user);
    if (user.equals(access.user())) {
      return "/bin/sh -s";
    }
    return switch (access.privilege()) {
      case ROOT -> {
        if (!access.user().equals("root")) {
          throw otherUser(access, user);
        }
        yield "runuser -u " + user + " -- /bin/sh -s";
      }
      case SUDO ->
          asksSudo(access, user) ? SudoGate.command(user) : "sudo -n -u " + user + " -- /bin/sh -s";
      case OS_USER -> throw otherUser(access, user);
    };
  }

  /** Whether sudo has to be given a password before it starts that user's shell. */
  static boolean asksSudo(SshAccess access, String user) {
    return access.privilege() == Privilege.SUDO
        && access.sudo().isPresent()
        && !user.equals(access.user());
  }

  private static Unreached otherUser(SshAccess access, String user) {
    return new Unreached(
        Cause.PRIVILEGE, Text.of("remote.other-user", "user", access.user(), "wanted", user));
  }
}
