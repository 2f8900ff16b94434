package pairkeeper.ops.setup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.access.Right;
import pairkeeper.core.model.Pair;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.platform.Platforms;
import pairkeeper.core.runbook.PairFacts;
import pairkeeper.core.runbook.SetUpGuards;
import pairkeeper.core.runbook.SetUpOptions;
import pairkeeper.core.runbook.SetUpReplication;
import pairkeeper.ops.Ids;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.discovery.PairReader;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.inventory.Secrets;
import pairkeeper.ops.runs.PlanView;
import pairkeeper.ops.runs.RunDesk;

/** Builds and stores the plan of a set-up; writes nothing on any server. */
@ApplicationScoped
public class SetUpDesk {
  /** Purpose of the console's own role's password. */
  public static final String MONITOR = "monitor-password";

  private Pairs pairs;
  private Secrets secrets;
  private PairReader reader;
  private RunDesk runs;
  private CurrentUser user;
  private Clock clock;

  protected SetUpDesk() {}

  @Inject
  SetUpDesk(
      Pairs pairs,
      Secrets secrets,
      PairReader reader,
      RunDesk runs,
      CurrentUser user,
      Clock clock) {
    this.pairs = pairs;
    this.secrets = secrets;
    this.reader = reader;
    this.runs = runs;
    this.user = user;
    this.clock = clock;
  }

  /**
   * Reads both servers, checks the guards and stores the plan; a plan whose guards block is stored
   * too, so that people see why.
   *
   * @throws pairkeeper.core.model.Refused when a server cannot be read or a choice is wrong
   */
  public PlanView prepare(UUID pairId, SetUpChoices choices) {
    user.require(Right.RUN, pairs.get(pairId).customer());
    PairFacts facts = reader.read(pairs.get(pairId));
    pairs.learn(facts.primary().id(), facts.primaryFacts());
    Pair pair = pairs.learn(facts.standby().id(), facts.standbyFacts()).pair();
    var known = withPair(facts, pair);
    var options =
        new SetUpOptions(
            Ids.next(),
            clock.instant(),
            choices.slot(),
            choices.slotCap(),
            choices.copyRate(),
            choices.moveAside(),
            secrets.findOrGenerate(Secrets.REPLICATION, pairId),
            secrets.findOrGenerate(MONITOR, pairId));
    Plan plan =
        SetUpReplication.plan(
            known, Platforms.of(pair.platform()), options, SetUpGuards.check(known, options));
    return runs.store(plan);
  }

  /**
   * The guards as they stand now; stores nothing.
   *
   * @throws pairkeeper.core.model.Refused when a server cannot be read or a choice is wrong
   */
  public List<GuardResult> guards(UUID pairId, SetUpChoices choices) {
    Pair pair = pairs.get(pairId);
    user.require(Right.RUN, pair.customer());
    var none = new UUID(0, 0);
    var options =
        new SetUpOptions(
            Ids.next(),
            clock.instant(),
            choices.slot(),
            choices.slotCap(),
            choices.copyRate(),
            choices.moveAside(),
            none,
            none);
    return SetUpGuards.check(reader.read(pair), options);
  }

  private static PairFacts withPair(PairFacts f, Pair pair) {
    return new PairFacts(
        pair,
        pair.server(f.primary().id()).orElseThrow(),
        f.primaryFacts(),
        pair.server(f.standby().id()).orElseThrow(),
        f.standbyFacts(),
        f.number());
  }
}
