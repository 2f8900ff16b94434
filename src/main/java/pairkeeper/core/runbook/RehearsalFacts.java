package pairkeeper.core.runbook;

import java.util.List;
import java.util.UUID;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.RehearsalPlace;
import pairkeeper.core.job.RehearsalSettings;
import pairkeeper.core.job.TreePlace;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.platform.ClusterRef;
import pairkeeper.core.platform.Platforms;
import pairkeeper.core.platform.RehearsalCommands;
import pairkeeper.core.platform.ServerFacts;
import pairkeeper.core.run.Thing;

/**
 * What one rehearsal is decided on.
 *
 * @param standby that is copied, as the roles are now
 * @param place where the copy lies
 * @param facts of the standby, read just now
 * @param said what its host said of the place
 */
public record RehearsalFacts(
    Job job,
    RehearsalSettings settings,
    Pair pair,
    Instance standby,
    TreePlace place,
    ServerFacts facts,
    RehearsalPlace said) {

  /** What its run works on. */
  public List<Thing> things() {
    return List.of(Thing.tree(standby.id(), place.path() + "/" + job.id()));
  }

  /** How it is done there. */
  public static RehearsalCommands commands(
      Pair pair, ClusterRef standby, UUID job, TreePlace place) {
    return Platforms.of(pair.platform()).rehearsal(standby, job, place.path(), place.mount());
  }

  RehearsalCommands commands() {
    return commands(pair, ClusterRef.of(facts), job.id(), place);
  }

  /** Bytes of all databases, 0 when nobody knows. */
  long dataBytes() {
    return facts.live().map(ServerFacts.Live::dataBytes).orElse(0L);
  }
}
