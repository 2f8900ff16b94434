package pairkeeper.ops.switchover;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import pairkeeper.core.model.Pair;
import pairkeeper.core.plan.Fingerprint;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.runbook.Heir;
import pairkeeper.core.runbook.Switchover;
import pairkeeper.core.runbook.SwitchoverFacts;
import pairkeeper.core.runbook.SwitchoverGuards;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.runs.PlanChecks;

/** Looks again at what a switchover relies on, when its run starts. */
@ApplicationScoped
public class SwitchoverChecks implements PlanChecks {
  private Pairs pairs;
  private SwitchoverReader reader;

  protected SwitchoverChecks() {}

  @Inject
  SwitchoverChecks(Pairs pairs, SwitchoverReader reader) {
    this.pairs = pairs;
    this.reader = reader;
  }

  @Override
  public String runbook() {
    return Switchover.ID;
  }

  @Override
  public Fingerprint fingerprintNow(Plan plan) {
    return fingerprint(read(plan));
  }

  @Override
  public List<GuardResult> guardsNow(Plan plan) {
    return SwitchoverGuards.check(read(plan));
  }

  /** Whoever pauses replay a minute after the plan would else be met in the write gap only. */
  @Override
  public AtStart atStart(Plan plan) {
    SwitchoverFacts facts = read(plan);
    return new AtStart(fingerprint(facts), Optional.of(SwitchoverGuards.check(facts)));
  }

  private SwitchoverFacts read(Plan plan) {
    Pair pair = pairs.get(plan.pair());
    return reader.read(pair, Heir.of(pair, plan));
  }

  private static Fingerprint fingerprint(SwitchoverFacts facts) {
    return Switchover.fingerprint(facts.pair(), facts.hooks(), facts.further());
  }
}
