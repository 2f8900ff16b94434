package pairkeeper.core.runbook;

import java.util.List;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Rescue;
import pairkeeper.core.platform.ClusterRef;
import pairkeeper.core.platform.Platform;

/**
 * What follows a promotion that failed: the server may have died of it, as with a full disk, and
 * nobody else serves. It is started as whatever its files say, a standby or the new primary, so
 * that the run can go on; started twice is started once.
 */
final class StartAgain {
  private StartAgain() {}

  static List<Rescue> of(Instance target, ClusterRef cluster, Platform platform) {
    return List.of(
        new Rescue(
            target.id(),
            Text.of("steps.rescue.start-again", "server", target.name()),
            platform.start(cluster)));
  }
}
