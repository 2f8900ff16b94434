// Compares what was acknowledged with what is there.
package pairkeeper.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Compares the writes that were acknowledged with the rows that are there. */
public final class Reckoning {
  private final List<Write> acknowledged;
  private final Map<String, Set<Long>> rows;

  /**
   * @param acknowledged all acknowledged writes of one ledger
   * @param rows the sequences found, by the address of the server they were found on
   */
  public Reckoning(List<Write> acknowledged, Map<String, Set<Long>> rows) {
    this.acknowledged =
        acknowledged.stream().sorted(Comparator.comparing(Write::acknowledged)).toList();
    this.rows = Map.copyOf(rows);
  }

  /** The same without these acknowledged writes, for whoever judges them by another measure. */
  public Reckoning without(Predicate<Write> these) {
    return new Reckoning(acknowledged.stream().filter(these.negate()).toList(), rows);
  }

  /** The sequences found on this server. */
  public Set<Long> rowsOn(LabHost server) {
    return Set.copyOf(rows.get(server.address()));
  }

  /** The writes that any server acknowledged, in the order of their acknowledgement. */
  public List<Write> acknowledged() {
    return acknowledged;
  }

  /**
   * The acknowledged writes that this server does not have: what is lost if it is the one that goes
   * on.
   */
  public List<Write> lostOn(LabHost server) {
    return lostOn(server.address());
  }

  List<Write> lostOn(String server) {
    Set<Long> there = rows.get(server);
    if (there == null) {
      throw new IllegalArgumentException("no rows were read from " + server);
    }
    return acknowledged.stream().filter(write -> !there.contains(write.sequence())).toList();
  }

  /**
   * How many bytes of WAL the lost writes span, from the last surviving write before them to the
   * last lost one; 0 if none is lost. Measured from the ledger's own writes, hence exact to one of
   * its rows (some 200 bytes).
   */
  public long bytesLostOn(LabHost server) {
    return bytesLostOn(server.address());
  }

  long bytesLostOn(String server) {
    List<Write> lost = lostOn(server);
    if (lost.isEmpty()) {
      return 0;
    }
    String writtenTo = lost.getFirst().server();
    long timeline = lost.getFirst().timeline();
    Set<Long> there = rows.get(server);
    Predicate<Write> kept = write -> there.contains(write.sequence());
    List<Write> branch =
        acknowledged.stream()
            .filter(write -> write.server().equals(writtenTo) && write.timeline() == timeline)
            .toList();
    long last = branch.getLast().position();
    return last
        - branch.stream()
            .filter(kept)
            .mapToLong(Write::position)
            .max()
            .orElse(branch.getFirst().position());
  }

  /**
   * The writes that make a split brain: each was begun on one server after another had acknowledged
   * one on the same or a higher timeline. Empty for a clean switch, in which a timeline only ever
   * rises from one server to the next.
   */
  public List<Write> splitBrain() {
    List<Write> found = new ArrayList<>();
    Map<String, Write> highest = new HashMap<>();
    for (Write write : acknowledged) {
      if (highest.values().stream().anyMatch(other -> contradicts(write, other))) {
        found.add(write);
      }
      highest.merge(
          write.server(), write, (old, now) -> now.timeline() > old.timeline() ? now : old);
    }
    return found;
  }

  private static boolean contradicts(Write write, Write other) {
    return !other.server().equals(write.server())
        && other.timeline() >= write.timeline()
        && write.asked().isAfter(other.acknowledged());
  }

  /** The longest time in which no server acknowledged anything; zero with fewer than two writes. */
  public Duration longestGap() {
    Duration longest = Duration.ZERO;
    for (int i = 1; i < acknowledged.size(); i++) {
      Duration gap =
          Duration.between(
              acknowledged.get(i - 1).acknowledged(), acknowledged.get(i).acknowledged());
      longest = gap.compareTo(longest) > 0 ? gap : longest;
    }
    return longest;
  }

  /** When this server first acknowledged a write; fails if it never did. */
  public Instant firstOn(LabHost server) {
    return acknowledged.stream()
        .filter(write -> write.server().equals(server.address()))
        .findFirst()
        .orElseThrow(() -> new LabFailure(server + " acknowledged no write"))
        .acknowledged();
  }

  /** A line for a failed assertion or a person. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("%d acknowledged".formatted(acknowledged.size()));
    rows.keySet().stream()
        .sorted()
        .forEach(server ->
            text.append(
                ", %d lost on %s (%d bytes)"
                    .formatted(lostOn(server).size(), server, bytesLostOn(server))));
    return text.append(
            ", %d as split brain, longest gap %s".formatted(splitBrain().size(), longestGap()))
        .toString();
  }
}
