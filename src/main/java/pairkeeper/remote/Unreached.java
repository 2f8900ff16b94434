package pairkeeper.remote;

import pairkeeper.core.model.Text;
import pairkeeper.core.plan.CommandResult;

/** Why a server was not reached, on its way inside this package to the caller, who gets a value. */
final class Unreached extends Exception {
  private static final long serialVersionUID = 1L;

  private final CommandResult.Cause cause;
  private final transient Text why;

  Unreached(CommandResult.Cause cause, Text why) {
    super(why.key(), null, false, false);
    this.cause = cause;
    this.why = why;
  }

  CommandResult.Cause reason() {
    return cause;
  }

  Text why() {
    return why;
  }

  CommandResult.NotReached result() {
    return new CommandResult.NotReached(cause, why);
  }
}
