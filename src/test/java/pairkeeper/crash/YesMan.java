package pairkeeper.crash;

import pairkeeper.api.PairByRest;
import pairkeeper.api.Rest;
import tools.jackson.databind.JsonNode;

/**
 * An operator who says "done" to a question, and "repeat" where nobody knows whether a step was
 * carried out, and presses nothing else.
 */
final class YesMan implements KilledRun.Operator {
  private final Rest rest;
  private final PairByRest pair;
  private int repeated;

  YesMan(Rest rest, PairByRest pair) {
    this.rest = rest;
    this.pair = pair;
  }

  /** How often a step was to be carried out again. */
  int repeated() {
    return repeated;
  }

  @Override
  public void answer(JsonNode run) {
    JsonNode question = PairByRest.asking(run);
    if (question != null) {
      pair.answer(run, question);
      return;
    }
    JsonNode doubted =
        PairByRest.doubted(run)
            .orElseThrow(() -> new AssertionError("waits for nothing: " + run.toPrettyString()));
    pair.answer(run, doubted, "repeat", "it was not carried out");
    repeated++;
  }
}
