package pairkeeper.core.runbook;

import java.util.Optional;
import pairkeeper.core.job.DatasetFacts;
import pairkeeper.core.job.Snapshot;

/** From what on a dataset is sent, or why it cannot be without losing what the destination has. */
public sealed interface SendBase {

  /** All of it: the destination has no such dataset yet. */
  record Everything() implements SendBase {}

  /**
   * What is new since a snapshot that both have and after which the destination has nothing.
   *
   * @param here by its name on the source
   * @param there by its name on the destination
   */
  record Since(Snapshot here, Snapshot there) implements SendBase {}

  /** The destination has a snapshot, made later than any common one, that the source lacks. */
  record Foreign(Snapshot there, Snapshot common) implements SendBase {}

  /** The destination has been written to since the snapshot that both have. */
  record Written(Snapshot there, long bytes) implements SendBase {}

  /** The destination has a dataset of that name, and no snapshot that the source has too. */
  record NothingShared(int snapshots) implements SendBase {}

  static SendBase of(DatasetFacts source, DatasetFacts destination) {
    if (!destination.there()) {
      return new Everything();
    }
    // what is received must fit onto the newest one there, whatever older ones are common
    Optional<Snapshot> there = destination.newest();
    Optional<Snapshot> here = there.flatMap(newest -> source.of(newest.guid()));
    if (here.isPresent()) {
      return destination.written() > 0
          ? new Written(there.get(), destination.written())
          : new Since(here.get(), there.get());
    }
    return destination.snapshots().reversed().stream()
        .filter(one -> source.of(one.guid()).isPresent())
        .findFirst()
        .<SendBase>map(common -> new Foreign(there.orElseThrow(), common))
        .orElseGet(() -> new NothingShared(destination.snapshots().size()));
  }

  /** Whether something can be sent. */
  default boolean possible() {
    return switch (this) {
      case Everything all -> true;
      case Since since -> true;
      case Foreign foreign -> false;
      case Written written -> false;
      case NothingShared nothing -> false;
    };
  }
}
