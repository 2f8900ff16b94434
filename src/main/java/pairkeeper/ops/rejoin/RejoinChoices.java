package pairkeeper.ops.rejoin;

import java.util.Optional;
import pairkeeper.core.runbook.RejoinMethod;

/**
 * What a person chooses for a rejoin.
 *
 * @param method the way back; none for the quickest safe one
 * @param copyRate most megabytes a second of a new copy, or "" for no limit
 */
public record RejoinChoices(Optional<RejoinMethod> method, String copyRate) {

  /** What is right unless somebody knows better. */
  public static RejoinChoices usual() {
    return new RejoinChoices(Optional.empty(), "");
  }
}
