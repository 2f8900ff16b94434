package pairkeeper.core.plan;

import java.util.UUID;
import pairkeeper.core.model.Text;

/** How to see on the server that a step's work is done, as data. */
public sealed interface Goal {

  /** Nothing to look at: the step may be carried out again whenever its end is not known. */
  record None() implements Goal {}

  /**
   * A question to a server.
   *
   * @param server the instance to ask
   * @param command reads only
   * @param says what is true once it is met
   */
  record Probe(UUID server, Command command, Expect expect, Text says) implements Goal {}
}
