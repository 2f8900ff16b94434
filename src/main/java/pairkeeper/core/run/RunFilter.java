package pairkeeper.core.run;

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
 * @param job only of this job; null for those that no job has made, unless a runbook is named
 * @param words only runs whose pair, reason, ticket or actor holds these words, or ""
 */
public record RunFilter(
    UUID pair, UUID customer, UUID job, String runbook, Set<RunState> states, String words) {
  public RunFilter {
    states = Set.copyOf(states);
  }

  public static RunFilter all() {
    return new RunFilter(null, null, null, "", Set.of(), "");
  }

  public static RunFilter ofPair(UUID pair) {
    return new RunFilter(pair, null, null, "", Set.of(), "");
  }

  public static RunFilter ofJob(UUID job) {
    return new RunFilter(null, null, job, "", Set.of(), "");
  }
}
