package pairkeeper.crash;

import java.util.function.Predicate;
import pairkeeper.api.PairByRest;
import tools.jackson.databind.JsonNode;

/**
 * An operator who says "done" to a question, and where nobody knows whether a step was carried out
 * looks on the hosts if there is something to see; else says "repeat". Presses nothing else.
 */
final class YesMan implements KilledRun.Operator {
  private final PairByRest pair;
  private final Predicate<String> seen;
  private int repeated;

  /**
   * @param seen whether the hosts show that the step of that id was carried out
   */
  YesMan(PairByRest pair, Predicate<String> seen) {
    this.pair = pair;
    this.seen = seen;
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
    if (seen.test(doubted.get("id").asString())) {
      pair.answer(run, doubted, "done", "it was carried out");
    } else {
      pair.answer(run, doubted, "repeat", "it was not carried out");
      repeated++;
    }
  }
}
