package pairkeeper.ops.runs;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.ShellText;

/** Puts what a command printed into what is stored of it. */
final class Said {
  private static final int MOST = 300;
  private static final Pattern NO_ROOM =
      Pattern.compile("No space left on device|Disk quota exceeded");
  private static final Pattern ERROR = Pattern.compile("\\b(error|ERROR|FATAL|PANIC): ");

  private Said() {}

  /** Both streams, one after the other. */
  static String of(String out, String err) {
    if (err.isBlank()) {
      return out;
    }
    return out.isEmpty() || out.endsWith("\n") ? out + err : out + "\n" + err;
  }

  /** Why a command that ended with that code failed. */
  static Text failure(Command command, int code, String out, String err) {
    if (command instanceof Command.PutFile put && code == ShellText.FILE_DIFFERS) {
      return Text.of("runs.why.file-differs", "path", put.path());
    }
    String said = err.isBlank() ? out : err;
    var full = said.lines().filter(NO_ROOM.asPredicate()).findFirst();
    return full.isPresent()
        ? Text.of("runs.why.disk-full", "code", code, "said", last(full.get()))
        : Text.of("runs.why.exit", "code", code, "said", reason(said));
  }

  /** Programs often go on to say how they tidy up: the last error counts, else the last line. */
  private static String reason(String said) {
    String errors = said.lines().filter(ERROR.asPredicate()).collect(Collectors.joining("\n"));
    return last(errors.isEmpty() ? said : errors);
  }

  /** The last line that says anything, cut to 300 characters. */
  static String last(String text) {
    String line = text.lines().filter(l -> !l.isBlank()).reduce("", (a, b) -> b).strip();
    return line.length() <= MOST ? line : line.substring(0, MOST) + "…";
  }
}
