package pairkeeper.core.runbook;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.job.DatasetFacts;
import pairkeeper.core.job.DatasetPlace;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.SnapshotNames;
import pairkeeper.core.job.ZfsSettings;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.run.Thing;

/**
 * What one sending of a dataset is decided on.
 *
 * @param sourceFacts of the primary, read just now
 * @param destinationFacts of the standby
 */
public record ZfsFacts(
    Job job,
    ZfsSettings settings,
    Pair pair,
    Instance source,
    DatasetPlace from,
    DatasetFacts sourceFacts,
    Instance destination,
    DatasetPlace to,
    DatasetFacts destinationFacts) {

  /** The datasets between which a job sends as the roles are now, source first. */
  public static Optional<List<DatasetPlace>> places(ZfsSettings settings, Pair pair) {
    var from = settings.on(pair.primary().id());
    var to = pair.standby().map(Instance::id).flatMap(settings::on);
    return from.isPresent() && to.isPresent()
        ? Optional.of(List.of(from.get(), to.get()))
        : Optional.empty();
  }

  /** What its run works on. */
  public List<Thing> things() {
    return things(List.of(from, to));
  }

  /** The datasets as things that runs hold. */
  public static List<Thing> things(List<DatasetPlace> places) {
    return places.stream().map(p -> Thing.dataset(p.server(), p.dataset())).toList();
  }

  SendBase base() {
    return SendBase.of(sourceFacts, destinationFacts);
  }

  SnapshotNames names() {
    return new SnapshotNames(settings.prefix(), id());
  }

  /** By which the source reaches the destination's SSH server. */
  int port() {
    return settings.sshPort() == 0 ? destination.host().sshPort() : settings.sshPort();
  }

  /** The destination's key to which a person has agreed, or "" when it does not show it. */
  String hostKey() {
    return CopyBetween.hostKey(destination.host(), destinationFacts.machine());
  }

  UUID id() {
    return job.id();
  }
}
