package pairkeeper.web.ui;

import java.util.List;
import pairkeeper.core.model.Text;

/**
 * A pair as {@code <ux:topology>} draws it.
 *
 * @param left the primary; nobody when there is none, several in a split brain
 * @param right standbys and fenced servers
 * @param lagBytes of the preferred standby, or null when unknown
 * @param lagSeconds of the same, or null
 * @param flowing whether WAL streams
 * @param wire what is said under the arrow: slot, synchronous or not
 */
public record TopologyView(
    List<Box> left,
    List<Box> right,
    Long lagBytes,
    Double lagSeconds,
    boolean flowing,
    List<Text> wire) {

  /**
   * One server.
   *
   * @param plate {@code primary}, {@code standby} or {@code fenced}: the expected role
   * @param bad whether it needs a person
   * @param kind icon of its state: {@code ok}, {@code watch}, {@code person}, {@code stale}, ...
   * @param state what is seen there, or null
   */
  public record Box(
      String name, String plate, boolean bad, String kind, Text state, List<Fact> facts) {}

  /**
   * One line about a server.
   *
   * @param label key of the label
   * @param exact text to be copied as it is (an address, an LSN), written in the mono font
   */
  public record Fact(String label, String value, boolean exact) {}
}
