package pairkeeper.core.platform;

import java.util.ArrayList;
import java.util.List;
import pairkeeper.core.plan.Command;
import pairkeeper.core.serverlog.LogSeverity;

/**
 * The commands by which a server's host finds the server's log and reads what it got since it was
 * last looked at; see {@link LogCheckScript} for how. They change nothing.
 *
 * @param folder absolute directory in which the log lies, or "" to ask the server
 * @param known what the last look printed of where it ended, or ""
 */
public record LogCheckCommands(ClusterRef cluster, String folder, String known) {
  /** Most bytes of one look; of more, the newest. */
  public static final long MOST_BYTES = 64L << 20;

  /** How far back the first look goes. */
  public static final long FIRST_BYTES = 4L << 20;

  /** Most kinds of message of one look, but for serious ones. */
  public static final int MOST_KINDS = 150;

  /** Finds the log and what is new in it, for {@code LogLook}. */
  public Command find() {
    return script("log-find", "find", LogSeverity.PANIC, List.of());
  }

  /**
   * Reads it, for {@code LogLook}.
   *
   * @param least signs of trouble are told whatever their severity
   * @param ignore messages that hold one of these texts do not count
   */
  public Command read(LogSeverity least, List<String> ignore) {
    return script("log-read", "read", least, ignore);
  }

  private Command script(String name, String mode, LogSeverity least, List<String> ignore) {
    var words =
        new ArrayList<>(
            List.of(
                cluster.major(),
                cluster.name(),
                Integer.toString(cluster.port()),
                cluster.owner(),
                cluster.data(),
                mode,
                folder,
                known,
                Long.toString(MOST_BYTES),
                Long.toString(FIRST_BYTES),
                Integer.toString(MOST_KINDS),
                Integer.toString(least.rank())));
    words.addAll(ignore);
    // the server can always read the log that it writes
    return new Command.Script(cluster.owner(), name, LogCheckScript.LOOK, words);
  }
}
