package pairkeeper.brokenworld;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import pairkeeper.api.PairByRest;
import pairkeeper.api.Rest;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import tools.jackson.databind.JsonNode;

/** A set-up whose base copy takes some seconds, so that something can happen in the middle. */
final class SlowCopy {
  private static final long MIDDLE = 12L * 1024 * 1024;
  private static final Map<String, Object> SLOWLY = Map.of("copyRate", 6);

  private SlowCopy() {}

  /** A pair whose primary has enough data. */
  static PairByRest pair(Rest rest, Lab lab, String name, LabHost primary, LabHost standby) {
    primary.sql(
        "CREATE TABLE ballast AS SELECT n, repeat(md5(n::text), 60) AS filler"
            + " FROM generate_series(1, 30000) n");
    PairByRest pair = PairByRest.takeIn(rest, lab, name, primary, standby);
    pair.meet(primary, standby);
    return pair;
  }

  static JsonNode start(PairByRest pair) {
    JsonNode plan = pair.freePlan("set-up", SLOWLY);
    return pair.start(plan, null, "First standby").is(202);
  }

  /** Answers what is asked before, and returns in the middle of the copy. */
  static void awaitMiddle(PairByRest pair, JsonNode run) {
    pair.awaitRun(
        run,
        r -> {
          JsonNode asking = PairByRest.asking(r);
          if (asking != null) {
            pair.answer(r, asking);
          }
          JsonNode copy = PairByRest.step(r, "base-copy");
          assertThat(copy.get("state").asString()).isIn("pending", "running");
          return copy.get("progress").has("doneBytes")
              && copy.get("progress").get("doneBytes").asLong() > MIDDLE;
        });
  }
}
