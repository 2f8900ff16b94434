package pairkeeper.core.plan;

import pairkeeper.core.model.Text;

/**
 * How the carrying out of one {@link Command} ended; a remote failure is a value, never an
 * exception.
 */
public sealed interface CommandResult {

  /**
   * The command ended and its exit code is known.
   *
   * @param out standard output, secrets redacted; its middle is cut out beyond the kept size
   * @param err standard error, likewise
   */
  record Exited(int code, String out, String err) implements CommandResult {}

  /**
   * Nothing was carried out: no connection, wrong host key, wrong password, no right.
   *
   * @param why what is wrong and what to do
   */
  record NotReached(Cause cause, Text why) implements CommandResult {}

  /** It was sent, but how it ended is not known: the line was lost or the time ran out. */
  record Lost(Text why, String out) implements CommandResult {}

  /** Why a server was not reached. */
  enum Cause {
    UNREACHABLE,
    REFUSED_CONNECTION,
    HOST_KEY_UNKNOWN,
    HOST_KEY_CHANGED,
    AUTHENTICATION,
    PRIVILEGE,
    PROTOCOL
  }
}
