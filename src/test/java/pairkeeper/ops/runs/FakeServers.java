package pairkeeper.ops.runs;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.CommandResult;
import pairkeeper.core.plan.Executor;

/**
 * Servers that answer as a test told them to, and keep a list of what was really carried out. A
 * command is known by its first word (Argv), name (Script), text (Sql) or path (PutFile).
 */
final class FakeServers implements Executor {
  /** The console dies in the middle of a command; nothing after this is stored. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final Map<String, Deque<Supplier<CommandResult>>> answers = new HashMap<>();
  private final List<String> carriedOut = new ArrayList<>();
  private Consumer<String> before = name -> {};
  private BiFunction<UUID, Command, CommandResult> otherwise = (server, command) -> ok("");

  /** The next time that command comes, this is the answer; the last one given stays. */
  FakeServers answer(String name, CommandResult result) {
    return answer(name, () -> result);
  }

  FakeServers answer(String name, Supplier<CommandResult> result) {
    answers.computeIfAbsent(name, n -> new ArrayDeque<>()).add(result);
    return this;
  }

  /** Forgets what was told about a command. */
  FakeServers forget(String name) {
    answers.remove(name);
    return this;
  }

  /** What servers answer to commands that nothing was told about. */
  void otherwise(BiFunction<UUID, Command, CommandResult> script) {
    otherwise = script;
  }

  void beforeEach(Consumer<String> hook) {
    before = hook;
  }

  /** Names of all commands in their order. */
  List<String> carriedOut() {
    return List.copyOf(carriedOut);
  }

  int count(String name) {
    return (int) carriedOut.stream().filter(name::equals).count();
  }

  static CommandResult ok(String out) {
    return new CommandResult.Exited(0, out, "");
  }

  static CommandResult exit(int code, String err) {
    return new CommandResult.Exited(code, "", err);
  }

  static CommandResult lost() {
    return new CommandResult.Lost(Text.of("remote.lost"), "half a li");
  }

  static CommandResult unreached() {
    return new CommandResult.NotReached(
        CommandResult.Cause.UNREACHABLE, Text.of("remote.unreachable"));
  }

  @Override
  public CommandResult execute(
      UUID server, Command command, Duration limit, Consumer<String> output) {
    String name = name(command);
    before.accept(name);
    var told = answers.get(name);
    CommandResult result =
        told == null
            ? otherwise.apply(server, command)
            : told.size() > 1 ? told.poll().get() : told.peek().get();
    if (!(result instanceof CommandResult.NotReached)) {
      carriedOut.add(name);
    }
    if (result instanceof CommandResult.Exited e) {
      output.accept(e.out());
    }
    return result;
  }

  static String name(Command command) {
    return switch (command) {
      case Command.Argv argv -> argv.words().getFirst();
      case Command.Script script -> script.name();
      case Command.Sql sql -> sql.text();
      case Command.PutFile put -> put.path();
    };
  }
}
