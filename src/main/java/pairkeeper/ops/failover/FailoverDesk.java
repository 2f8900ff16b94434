package pairkeeper.ops.failover;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import pairkeeper.core.access.Right;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.LossEstimate;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.platform.Platforms;
import pairkeeper.core.run.Run;
import pairkeeper.core.run.RunFilter;
import pairkeeper.core.runbook.Failover;
import pairkeeper.core.runbook.FailoverFacts;
import pairkeeper.core.runbook.FailoverGuards;
import pairkeeper.core.runbook.FailoverOptions;
import pairkeeper.core.runbook.Heir;
import pairkeeper.ops.Ids;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.monitoring.PairStatus;
import pairkeeper.ops.runs.PlanView;
import pairkeeper.ops.runs.RunDesk;

/** Builds and stores the plan of a failover on evidence that is gathered all the while. */
@ApplicationScoped
public class FailoverDesk {
  private Pairs pairs;
  private DeathWatch watch;
  private FailoverReader reader;
  private CopiedTrees trees;
  private RunDesk runs;
  private CurrentUser user;
  private Clock clock;

  protected FailoverDesk() {}

  @Inject
  FailoverDesk(
      Pairs pairs,
      DeathWatch watch,
      FailoverReader reader,
      CopiedTrees trees,
      RunDesk runs,
      CurrentUser user,
      Clock clock) {
    this.pairs = pairs;
    this.watch = watch;
    this.reader = reader;
    this.trees = trees;
    this.runs = runs;
    this.user = user;
    this.clock = clock;
  }

  /**
   * The facts as they are now, without waiting; starts or prolongs the gathering of evidence.
   *
   * @param standby which one is to become primary; null for the preferred one
   * @throws pairkeeper.core.model.Refused when it is no standby of the pair
   */
  public FailoverFacts facts(UUID pairId, UUID standby) {
    Pair pair = pairs.get(pairId);
    Instance target = Heir.of(pair, standby);
    return reader.facts(pair, target, watch.look(pair, target));
  }

  /**
   * What would be lost at most if the primary failed now, as far as watching knows; asks no server.
   */
  public LossEstimate lossNow(PairStatus status) {
    return reader.lossNow(status, clock.instant());
  }

  /** The guards as they stand now, without waiting and without storing anything. */
  public List<GuardResult> guards(UUID pairId, FailoverChoices choices) {
    return FailoverGuards.check(facts(pairId, choices.target()), options(choices));
  }

  /**
   * The guards on complete evidence, without storing anything. The loss is what it would be if a
   * primary that lives failed now.
   *
   * @param limit for the evidence
   */
  public List<GuardResult> guards(UUID pairId, FailoverChoices choices, Duration limit) {
    Pair pair = pairs.get(pairId);
    user.require(Right.RUN, pair.customer());
    Instance target = Heir.of(pair, choices.target());
    FailoverFacts facts =
        reader.whole(pair, target, () -> watch.fresh(pair, target, limit), clock::instant);
    return FailoverGuards.check(facts, options(choices));
  }

  /**
   * Waits until the evidence is complete, then stores the plan; one whose guards block is stored
   * too, so that people see why.
   *
   * @param limit for the evidence
   * @throws pairkeeper.core.model.Refused when a choice is wrong
   */
  public PlanView prepare(UUID pairId, FailoverChoices choices, Duration limit) {
    Pair pair = pairs.get(pairId);
    user.require(Right.RUN, pair.customer());
    var options = options(choices);
    Instance target = Heir.of(pair, choices.target());
    Instant since = lastEnd(pairId);
    FailoverFacts read =
        reader.whole(pair, target, () -> watch.fresh(pair, target, limit, since), () -> null);
    // only a plan speaks of them: looks at the evidence and the start do without
    FailoverFacts facts = read.with(trees.on(target, read.oldPrimary(), pair.id()));
    Plan plan =
        Failover.plan(
            facts, Platforms.of(pair.platform()), options, FailoverGuards.check(facts, options));
    return runs.store(plan);
  }

  /** A plan on what was read before the last run would be refused at its start as changed. */
  private Instant lastEnd(UUID pair) {
    return runs.runs(RunFilter.ofPair(pair), 0, 1).stream()
        .map(Run::endedAt)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(Instant.MIN);
  }

  private FailoverOptions options(FailoverChoices c) {
    return new FailoverOptions(
        Ids.next(),
        clock.instant(),
        c.fence(),
        c.attestation(),
        c.fenceCommand(),
        c.analyze(),
        c.testQuery());
  }
}
