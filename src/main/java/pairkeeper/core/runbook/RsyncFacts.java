package pairkeeper.core.runbook;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import pairkeeper.core.job.CopyDestination;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.RsyncSettings;
import pairkeeper.core.job.TreeFacts;
import pairkeeper.core.job.TreePlace;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.plan.Fingerprint;
import pairkeeper.core.run.Thing;

/**
 * What one copying of a job is decided on.
 *
 * @param sourceFacts of the primary, read just now
 * @param destinationFacts of the standby or the second medium
 * @param folders of today and of the days before, relative to both trees; none for all
 */
public record RsyncFacts(
    Job job,
    RsyncSettings settings,
    Pair pair,
    Instance source,
    TreePlace from,
    TreeFacts sourceFacts,
    CopyDestination destination,
    TreePlace to,
    TreeFacts destinationFacts,
    List<String> folders) {
  public RsyncFacts {
    folders = List.copyOf(folders);
  }

  /** The places between which a job copies as the roles are now, source first. */
  public static Optional<List<TreePlace>> places(RsyncSettings settings, Pair pair) {
    var from = settings.on(pair.primary().id());
    var standby = pair.standby().map(Instance::id).flatMap(settings::on);
    var to = settings.target().isPresent() ? settings.target() : standby;
    return from.isPresent() && to.isPresent()
        ? Optional.of(List.of(from.get(), to.get()))
        : Optional.empty();
  }

  /** What its run works on. */
  public List<Thing> things() {
    return List.of(Thing.tree(from.server(), from.path()), Thing.tree(to.server(), to.path()));
  }

  /** What the console itself knows and a copy relies on. */
  Fingerprint fingerprint() {
    return fingerprint(CopyBetween.fingerprint(settings, pair), destination);
  }

  /** The same with a second medium, where it goes to one. */
  public static Fingerprint fingerprint(Fingerprint ofPair, CopyDestination destination) {
    if (destination.standby().isPresent()) {
      return ofPair;
    }
    var values = new TreeMap<>(ofPair.facts());
    values.put("target.host-key", String.valueOf(destination.host().pinnedKey()));
    values.put("target.address", destination.address() + " " + destination.host().sshPort());
    return new Fingerprint(values);
  }

  /** By which the source reaches the destination's SSH server. */
  int port() {
    return settings.portTo(destination.host());
  }

  /** The destination's key to which a person has agreed, or "" when it does not show it. */
  String hostKey() {
    return CopyBetween.hostKey(destination.host(), destinationFacts);
  }

  UUID id() {
    return job.id();
  }
}
