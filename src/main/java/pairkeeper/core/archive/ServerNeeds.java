package pairkeeper.core.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pairkeeper.core.model.Refused;
import pairkeeper.core.postgres.Lsn;
import pairkeeper.core.postgres.Timeline;

/**
 * What a running server said of the WAL that it and others need.
 *
 * @param segmentBytes setting {@code wal_segment_size}
 * @param redo where recovery would begin after a crash
 * @param replayed how far a standby has replayed, or null on a primary
 * @param copying base copies that are being taken of it, and clients that just connect
 * @param mode setting {@code archive_mode}
 * @param library setting {@code archive_library}, "" where there is none
 * @param failing whether the last attempt to archive failed
 */
public record ServerNeeds(
    long segmentBytes,
    Lsn redo,
    Lsn replayed,
    List<Slot> slots,
    List<Receiver> receivers,
    int copying,
    String mode,
    String library,
    boolean failing) {

  /**
   * A replication slot.
   *
   * @param from null where it holds nothing, as it was never used or lost what it held
   */
  public record Slot(String name, Lsn from, boolean lost) {}

  /** A client of the replication protocol, and what it has at least. */
  public record Receiver(String name, Lsn from) {}

  public ServerNeeds {
    slots = List.copyOf(slots);
    receivers = List.copyOf(receivers);
  }

  /** What it needs itself, with what its slots and receivers do. */
  public List<Need> of(Need.Kind kind, String server, Timeline timeline) {
    var needs = new ArrayList<Need>();
    needs.add(new Need(kind, server, timeline, redo));
    if (replayed != null) {
      needs.add(new Need(kind, server, timeline, replayed));
    }
    slots.stream()
        .filter(slot -> slot.from() != null)
        .forEach(slot -> needs.add(new Need(Need.Kind.SLOT, slot.name(), timeline, slot.from())));
    receivers.forEach(
        client -> needs.add(new Need(Need.Kind.RECEIVER, client.name(), timeline, client.from())));
    return needs;
  }

  /** Slots that lost WAL: what their users need is in no server any more. */
  public List<String> lost() {
    return slots.stream().filter(Slot::lost).map(Slot::name).toList();
  }

  /** Reads lines of a name, a blank and values; none unless all of them arrived. */
  public static Optional<ServerNeeds> read(String output) {
    var said = new Lines();
    try {
      output.lines().map(String::strip).forEach(said::take);
    } catch (Refused | NumberFormatException | ArrayIndexOutOfBoundsException unreadable) {
      return Optional.empty();
    }
    return said.whole();
  }

  private static final class Lines {
    private long segmentBytes;
    private Lsn redo;
    private Lsn replayed;
    private final List<Slot> slots = new ArrayList<>();
    private final List<Receiver> receivers = new ArrayList<>();
    private int copying;
    private String mode = "";
    private String library = "";
    private boolean failing;
    private boolean end;

    private void take(String line) {
      String[] words = line.split(" ", 2);
      String value = words.length < 2 ? "" : words[1];
      switch (words[0]) {
        case "segment" -> segmentBytes = Long.parseLong(value);
        case "redo" -> redo = Lsn.parse(value);
        case "replay" -> replayed = Lsn.parse(value);
        case "slot" -> slots.add(slot(value.split(" ")));
        case "receiver" -> receivers.add(receiver(value.split(" ", 2)));
        case "copying" -> copying = Integer.parseInt(value);
        case "mode" -> mode = value;
        case "library" -> library = value;
        case "failing" -> failing = value.equals("true");
        case "end" -> end = true;
        default -> {}
      }
    }

    private static Slot slot(String[] words) {
      Lsn from = words[1].equals("none") ? null : Lsn.parse(words[1]);
      return new Slot(words[0], from, words[2].equals("lost"));
    }

    private static Receiver receiver(String[] words) {
      return new Receiver(words.length < 2 ? "" : words[1], Lsn.parse(words[0]));
    }

    private Optional<ServerNeeds> whole() {
      return !end || redo == null || segmentBytes < 1
          ? Optional.empty()
          : Optional.of(
              new ServerNeeds(
                  segmentBytes, redo, replayed, slots, receivers, copying, mode, library, failing));
    }
  }
}
