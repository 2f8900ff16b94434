package pairkeeper.ops.setup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.plan.Fingerprint;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.runbook.PairFacts;
import pairkeeper.core.runbook.SetUpGuards;
import pairkeeper.core.runbook.SetUpOptions;
import pairkeeper.core.runbook.SetUpReplication;
import pairkeeper.ops.discovery.PairReader;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.runs.PlanChecks;

/** Looks again at what a set-up relies on, when its run starts. */
@ApplicationScoped
public class SetUpChecks implements PlanChecks {
  private static final UUID NO_SECRET = new UUID(0, 0);

  private Pairs pairs;
  private PairReader reader;
  private Clock clock;

  protected SetUpChecks() {}

  @Inject
  SetUpChecks(Pairs pairs, PairReader reader, Clock clock) {
    this.pairs = pairs;
    this.reader = reader;
    this.clock = clock;
  }

  @Override
  public String runbook() {
    return SetUpReplication.ID;
  }

  @Override
  public Fingerprint fingerprintNow(Plan plan) {
    return SetUpReplication.fingerprint(facts(plan));
  }

  @Override
  public List<GuardResult> guardsNow(Plan plan) {
    var chosen = plan.options();
    var options =
        new SetUpOptions(
            plan.id(),
            clock.instant(),
            Boolean.parseBoolean(chosen.get("slot")),
            chosen.get("slotCap"),
            chosen.getOrDefault("copyRate", ""),
            chosen.get("existingData").equals("move-aside"),
            NO_SECRET,
            NO_SECRET);
    return SetUpGuards.check(facts(plan), options);
  }

  private PairFacts facts(Plan plan) {
    return reader.read(pairs.get(plan.pair()));
  }
}
