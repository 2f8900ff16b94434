package pairkeeper.chaos;

import pairkeeper.lab.LabHost;

/**
 * A fault that stands until it is repaired.
 *
 * @param victim the host, or for a cut between two either of them
 */
record Standing(Fault fault, LabHost victim, LabHost other) {
  void strike() {
    switch (fault) {
      case Fault.ConsoleKilled f -> throw new IllegalStateException("does not stand");
      case Fault.PowerLoss f -> victim.kill();
      case Fault.OffNetwork f -> victim.cut();
      case Fault.CutFromConsole f -> victim.cutFromRunner();
      case Fault.CutApart f -> victim.cutFrom(other);
      case Fault.HostFrozen f -> victim.freeze();
      case Fault.PostmasterStopped f -> signalPostmaster("STOP");
      case Fault.ReceiverStopped f -> signalReceiver("STOP");
      case Fault.DiskFull f -> victim.fill();
    }
  }

  void repair() {
    switch (fault) {
      case Fault.ConsoleKilled f -> throw new IllegalStateException("does not stand");
      case Fault.PowerLoss f -> victim.boot();
      case Fault.OffNetwork f -> victim.heal();
      case Fault.CutFromConsole f -> victim.healToRunner();
      case Fault.CutApart f -> victim.healTo(other);
      case Fault.HostFrozen f -> victim.thaw();
      case Fault.PostmasterStopped f -> signalPostmaster("CONT");
      case Fault.ReceiverStopped f -> signalReceiver("CONT");
      case Fault.DiskFull f -> victim.unfill();
    }
  }

  /** There may be none: it was not running, or has lost its power since. */
  private void signalPostmaster(String signal) {
    victim.attempt("kill -" + signal + " $(head -n 1 /var/lib/postgresql/15/main/postmaster.pid)");
  }

  private void signalReceiver(String signal) {
    victim.attempt("pkill -" + signal + " -f 'postgres:.*[w]alreceiver'");
  }
}
