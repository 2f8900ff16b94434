package pairkeeper.core.runbook;

import java.util.UUID;
import pairkeeper.core.plan.Change;
import pairkeeper.core.plan.SaidRef;
import pairkeeper.core.platform.ClusterRef;
import pairkeeper.core.platform.CountWork.Side;
import pairkeeper.core.platform.Platform;
import pairkeeper.core.platform.RowProof;

/**
 * The last proof that a standby holds its primary's rows: all tables are counted on the primary, on
 * the standby once that has replayed the primary's position, and where the numbers differ on the
 * primary again. Bounded in time; whoever needs the pair meanwhile need not wait.
 */
public final class RowProofSteps {
  /** Steps whose output is judged. */
  public static final String PRIMARY = "count-primary";

  public static final String STANDBY = "count-standby";
  public static final String AGAIN = "count-again";

  /** On each server; smaller tables come first. */
  private static final int SECONDS = 60;

  private static final int WAIT = 60;

  private final StepList steps;
  private final Platform platform;
  private final UUID plan;

  RowProofSteps(StepList steps, Platform platform, UUID plan) {
    this.steps = steps;
    this.platform = platform;
    this.plan = plan;
  }

  void add(PairFacts pair, ClusterRef primary, ClusterRef standby) {
    UUID here = pair.primary().id();
    UUID there = pair.standby().id();
    String first = SaidRef.to(PRIMARY);
    alone(PRIMARY, here, primary, Side.PRIMARY, "", "");
    alone(STANDBY, there, standby, Side.STANDBY, first, "");
    alone(AGAIN, here, primary, Side.AGAIN, first, SaidRef.to(STANDBY));
    steps.note(
        "compare-rows",
        new Change.CompareRows(there, pair.primary().name(), pair.standby().name()));
  }

  private void alone(
      String id, UUID server, ClusterRef cluster, Side side, String first, String second) {
    var proof = new RowProof("pairkeeper-rows-" + plan, side, first, second, WAIT, SECONDS);
    // it ends by itself long before: what is left is a server that hangs
    steps.alone(id, server, platform.countTables(cluster, proof), 10 * (WAIT + SECONDS));
  }
}
