package pairkeeper.ops.runs;

import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.ShellText;

/** Puts what a command printed into what is stored of it. */
final class Said {
  private static final int MOST = 300;

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
    return Text.of("runs.why.exit", "code", code, "said", last(err.isBlank() ? out : err));
  }

  /** The last line that says anything, cut to 300 characters. */
  static String last(String text) {
    String line = text.lines().filter(l -> !l.isBlank()).reduce("", (a, b) -> b).strip();
    return line.length() <= MOST ? line : line.substring(0, MOST) + "…";
  }
}
