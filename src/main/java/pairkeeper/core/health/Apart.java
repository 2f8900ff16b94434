package pairkeeper.core.health;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Role;
import pairkeeper.core.postgres.Timeline;
import pairkeeper.core.postgres.WatchRow;

/**
 * Finds out who accepts writes apart from its primary on the primary's timeline: made writable by
 * removing its signal file, and not promoted. From then on both write other things under the same
 * numbers.
 */
public final class Apart {
  private Apart() {}

  /** A timeline of a database system. */
  private record Branch(String systemIdentifier, long timeline) {}

  /**
   * The servers that write so by what was just seen, and were not known to.
   *
   * @param newest newest observation by server
   * @param primary the last good look at the pair's primary, or null
   */
  public static List<Instance> of(Pair pair, Map<UUID, Observation> newest, PrimarySeen primary) {
    Optional<Branch> main = written(newest.get(pair.primary().id())).or(() -> known(pair, primary));
    return pair.servers().stream()
        .filter(s -> s.role() != Role.PRIMARY && s.wroteApart().isEmpty())
        .filter(s -> main.isPresent() && written(newest.get(s.id())).equals(main))
        .toList();
  }

  /** On what a server writes, if it does. */
  private static Optional<Branch> written(Observation seen) {
    return Optional.ofNullable(seen)
        .filter(Observation::answered)
        .map(Observation::row)
        .filter(row -> !row.inRecovery())
        .flatMap(Apart::branch);
  }

  private static Optional<Branch> branch(WatchRow row) {
    return row.timeline().map(Timeline::id).map(t -> new Branch(row.systemIdentifier(), t));
  }

  /** A primary that is silent has written all the same. */
  private static Optional<Branch> known(Pair pair, PrimarySeen primary) {
    return Optional.ofNullable(primary)
        .filter(seen -> seen.server().equals(pair.primary().id()) && seen.timeline() > 0)
        .map(seen -> new Branch(seen.systemIdentifier(), seen.timeline()));
  }
}
