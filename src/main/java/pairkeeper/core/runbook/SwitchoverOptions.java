package pairkeeper.core.runbook;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/**
 * The choices of a switchover.
 *
 * @param analyze how statistics are renewed afterwards: what the server counted itself does not
 *     come with the copy
 * @param testQuery the customer's own query that must answer on the new primary, or ""
 */
public record SwitchoverOptions(UUID planId, Instant now, Analyze analyze, String testQuery) {

  /**
   * @throws Refused naming {@code analyze} or {@code testQuery}
   */
  public SwitchoverOptions {
    testQuery = TestQuery.require(testQuery);
    // users wait for the end of a switchover, and a locked table is no end
    if (analyze == Analyze.VACUUM_FULL) {
      throw new Refused("analyze", Text.of("switchover.refused.vacuum-full"));
    }
  }

  public Map<String, String> asText() {
    return Map.of("analyze", analyze.word(), "testQuery", testQuery);
  }
}
