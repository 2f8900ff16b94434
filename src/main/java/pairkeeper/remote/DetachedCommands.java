package pairkeeper.remote;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import pairkeeper.core.configfile.ShellWord;
import pairkeeper.core.model.Privilege;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.CommandResult;
import pairkeeper.core.plan.Executor;
import pairkeeper.core.plan.SecretRef;
import pairkeeper.core.plan.ShellText;

/**
 * Commands that run on a server by themselves, in a process group of their own, so that a lost line
 * or a restart of the console does not touch them and the server can be asked later how they ended.
 *
 * <p>Each has an id, under which the server keeps its state in a folder outside every data
 * directory. The command's script is fed to its shell by a pipe: it lies on no disk and in no
 * process list.
 */
public final class DetachedCommands {
  /** Where the state lies when root keeps it. */
  static final String ROOT_FOLDER = "/var/lib/pairkeeper/runs";

  /** Where it lies in the home of a login user without root rights. */
  static final String HOME_FOLDER = ".pairkeeper/runs";

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9.-]{0,120}");
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration LONGEST_HOLD = Duration.ofSeconds(10);
  private static final int SECONDS_TO_KILL = 10;

  private final Executor executor;
  private final Function<UUID, Privilege> privileges;

  /**
   * @param privileges how the console gets its rights on the host of that instance
   */
  public DetachedCommands(Executor executor, Function<UUID, Privilege> privileges) {
    this.executor = executor;
    this.privileges = privileges;
  }

  /** The id for one step of one run; a further attempt of the step is another command. */
  public static String id(UUID run, String step, int attempt) {
    return run + "." + step + "." + attempt;
  }

  /**
   * Starts the command unless it was started before under this id, and says how it stands.
   *
   * @param id 1 to 121 of {@code a-z 0-9 . -}; see {@link #id}
   * @param hold how long the server may wait for its end before it answers, at most 10 s; takes one
   *     of the few channels meanwhile
   */
  public DetachedState start(UUID server, String id, Command command, Duration hold) {
    String inner = "inner() { printf %s " + ShellWord.quote(ShellText.of(command)) + "; }\n";
    return ask(
        server,
        id,
        command,
        "start-detached",
        inner + DetachedScripts.START,
        command.user(),
        fiftieths(hold));
  }

  /**
   * Asks how the command stands.
   *
   * @param command the same as at its start: its secrets are masked in the answer
   * @param hold as for {@link #start}
   */
  public DetachedState poll(UUID server, String id, Command command, Duration hold) {
    return ask(server, id, command, "poll-detached", DetachedScripts.POLL, fiftieths(hold));
  }

  private static String fiftieths(Duration hold) {
    long held = Math.min(LONGEST_HOLD.toMillis(), Math.max(0, hold.toMillis()));
    return Long.toString(held / 20);
  }

  /**
   * Ends the command's whole process group, first by TERM, after 10 s by KILL, and sees that it is
   * gone.
   */
  public DetachedState kill(UUID server, String id, Command command) {
    String grace = Integer.toString(SECONDS_TO_KILL);
    return ask(server, id, command, "kill-detached", DetachedScripts.KILL, grace);
  }

  /** Removes what the server keeps about a command that no longer runs. */
  public DetachedState forget(UUID server, String id, Command command) {
    return ask(server, id, command, "forget-detached", DetachedScripts.FORGET);
  }

  private DetachedState ask(
      UUID server, String id, Command command, String name, String body, String... more) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("id of a detached command: " + id);
    }
    boolean rooted = privileges.apply(server) != Privilege.OS_USER;
    List<String> args = new ArrayList<>();
    args.add(rooted ? ROOT_FOLDER : HOME_FOLDER);
    args.add(id);
    args.addAll(List.of(more));
    Command.Script script =
        new Command.Script(rooted ? "root" : command.user(), name, mentions(command) + body, args);
    return state(executor.execute(server, script, LIMIT, chunk -> {}));
  }

  /**
   * A comment that names the command's secrets, so that they are masked in what the server answers.
   */
  private static String mentions(Command command) {
    Set<String> secrets =
        SecretRef.PLACEHOLDER
            .matcher(ShellText.of(command))
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toCollection(TreeSet::new));
    return secrets.isEmpty() ? "" : "# masks " + String.join(" ", secrets) + "\n";
  }

  private static DetachedState state(CommandResult result) {
    return switch (result) {
      case CommandResult.NotReached no -> new DetachedState.NotReached(no.cause(), no.why());
      case CommandResult.Lost lost -> new DetachedState.Unclear(lost.why());
      case CommandResult.Exited exited -> state(exited);
    };
  }

  private static DetachedState state(CommandResult.Exited exited) {
    String[] answer = exited.out().split("\n", 2);
    String out = answer.length > 1 ? answer[1] : "";
    if (exited.code() == 73) {
      return new DetachedState.NotStarted(exited.err().strip());
    }
    if (exited.code() == 0) {
      switch (answer[0]) {
        case "none":
          return new DetachedState.NotStarted("");
        case "vanished":
          return new DetachedState.Vanished(out, exited.err());
      }
      if (answer[0].matches("running \\d{1,18}")) {
        long moved = Long.parseLong(answer[0].substring("running ".length()));
        return new DetachedState.Running(out, exited.err(), moved);
      }
      if (answer[0].matches("ended \\d{1,3}")) {
        int code = Integer.parseInt(answer[0].substring("ended ".length()));
        return new DetachedState.Ended(code, out, exited.err());
      }
    }
    String said = (exited.err() + "\n" + exited.out()).strip();
    return new DetachedState.Unclear(
        Text.of(
            "remote.state-unreadable", "said", said.substring(0, Math.min(500, said.length()))));
  }
}
