package pairkeeper.core.runbook;

import java.util.List;
import java.util.UUID;
import pairkeeper.core.job.CountSettings;
import pairkeeper.core.job.Job;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.platform.ServerFacts;
import pairkeeper.core.run.Thing;

/**
 * What one counting is decided on.
 *
 * @param primaryFacts read just now
 * @param standbyFacts read just now
 */
public record CountFacts(
    Job job,
    CountSettings settings,
    Pair pair,
    Instance primary,
    ServerFacts primaryFacts,
    Instance standby,
    ServerFacts standbyFacts) {

  /** What its run works on: itself, as a count changes nothing. */
  public List<Thing> things() {
    return List.of(Thing.count(primary.id(), id()));
  }

  UUID id() {
    return job.id();
  }
}
