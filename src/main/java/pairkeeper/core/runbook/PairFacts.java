package pairkeeper.core.runbook;

import java.util.Optional;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.platform.ClusterRef;
import pairkeeper.core.platform.PeerRef;
import pairkeeper.core.platform.ServerFacts;
import pairkeeper.core.platform.ServerFacts.Live;

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
   * The timeline on which both have written, if they have: the standby accepts writes because its
   * signal file was removed, or once did, as its WAL shows.
   */
  public Optional<Long> writtenApart() {
    Optional<Live> p = primaryFacts.live().filter(live -> !live.inRecovery());
    Optional<Live> s = standbyFacts.live();
    boolean same =
        p.isPresent()
            && s.isPresent()
            && s.get().systemIdentifier().equals(p.get().systemIdentifier())
            && s.get().timeline() == p.get().timeline();
    boolean apart = same && (!s.get().inRecovery() || otherWal().isPresent());
    return apart ? p.map(Live::timeline) : Optional.empty();
  }

  /** The first WAL file that is not the same on both though they are on one timeline, if any. */
  Optional<String> otherWal() {
    Optional<Live> p = primaryFacts.live();
    Optional<Live> s = standbyFacts.live();
    return p.isPresent() && s.isPresent() ? SameWal.of(p.get(), s.get()).other() : Optional.empty();
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
