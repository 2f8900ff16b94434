package pairkeeper.remote;

import pairkeeper.core.model.Text;
import pairkeeper.core.plan.CommandResult.Cause;

/** What a server says about a command that runs there by itself. */
public sealed interface DetachedState {

  /**
   * It was never started.
   *
   * @param said what the server said when it could not be started, else ""
   */
  record NotStarted(String said) implements DetachedState {}

  /**
   * It runs. Both texts are the last 16 KiB.
   *
   * @param moved bytes that its processes have read and written so far; also less, when one of them
   *     has ended
   */
  record Running(String out, String err, long moved) implements DetachedState {}

  /** It ended; a code above 128 is a signal's number plus 128. */
  record Ended(int code, String out, String err) implements DetachedState {}

  /**
   * It was started and is gone without a word on how it ended: killed hard, or the host went down.
   */
  record Vanished(String out, String err) implements DetachedState {}

  /** The server could not be asked; if this was a start, nothing was started. */
  record NotReached(Cause cause, Text why) implements DetachedState {}

  /** The server was asked, but its answer did not come; if this was a start, ask again. */
  record Unclear(Text why) implements DetachedState {}
}
