package pairkeeper.core.runbook;

import java.util.List;
import java.util.Optional;
import pairkeeper.core.hook.Hook;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.plan.LossEstimate;
import pairkeeper.core.platform.ClusterRef;
import pairkeeper.core.platform.PeerRef;
import pairkeeper.core.platform.Reading;
import pairkeeper.core.platform.ServerFacts;

/**
 * What a failover is decided on.
 *
 * @param oldPrimary the server that is expected to be primary and does not answer
 * @param target the standby to be promoted
 * @param targetRead what came of reading the target just now
 * @param knownSystem system identifier that the primary had when it was last seen, or ""
 * @param knownTimeline timeline that it had, or 0
 * @param number the fencing number of the last run that this console began on the pair, 0 before
 *     the first
 * @param hooks what the customer wants done around it
 * @param synchronousNames for whom commits on the old primary waited when it was last seen, or ""
 * @param further the standbys that are to follow the new primary, as far as they were asked
 * @param trees the files that were copied to the target
 */
public record FailoverFacts(
    Pair pair,
    Instance oldPrimary,
    Instance target,
    Reading targetRead,
    String knownSystem,
    long knownTimeline,
    Death death,
    LossEstimate loss,
    long number,
    List<Hook> hooks,
    String synchronousNames,
    FurtherStandbys further,
    List<CopiedTree> trees) {
  public FailoverFacts {
    hooks = List.copyOf(hooks);
    trees = List.copyOf(trees);
  }

  /** The same with what the further standbys said. */
  public FailoverFacts with(FurtherStandbys asked) {
    return new FailoverFacts(
        pair,
        oldPrimary,
        target,
        targetRead,
        knownSystem,
        knownTimeline,
        death,
        loss,
        number,
        hooks,
        synchronousNames,
        asked,
        trees);
  }

  /** The same with the files that were copied to the target. */
  public FailoverFacts with(List<CopiedTree> copied) {
    return new FailoverFacts(
        pair,
        oldPrimary,
        target,
        targetRead,
        knownSystem,
        knownTimeline,
        death,
        loss,
        number,
        hooks,
        synchronousNames,
        further,
        copied);
  }

  /** What was read of the target, if it was reached. */
  public Optional<ServerFacts> targetFacts() {
    return targetRead.found();
  }

  ClusterRef targetCluster() {
    return ClusterRef.of(targetFacts().orElseThrow());
  }

  /**
   * The old primary as the inventory knows it: its host may not answer any more. Of its data the
   * target's are a copy.
   */
  ClusterRef oldCluster() {
    return ClusterRef.of(oldPrimary, pair.postgresMajor()).holding(targetCluster().system());
  }

  PeerRef oldPeer() {
    return new PeerRef(oldPrimary.address(), oldPrimary.port(), Roles.REPLICATION);
  }
}
