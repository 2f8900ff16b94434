package pairkeeper.core.runbook;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import pairkeeper.core.job.TreePlace;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Role;

/** On which standby of a pair something may lie for which only some servers have a place. */
public final class StandbyWithPlace {
  private StandbyWithPlace() {}

  /**
   * As the roles are now the preferred standby, else another one that has a place. Never the
   * primary.
   */
  public static Optional<Instance> of(Pair pair, List<TreePlace> places) {
    return Stream.concat(pair.standby().stream(), pair.servers().stream())
        .filter(server -> server.role() == Role.STANDBY)
        .filter(server -> places.stream().anyMatch(place -> place.server().equals(server.id())))
        .findFirst();
  }
}
