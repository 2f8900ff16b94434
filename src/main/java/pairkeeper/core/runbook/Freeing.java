package pairkeeper.core.runbook;

import java.util.List;
import java.util.Map;
import pairkeeper.core.plan.Change;
import pairkeeper.core.plan.Step;
import pairkeeper.core.run.Thing;

/**
 * The step after which other runs may begin on the pair, while what is left of this one takes the
 * time that it needs: a rejoin that waits for the statistics of a large server would leave its pair
 * without a standby for hours.
 */
final class Freeing {
  static final String ID = "pair-free";

  private Freeing() {}

  /**
   * Adds it. What follows it may only read, ask, note, or renew statistics.
   *
   * @param server name of the one that serves
   * @param trees what no job may copy over before somebody has looked at it
   */
  static void pair(StepList steps, String server, List<CopiedTree> trees) {
    var named = steps.of("freeing", Map.of("server", server));
    List<String> keeps =
        trees.stream().flatMap(tree -> tree.things().stream()).map(Thing::name).distinct().toList();
    named.add(
        new Step.Note(
            ID,
            named.title(ID),
            named.effect(keeps.isEmpty() ? ID : "files-kept"),
            new Change.FreePair(keeps)));
  }
}
