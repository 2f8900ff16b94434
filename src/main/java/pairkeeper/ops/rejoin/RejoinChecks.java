package pairkeeper.ops.rejoin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Pair;
import pairkeeper.core.plan.Fingerprint;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.runbook.Rejoin;
import pairkeeper.core.runbook.RejoinFacts;
import pairkeeper.core.runbook.RejoinGuards;
import pairkeeper.core.runbook.RejoinMethod;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.runs.PlanChecks;

/** Looks again at what a rejoin relies on, when its run starts. */
@ApplicationScoped
public class RejoinChecks implements PlanChecks {
  private Pairs pairs;
  private RejoinReader reader;

  protected RejoinChecks() {}

  @Inject
  RejoinChecks(Pairs pairs, RejoinReader reader) {
    this.pairs = pairs;
    this.reader = reader;
  }

  @Override
  public String runbook() {
    return Rejoin.ID;
  }

  @Override
  public Fingerprint fingerprintNow(Plan plan) {
    Pair pair = pairs.get(plan.pair());
    return reader.fingerprint(pair, returning(pair, plan));
  }

  /** The way that stands in the plan must still be open. */
  @Override
  public List<GuardResult> guardsNow(Plan plan) {
    var method = RejoinMethod.of(plan.options().get(Rejoin.CHOSEN));
    return RejoinGuards.check(read(plan), method);
  }

  private RejoinFacts read(Plan plan) {
    Pair pair = pairs.get(plan.pair());
    return reader.read(pair, returning(pair, plan));
  }

  private static Instance returning(Pair pair, Plan plan) {
    UUID id = UUID.fromString(plan.fingerprint().facts().get(Rejoin.RETURNING));
    return pair.server(id).orElseThrow(() -> new NotThere("server", id));
  }
}
