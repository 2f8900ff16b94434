package pairkeeper.ops.failover;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.plan.Fingerprint;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.runbook.Analyze;
import pairkeeper.core.runbook.Failover;
import pairkeeper.core.runbook.FailoverFacts;
import pairkeeper.core.runbook.FailoverGuards;
import pairkeeper.core.runbook.FailoverOptions;
import pairkeeper.core.runbook.FurtherGuards;
import pairkeeper.core.runbook.FurtherStandbys;
import pairkeeper.core.runbook.Heir;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.runs.PlanChecks;

/** Looks again at what a failover relies on, at the moment of confirmation. */
@ApplicationScoped
public class FailoverChecks implements PlanChecks {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private Pairs pairs;
  private DeathWatch watch;
  private FailoverReader reader;
  private Clock clock;

  protected FailoverChecks() {}

  @Inject
  FailoverChecks(Pairs pairs, DeathWatch watch, FailoverReader reader, Clock clock) {
    this.pairs = pairs;
    this.watch = watch;
    this.reader = reader;
    this.clock = clock;
  }

  @Override
  public String runbook() {
    return Failover.ID;
  }

  /** Evidence is as fresh as this at the confirmation, and is not collected again in the run. */
  @Override
  public Duration evidenceLasts() {
    return DeathWatch.FRESH;
  }

  @Override
  public Fingerprint fingerprintNow(Plan plan) {
    FailoverFacts facts = facts(plan);
    return Failover.fingerprint(facts.with(FurtherStandbys.unasked(facts.pair(), facts.target())));
  }

  @Override
  public List<GuardResult> guardsNow(Plan plan) {
    var chosen = plan.options();
    var options =
        new FailoverOptions(
            plan.id(),
            clock.instant(),
            FailoverOptions.Fence.valueOf(chosen.get("fence").toUpperCase(Locale.ROOT)),
            chosen.get("attestation"),
            Arrays.stream(chosen.get("fenceCommand").split(" ")).filter(w -> !w.isEmpty()).toList(),
            Analyze.of(chosen.get("analyze")),
            chosen.get("testQuery"));
    // people wait for a primary: what the further standbys said when the plan was made has to do
    return Stream.concat(
            FailoverGuards.check(facts(plan), options).stream(), FurtherGuards.in(plan).stream())
        .toList();
  }

  private FailoverFacts facts(Plan plan) {
    Pair pair = pairs.get(plan.pair());
    Instance target = Heir.of(pair, plan);
    return reader.facts(pair, target, watch.fresh(pair, target, LIMIT));
  }
}
