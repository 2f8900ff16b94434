package pairkeeper.ops.rejoin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.access.Right;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.platform.Platforms;
import pairkeeper.core.runbook.Rejoin;
import pairkeeper.core.runbook.RejoinFacts;
import pairkeeper.core.runbook.RejoinGuards;
import pairkeeper.core.runbook.RejoinOptions;
import pairkeeper.core.runbook.SetUpOptions;
import pairkeeper.ops.Ids;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.inventory.Secrets;
import pairkeeper.ops.runs.PlanView;
import pairkeeper.ops.runs.RunDesk;

/** Builds and stores the plan of a rejoin; writes nothing on any server. */
@ApplicationScoped
public class RejoinDesk {
  private Pairs pairs;
  private RejoinReader reader;
  private Secrets secrets;
  private RunDesk runs;
  private CurrentUser user;
  private Clock clock;

  protected RejoinDesk() {}

  @Inject
  RejoinDesk(
      Pairs pairs,
      RejoinReader reader,
      Secrets secrets,
      RunDesk runs,
      CurrentUser user,
      Clock clock) {
    this.pairs = pairs;
    this.reader = reader;
    this.secrets = secrets;
    this.runs = runs;
    this.user = user;
    this.clock = clock;
  }

  /**
   * Reads both servers, checks the guards and stores the plan; one whose guards block is stored
   * too, so that people see why.
   *
   * @throws Refused when the pair has no server to return, a server cannot be read or a choice is
   *     wrong
   */
  public PlanView prepare(UUID pairId, RejoinChoices choices) {
    Pair pair = runnable(pairId);
    SetUpOptions.checkRate(choices.copyRate());
    RejoinFacts facts = reader.read(pair, returning(pair));
    UUID secret =
        secrets
            .find(Secrets.REPLICATION, pairId)
            .orElseThrow(() -> new Refused("", Text.of("rejoin.refused.no-password")));
    var options =
        new RejoinOptions(
            Ids.next(), clock.instant(), choices.method(), choices.copyRate(), secret);
    var guards = RejoinGuards.check(facts, choices.method());
    return runs.store(Rejoin.plan(facts, Platforms.of(pair.platform()), options, guards));
  }

  /**
   * The guards as they stand now; stores nothing.
   *
   * @throws Refused when the pair has no server to return or a server cannot be read
   */
  public List<GuardResult> guards(UUID pairId, RejoinChoices choices) {
    Pair pair = runnable(pairId);
    return RejoinGuards.check(reader.read(pair, returning(pair)), choices.method());
  }

  private static Instance returning(Pair pair) {
    return pair.returning().orElseThrow(() -> new Refused("", Text.of("setup.refused.no-standby")));
  }

  private Pair runnable(UUID pairId) {
    Pair pair = pairs.get(pairId);
    user.require(Right.RUN, pair.customer());
    return pair;
  }
}
