package pairkeeper.core.runbook;

import java.util.Optional;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.platform.ClusterRef;
import pairkeeper.core.platform.PeerRef;
import pairkeeper.core.platform.ServerFacts;

/**
 * A pair with what was read of both servers just now.
 *
 * @param number the fencing number of the last run that this console began on the pair, 0 before
 *     the first
 */
public record PairFacts(
    Pair pair,
    Instance primary,
    ServerFacts primaryFacts,
    Instance standby,
    ServerFacts standbyFacts,
    long number) {

  /**
   * The timeline on which both accept writes, if they do: the standby was made writable by removing
   * its signal file.
   */
  public Optional<Long> writtenApart() {
    return primaryFacts
        .live()
        .filter(p -> !p.inRecovery())
        .filter(p ->
            standbyFacts
                .live()
                .filter(s -> !s.inRecovery())
                .filter(s -> s.systemIdentifier().equals(p.systemIdentifier()))
                .filter(s -> s.timeline() == p.timeline())
                .isPresent())
        .map(ServerFacts.Live::timeline);
  }

  /** The cluster of the primary. */
  public ClusterRef primaryCluster() {
    return ClusterRef.of(primaryFacts);
  }

  /** The cluster of the standby, which may not exist yet: then it is named like the primary's. */
  public ClusterRef standbyCluster() {
    return ClusterRef.of(standbyFacts);
  }

  public PeerRef primaryPeer() {
    return new PeerRef(primary.address(), primaryFacts.cluster().port(), Roles.REPLICATION);
  }

  public PeerRef standbyPeer() {
    return new PeerRef(standby.address(), standbyFacts.cluster().port(), Roles.REPLICATION);
  }
}
