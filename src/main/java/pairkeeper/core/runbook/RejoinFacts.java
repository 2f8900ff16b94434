package pairkeeper.core.runbook;

import java.util.List;
import java.util.Optional;
import pairkeeper.core.hook.Hook;
import pairkeeper.core.platform.ClusterRef;
import pairkeeper.core.platform.PeerRef;
import pairkeeper.core.platform.ServerFacts.Live;
import pairkeeper.core.platform.WalEnd;
import pairkeeper.core.postgres.Lsn;
import pairkeeper.core.postgres.SynchronousNames;
import pairkeeper.core.postgres.TimelineHistory;

/**
 * What a rejoin is decided on.
 *
 * @param pair the primary and, in the standby's place, the server that is to return
 * @param end how far the data of the returning server go
 * @param history how the primary's timeline came to be; none when the primary did not say
 * @param oldestWal first position whose WAL still lies on the primary; none when it did not say
 * @param login whether the returning server's host can log in at the primary for replication
 * @param unreadable paths on the primary that its server may not read, at most ten
 * @param hooks what the customer wants done around it
 * @param synchronousNames for whom commits waited before a failover, or "" when nothing is to be
 *     set again
 */
public record RejoinFacts(
    PairFacts pair,
    WalEnd end,
    Optional<TimelineHistory> history,
    Optional<Lsn> oldestWal,
    ReplicationLogin login,
    List<String> unreadable,
    List<Hook> hooks,
    String synchronousNames) {
  public RejoinFacts {
    unreadable = List.copyOf(unreadable);
    hooks = List.copyOf(hooks);
  }

  /**
   * For whom commits on the primary are to wait once the returning server streams; empty when that
   * is for a person to say: for nobody until now, for several, or the primary was told already.
   */
  Optional<String> synchronousAgain() {
    boolean free =
        pair.primaryFacts()
            .live()
            .map(l -> l.setting("synchronous_standby_names").isEmpty())
            .orElse(false);
    return free
        ? SynchronousNames.handedTo(synchronousNames, Roles.slotFor(pair.standby().name()))
        : Optional.empty();
  }

  /** Whether the returning server's newest record begins at that position or later. */
  public boolean writtenFrom(Lsn position) {
    return end.last().filter(last -> !last.isBefore(position)).isPresent();
  }

  /** The same with more known of the end. */
  public RejoinFacts ending(WalEnd better) {
    return new RejoinFacts(
        pair, better, history, oldestWal, login, unreadable, hooks, synchronousNames);
  }

  /** Whether the returning server runs, and not as a standby. */
  boolean stillWrites() {
    var returning = pair.standbyFacts();
    return returning.service().running() && !returning.live().map(Live::inRecovery).orElse(false);
  }

  ClusterRef primaryCluster() {
    return pair.primaryCluster();
  }

  ClusterRef returningCluster() {
    return pair.standbyCluster();
  }

  PeerRef primaryPeer() {
    return pair.primaryPeer();
  }
}
