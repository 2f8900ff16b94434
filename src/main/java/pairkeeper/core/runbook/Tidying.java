package pairkeeper.core.runbook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pairkeeper.core.job.Retention;
import pairkeeper.core.job.Snapshot;
import pairkeeper.core.job.SnapshotNames;

/**
 * Which snapshots one server holds no more and which it loses, once the newest one is on both.
 *
 * @param released names, the oldest first
 * @param destroyed names, the oldest first
 */
record Tidying(List<String> released, List<String> destroyed) {
  Tidying {
    released = List.copyOf(released);
    destroyed = List.copyOf(destroyed);
  }

  /**
   * Only the job's own, by their names, are touched. The newest one stays, and the one that both
   * had before it stays until the next time.
   *
   * @param there those of the server before anything was sent
   * @param sent when the newest one is made
   * @param common guid of the newest one that both had before, if there was any
   */
  static Tidying of(
      List<Snapshot> there,
      SnapshotNames names,
      Retention keep,
      Instant sent,
      Optional<String> common) {
    String newest = names.at(sent);
    var times = new ArrayList<Instant>();
    names.time(newest).ifPresent(times::add);
    there.forEach(one -> names.time(one.name()).ifPresent(times::add));
    Set<Instant> kept = keep.kept(times);
    List<Snapshot> own =
        there.stream()
            .filter(one -> names.time(one.name()).isPresent() && !one.name().equals(newest))
            .toList();
    return new Tidying(
        own.stream().filter(one -> one.holds() > 0).map(Snapshot::name).toList(),
        own.stream()
            .filter(one -> !kept.contains(names.time(one.name()).orElseThrow()))
            .filter(one -> !Optional.of(one.guid()).equals(common))
            .map(Snapshot::name)
            .toList());
  }
}
