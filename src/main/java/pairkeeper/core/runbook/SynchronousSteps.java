package pairkeeper.core.runbook;

import java.util.List;
import java.util.UUID;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.Expect;
import pairkeeper.core.plan.Goal;
import pairkeeper.core.plan.Rescue;
import pairkeeper.core.plan.Step;
import pairkeeper.core.platform.ClusterRef;
import pairkeeper.core.platform.Platform;
import pairkeeper.core.runbook.StepList.How;

/**
 * Lets commits on a primary wait for a standby that streams: not before, else every commit would
 * hang until then; and taken back when it does not become synchronous.
 */
final class SynchronousSteps {
  private static final int SECONDS = 30;

  private final StepList steps;
  private final Platform platform;

  SynchronousSteps(StepList steps, Platform platform) {
    this.steps = steps;
    this.platform = platform;
  }

  /**
   * @param names the setting
   * @param standby the name under which the standby logs in
   */
  void waitFor(String names, String standby, UUID server, ClusterRef cluster, String serverName) {
    Command set = sql(cluster, SwitchoverSql.synchronous(names));
    steps.act("synchronous-again", server, set, How.within(180));
    var waits =
        new Goal.Probe(
            server,
            sql(cluster, SwitchoverSql.waitsFor(standby)),
            new Expect.Prints("t"),
            Text.of("steps.goal.waits-again"));
    var give =
        new Rescue(
            server,
            Text.of("steps.rescue.no-synchronous", "server", serverName),
            sql(cluster, FailoverSql.NO_SYNCHRONOUS));
    steps.add(
        new Step.Await(
            "waits-again",
            steps.title("waits-again"),
            steps.effect("waits-again"),
            server,
            waits,
            SECONDS,
            100,
            false,
            List.of(give)));
  }

  private Command sql(ClusterRef cluster, String text) {
    return new Command.Sql(
        cluster.owner(), platform.psql(cluster), cluster.port(), "postgres", text);
  }
}
