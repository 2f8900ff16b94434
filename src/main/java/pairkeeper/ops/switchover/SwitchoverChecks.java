package pairkeeper.ops.switchover;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import pairkeeper.core.plan.Fingerprint;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.runbook.Switchover;
import pairkeeper.core.runbook.SwitchoverGuards;
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

  protected SwitchoverChecks() {}

  @Inject
  SwitchoverChecks(Pairs pairs, PairReader servers, SwitchoverReader reader, Hooks hooks) {
    this.pairs = pairs;
    this.servers = servers;
    this.reader = reader;
    this.hooks = hooks;
  }

  @Override
  public String runbook() {
    return Switchover.ID;
  }

  @Override
  public Fingerprint fingerprintNow(Plan plan) {
    return Switchover.fingerprint(servers.read(pairs.get(plan.pair())), hooks.of(plan.pair()));
  }

  @Override
  public List<GuardResult> guardsNow(Plan plan) {
    return SwitchoverGuards.check(reader.read(pairs.get(plan.pair())));
  }
}
