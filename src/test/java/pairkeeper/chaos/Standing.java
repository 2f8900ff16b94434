package pairkeeper.chaos;

import pairkeeper.lab.LabHost;

/**
 * A fault that stands until it is repaired.
 *
 * @param victim the host, or for a cut between two either of them
 */
record Standing(Fault fault, LabHost victim, LabHost other) {
  /** Whether there was anything to break: a process may not be running. */
  boolean strike() {
    return switch (fault) {
      case Fault.ConsoleKilled f -> throw new IllegalStateException("does not stand");
      case Fault.PowerLoss f -> struck(victim::kill);
      case Fault.OffNetwork f -> struck(victim::cut);
      case Fault.CutFromConsole f -> struck(victim::cutFromRunner);
      case Fault.CutApart f -> struck(() -> victim.cutFrom(other));
      case Fault.HostFrozen f -> struck(victim::freeze);
      case Fault.PostmasterStopped f -> signalsPostmaster("STOP");
      case Fault.ReceiverStopped f -> signalsReceiver("STOP");
      case Fault.DiskFull f -> struck(victim::fill);
    };
  }

  private static boolean struck(Runnable blow) {
    blow.run();
    return true;
  }

  void repair() {
    switch (fault) {
      case Fault.ConsoleKilled f -> throw new IllegalStateException("does not stand");
      case Fault.PowerLoss f -> victim.boot();
      case Fault.OffNetwork f -> victim.heal();
      case Fault.CutFromConsole f -> victim.healToRunner();
      case Fault.CutApart f -> victim.healTo(other);
      case Fault.HostFrozen f -> victim.thaw();
      case Fault.PostmasterStopped f -> signalsPostmaster("CONT");
      case Fault.ReceiverStopped f -> signalsReceiver("CONT");
      case Fault.DiskFull f -> victim.unfill();
    }
  }

  /** There may be none: it was not running, or has lost its power since. */
  private boolean signalsPostmaster(String signal) {
    String first = "$(head -n 1 /var/lib/postgresql/15/main/postmaster.pid)";
    return victim.attempt("kill -" + signal + " " + first).ok();
  }

  private boolean signalsReceiver(String signal) {
    return victim.attempt("pkill -" + signal + " -f 'postgres:.*[w]alreceiver'").ok();
  }
}
