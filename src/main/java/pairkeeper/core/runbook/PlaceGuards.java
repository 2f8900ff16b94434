package pairkeeper.core.runbook;

import pairkeeper.core.job.SparePlace;
import pairkeeper.core.job.TreePlace;
import pairkeeper.core.model.Text;

/**
 * What must hold of the directory on a server in which a copy of its database is to lie, and of
 * that server when another one is started on the copy.
 *
 * @param server its name
 * @param data the data directory of the server
 * @param said what is known of the place
 */
record PlaceGuards(GuardList list, String server, String data, TreePlace place, SparePlace said) {
  /** Less than that is no room for anything. */
  static final long LEAST_FREE = 64L << 20;

  /** A server on a throw-away copy takes less, and the standby beside it needs the rest. */
  static final long LEAST_MEMORY = 256L << 20;

  void there() {
    String found =
        !said.mounted()
            ? "unmounted"
            : switch (said.kind()) {
              case "directory" -> "yes";
              case "absent" -> "made";
              default -> "other";
            };
    list.block(
        found.equals("yes") || found.equals("made"),
        "spare-place",
        Text.of("guards.spare-place." + found, "path", place.path(), "mount", place.mount()),
        server,
        said.readAt());
  }

  /** A new copy of the server would take it with it. */
  void apart() {
    boolean holds = DatabasePlace.of(place.path(), data) == DatabasePlace.APART;
    list.block(
        holds,
        "spare-apart",
        Text.of("guards.spare-apart." + (holds ? "yes" : "no"), "path", place.path(), "data", data),
        server,
        said.readAt());
  }

  /**
   * @param needed bytes
   */
  void room(long needed) {
    long free = said.freeBytes();
    boolean holds = free < 0 || free >= needed + LEAST_FREE;
    list.block(
        holds,
        "spare-room",
        free < 0
            ? Text.of("guards.spare-room.unknown")
            : Text.of("guards.spare-room.evidence", "freeBytes", free, "neededBytes", needed),
        server,
        said.readAt());
  }

  void memory() {
    long free = said.memoryBytes();
    boolean holds = free < 0 || free >= LEAST_MEMORY;
    list.block(
        holds,
        "spare-memory",
        free < 0
            ? Text.of("guards.spare-memory.unknown")
            : Text.of(
                "guards.spare-memory.evidence", "freeBytes", free, "neededBytes", LEAST_MEMORY),
        server,
        said.readAt());
  }
}
