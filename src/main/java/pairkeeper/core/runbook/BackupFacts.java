package pairkeeper.core.runbook;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.job.BackupFolder;
import pairkeeper.core.job.BackupSettings;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.TreePlace;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.platform.BackupCommands;
import pairkeeper.core.platform.ClusterRef;
import pairkeeper.core.platform.PeerRef;
import pairkeeper.core.platform.Platforms;
import pairkeeper.core.platform.ServerFacts;
import pairkeeper.core.run.Thing;

/**
 * What a run of a job that takes backups is decided on.
 *
 * @param primaryFacts read just now
 * @param holder on which they lie, as the roles are now
 * @param place where they lie there
 * @param holderFacts read just now
 * @param folder what lies there
 */
public record BackupFacts(
    Job job,
    BackupSettings settings,
    Pair pair,
    Instance primary,
    ServerFacts primaryFacts,
    Instance holder,
    TreePlace place,
    ServerFacts holderFacts,
    BackupFolder folder) {

  /**
   * Who keeps the backups as the roles are now. Never the primary: what is lost with it would be
   * lost with them.
   */
  public static Optional<Instance> holder(BackupSettings settings, Pair pair) {
    return StandbyWithPlace.of(pair, settings.places());
  }

  /** What its run works on. */
  public List<Thing> things() {
    return List.of(Thing.tree(holder.id(), place.path() + "/" + job.id()));
  }

  /** How backups are taken, restored and removed there. */
  public static BackupCommands commands(Pair pair, ClusterRef holder, UUID job, TreePlace place) {
    return Platforms.of(pair.platform()).backups(holder, job, place.path(), place.mount());
  }

  BackupCommands commands() {
    return commands(pair, ClusterRef.of(holderFacts), job.id(), place);
  }

  PeerRef peer() {
    return new PeerRef(primary.address(), primaryFacts.cluster().port(), Roles.REPLICATION);
  }

  /** Bytes of all databases, 0 when nobody knows. */
  long dataBytes() {
    return primaryFacts.live().map(ServerFacts.Live::dataBytes).orElse(0L);
  }
}
