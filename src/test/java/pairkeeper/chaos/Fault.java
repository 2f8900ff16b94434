package pairkeeper.chaos;

import java.util.Locale;

/** Something that goes wrong. */
sealed interface Fault {
  /** A server, by the role that it has when the round begins. */
  enum Side {
    PRIMARY,
    STANDBY;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The console is killed as by {@code kill -9}, and started again at once. */
  record ConsoleKilled() implements Fault {}

  /** A host loses its power, and gets it back. */
  record PowerLoss(Side side) implements Fault {}

  /** A host is off the network. */
  record OffNetwork(Side side) implements Fault {}

  /** The console and the clients no longer hear a host; the other host does. */
  record CutFromConsole(Side side) implements Fault {}

  /** The hosts no longer hear each other. */
  record CutApart() implements Fault {}

  /** Every process of a host stands still, and its kernel still acknowledges what arrives. */
  record HostFrozen(Side side) implements Fault {}

  /** The server's first process stands still: nobody new gets in. */
  record PostmasterStopped(Side side) implements Fault {}

  /** The standby's receiver stands still, though its connection lives. */
  record ReceiverStopped() implements Fault {}

  /** No byte is free where the server keeps its data. */
  record DiskFull(Side side) implements Fault {}

  /** Its kind, without the victim. */
  default String kind() {
    return switch (this) {
      case ConsoleKilled f -> "console killed";
      case PowerLoss f -> "power loss";
      case OffNetwork f -> "off the network";
      case CutFromConsole f -> "cut from the console";
      case CutApart f -> "hosts cut apart";
      case HostFrozen f -> "host frozen";
      case PostmasterStopped f -> "postmaster stopped";
      case ReceiverStopped f -> "receiver stopped";
      case DiskFull f -> "disk full";
    };
  }

  /** Its kind with the victim, if it has one. */
  default String words() {
    return switch (this) {
      case ConsoleKilled f -> kind();
      case PowerLoss f -> kind() + " of the " + f.side.word();
      case OffNetwork f -> f.side.word() + " " + kind();
      case CutFromConsole f -> f.side.word() + " " + kind();
      case CutApart f -> kind();
      case HostFrozen f -> kind() + " of the " + f.side.word();
      case PostmasterStopped f -> kind() + " on the " + f.side.word();
      case ReceiverStopped f -> kind() + " on the standby";
      case DiskFull f -> kind() + " on the " + f.side.word();
    };
  }
}
