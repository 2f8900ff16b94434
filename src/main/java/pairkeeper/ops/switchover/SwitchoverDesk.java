package pairkeeper.ops.switchover;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.access.Right;
import pairkeeper.core.model.Pair;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.platform.Platforms;
import pairkeeper.core.runbook.Heir;
import pairkeeper.core.runbook.Switchover;
import pairkeeper.core.runbook.SwitchoverFacts;
import pairkeeper.core.runbook.SwitchoverGuards;
import pairkeeper.core.runbook.SwitchoverOptions;
import pairkeeper.ops.Ids;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.runs.PlanView;
import pairkeeper.ops.runs.RunDesk;

/** Builds and stores the plan of a switchover; writes nothing on any server. */
@ApplicationScoped
public class SwitchoverDesk {
  private Pairs pairs;
  private SwitchoverReader reader;
  private RunDesk runs;
  private CurrentUser user;
  private Clock clock;

  protected SwitchoverDesk() {}

  @Inject
  SwitchoverDesk(
      Pairs pairs, SwitchoverReader reader, RunDesk runs, CurrentUser user, Clock clock) {
    this.pairs = pairs;
    this.reader = reader;
    this.runs = runs;
    this.user = user;
    this.clock = clock;
  }

  /**
   * Reads both servers, checks the guards and stores the plan; one whose guards block is stored
   * too, so that people see why.
   *
   * @throws pairkeeper.core.model.Refused when a server cannot be read, or the target is no standby
   */
  public PlanView prepare(UUID pairId, SwitchoverChoices choices) {
    Pair pair = runnable(pairId);
    // before any server is asked: what is wrong here is wrong whatever they say
    var options =
        new SwitchoverOptions(Ids.next(), clock.instant(), choices.analyze(), choices.testQuery());
    SwitchoverFacts facts = reader.read(pair, Heir.of(pair, choices.target()));
    return runs.store(
        Switchover.plan(
            facts, Platforms.of(pair.platform()), options, SwitchoverGuards.check(facts)));
  }

  /**
   * The guards as they stand now; stores nothing.
   *
   * @param target id of the standby that would become primary; null for the preferred one
   * @throws pairkeeper.core.model.Refused when a server cannot be read
   */
  public List<GuardResult> guards(UUID pairId, UUID target) {
    Pair pair = runnable(pairId);
    return SwitchoverGuards.check(reader.read(pair, Heir.of(pair, target)));
  }

  private Pair runnable(UUID pairId) {
    Pair pair = pairs.get(pairId);
    user.require(Right.RUN, pair.customer());
    return pair;
  }
}
