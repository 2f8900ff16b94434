package pairkeeper.ops.monitoring;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import pairkeeper.core.health.Observation;
import pairkeeper.core.health.Outlook;
import pairkeeper.core.health.Verdict;
import pairkeeper.core.model.Pair;

/**
 * How a pair is right now.
 *
 * @param newest newest observation by server
 * @param since when each reason appeared, by the reason's id
 * @param outlook what could be done with it right now
 */
public record PairStatus(
    Pair pair,
    Verdict verdict,
    Map<UUID, Observation> newest,
    Map<String, Instant> since,
    Outlook outlook) {

  public PairStatus {
    newest = Map.copyOf(newest);
    since = Map.copyOf(since);
  }
}
