package pairkeeper.ops.switchover;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import pairkeeper.core.model.Pair;
import pairkeeper.core.plan.Fingerprint;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.runbook.Heir;
import pairkeeper.core.runbook.PairFacts;
import pairkeeper.core.runbook.Switchover;
import pairkeeper.core.runbook.SwitchoverGuards;
import pairkeeper.ops.discovery.FurtherReader;
import pairkeeper.ops.discovery.PairReader;
import pairkeeper.ops.inventory.Hooks;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.runs.PlanChecks;

/** Looks again at what a switchover relies on, when its run starts. */
@ApplicationScoped
public class SwitchoverChecks implements PlanChecks {
  private Pairs pairs;
  private PairReader servers;
  private SwitchoverReader reader;
  private Hooks hooks;
  private FurtherReader further;

  protected SwitchoverChecks() {}

  @Inject
  SwitchoverChecks(
      Pairs pairs,
      PairReader servers,
      SwitchoverReader reader,
      Hooks hooks,
      FurtherReader further) {
    this.pairs = pairs;
    this.servers = servers;
    this.reader = reader;
    this.hooks = hooks;
    this.further = further;
  }

  @Override
  public String runbook() {
    return Switchover.ID;
  }

  @Override
  public Fingerprint fingerprintNow(Plan plan) {
    Pair pair = pairs.get(plan.pair());
    PairFacts facts = servers.read(pair, Heir.of(pair, plan));
    return Switchover.fingerprint(
        facts, hooks.of(plan.pair()), further.read(facts.pair(), facts.standby()));
  }

  @Override
  public List<GuardResult> guardsNow(Plan plan) {
    Pair pair = pairs.get(plan.pair());
    return SwitchoverGuards.check(reader.read(pair, Heir.of(pair, plan)));
  }
}
