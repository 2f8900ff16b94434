package pairkeeper.core.runbook;

import java.util.List;
import pairkeeper.core.hook.Hook;
import pairkeeper.core.platform.ClusterRef;
import pairkeeper.core.platform.PeerRef;

/**
 * What a switchover is decided on.
 *
 * @param pair both servers, read just now
 * @param reverse whether the primary's host can log in at the standby for replication
 * @param hooks what the customer wants done around it
 * @param further the standbys that are to follow the new primary
 */
public record SwitchoverFacts(
    PairFacts pair, ReplicationLogin reverse, List<Hook> hooks, FurtherStandbys further) {
  public SwitchoverFacts {
    hooks = List.copyOf(hooks);
  }

  ClusterRef oldCluster() {
    return pair.primaryCluster();
  }

  ClusterRef targetCluster() {
    return pair.standbyCluster();
  }

  PeerRef oldPeer() {
    return pair.primaryPeer();
  }

  PeerRef targetPeer() {
    return pair.standbyPeer();
  }
}
