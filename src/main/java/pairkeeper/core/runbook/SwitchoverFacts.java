package pairkeeper.core.runbook;

import java.time.Instant;
import pairkeeper.core.platform.ClusterRef;
import pairkeeper.core.platform.PeerRef;

/**
 * What a switchover is decided on.
 *
 * @param pair both servers, read just now
 * @param reverse whether the primary's host can log in at the standby for replication
 */
public record SwitchoverFacts(PairFacts pair, ReverseLogin reverse) {

  /**
   * A replication login against the direction of today.
   *
   * @param said what the login printed
   */
  public record ReverseLogin(boolean works, String said, Instant at) {}

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
