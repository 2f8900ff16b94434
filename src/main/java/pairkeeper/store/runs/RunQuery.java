package pairkeeper.store.runs;

import java.util.Set;
import java.util.UUID;
import pairkeeper.core.plan.RunState;

/**
 * Which runs are wanted.
 *
 * @param pair only of this pair, or null
 * @param customer only of this customer, or null
 * @param runbook only of this runbook, or ""
 * @param states only in these states; empty for all
 * @param words only runs whose pair, reason, ticket or actor holds these words in lower case, or ""
 */
public record RunQuery(
    UUID pair, UUID customer, String runbook, Set<RunState> states, String words) {
  public RunQuery {
    states = Set.copyOf(states);
  }

  public static RunQuery all() {
    return new RunQuery(null, null, "", Set.of(), "");
  }

  public static RunQuery ofPair(UUID pair) {
    return new RunQuery(pair, null, "", Set.of(), "");
  }
}
