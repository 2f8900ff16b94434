package pairkeeper.core.runbook;

import java.util.Map;
import java.util.UUID;
import pairkeeper.core.plan.Change;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.Step;
import pairkeeper.core.platform.ClusterRef;
import pairkeeper.core.platform.Platform;
import pairkeeper.core.runbook.StepList.How;

/**
 * The steps by which a run takes the pair's next fencing number, in the console's database first
 * and then on the servers. A console that knows less than the servers (another one, or one that was
 * restored from a copy) is refused there before it changes anything.
 */
public final class Fencing {
  private static final String CLAIM = "claim-";
  private static final int SECONDS = 30;

  private final StepList steps;
  private final Platform platform;
  private final long number;
  private final UUID plan;

  /**
   * @param known number of the last run that this console began on the pair
   */
  private Fencing(StepList steps, Platform platform, long known, UUID plan) {
    this.steps = steps;
    this.platform = platform;
    this.number = after(known);
    this.plan = plan;
  }

  /**
   * The number that a run takes.
   *
   * @param known number of the last run that this console began on the pair
   */
  static long after(long known) {
    return known + 1;
  }

  /** Takes the number and keeps it on both servers of the pair. */
  static void both(StepList steps, Platform platform, PairFacts pair, UUID plan) {
    new Fencing(steps, platform, pair.number(), plan)
        .take()
        .claim("primary", pair.primary().id(), pair.primary().name(), pair.primaryCluster(), true)
        .claim("standby", pair.standby().id(), pair.standby().name(), pair.standbyCluster(), true);
  }

  /**
   * Keeps the number on the further standbys too: one that cannot stops nothing, a newer number
   * does. After {@link #both} or {@link #target}.
   */
  static void further(
      StepList steps, Platform platform, FurtherStandbys further, long known, UUID plan) {
    var fencing = new Fencing(steps, platform, known, plan);
    int n = 0;
    for (FurtherStandby standby : further.all()) {
      n++;
      if (standby.facts().filter(f -> f.cluster().known()).isPresent()) {
        fencing
            .about(standby.server().name())
            .numbered(CLAIM + n + "-")
            .act(
                "further",
                standby.server().id(),
                fencing.keep(standby.cluster(), false),
                How.within(SECONDS));
      }
    }
  }

  /**
   * Takes the number and keeps it on the standby that is to become primary in an emergency: one
   * that cannot keep it stops nothing, a newer number does.
   */
  static void target(StepList steps, Platform platform, FailoverFacts facts, UUID plan) {
    new Fencing(steps, platform, facts.number(), plan)
        .take()
        .claim("standby", facts.target().id(), facts.target().name(), facts.targetCluster(), false);
  }

  /** The console's own part; comes first, so that no number is ever used twice. */
  private Fencing take() {
    about("").note("take-number", new Change.TakeNumber(number));
    return this;
  }

  private Fencing claim(String who, UUID server, String name, ClusterRef cluster, boolean insist) {
    about(name).act(CLAIM + who, server, keep(cluster, insist), How.within(SECONDS));
    return this;
  }

  private Command keep(ClusterRef cluster, boolean insist) {
    return platform.claim(cluster, number, plan, insist);
  }

  private StepList about(String server) {
    return steps.of("fencing", Map.of("number", number, "server", server));
  }

  /**
   * Whether this step keeps the run's number on a server; carried out again, it says whether the
   * number is still the newest.
   */
  public static boolean claims(Step step) {
    return step instanceof Step.Act && step.id().startsWith(CLAIM);
  }
}
