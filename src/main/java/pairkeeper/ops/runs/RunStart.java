package pairkeeper.ops.runs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import pairkeeper.core.access.Actor;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.plan.Step;
import pairkeeper.core.run.Claim;
import pairkeeper.core.run.Run;
import pairkeeper.core.runbook.Failover;
import pairkeeper.core.runbook.Switchover;
import pairkeeper.ops.Ids;
import pairkeeper.ops.Transactions;
import pairkeeper.ops.live.Changed;
import pairkeeper.ops.runs.NotStarted.Why;
import pairkeeper.store.jobs.Jobs;
import pairkeeper.store.runs.RunLocks;
import pairkeeper.store.runs.RunSteps;
import pairkeeper.store.runs.Runs;
import pairkeeper.store.runs.StoredPlan;

/**
 * Starts runs of stored plans: looks again at what a plan rests on, stores the run and hands it to
 * the scheduler. Who may start one is decided before.
 */
@ApplicationScoped
public class RunStart {
  /** What is copied from the primary must not go on when it is another's place. */
  private static final Set<String> TURNS_ROLES = Set.of(Switchover.ID, Failover.ID);

  private Transactions transactions;
  private Runs runs;
  private RunLocks locks;
  private RunSteps steps;
  private Jobs jobs;
  private StartChecks checks;
  private RunQueue queue;
  private RunAudit audit;
  private Consumer<Changed> live;
  private Clock clock;

  protected RunStart() {}

  @Inject
  RunStart(
      Transactions transactions,
      Runs runs,
      RunLocks locks,
      RunSteps steps,
      Jobs jobs,
      StartChecks checks,
      RunQueue queue,
      RunAudit audit,
      Event<Changed> live,
      Clock clock) {
    this(transactions, runs, locks, steps, jobs, checks, queue, audit, live::fireAsync, clock);
  }

  RunStart(
      Transactions transactions,
      Runs runs,
      RunLocks locks,
      RunSteps steps,
      Jobs jobs,
      StartChecks checks,
      RunQueue queue,
      RunAudit audit,
      Consumer<Changed> live,
      Clock clock) {
    this.transactions = transactions;
    this.runs = runs;
    this.locks = locks;
    this.steps = steps;
    this.jobs = jobs;
    this.checks = checks;
    this.queue = queue;
    this.audit = audit;
    this.live = live;
    this.clock = clock;
  }

  /**
   * What is to be started.
   *
   * @param plan what {@code stored} says
   * @param by whose run it becomes
   * @param claim what it holds
   */
  public record Order(StoredPlan stored, Plan plan, Typed typed, Actor by, Claim claim) {
    /** One that holds the whole pair. */
    public Order(StoredPlan stored, Plan plan, Typed typed, Actor by) {
      this(stored, plan, typed, by, new Claim.WholePair());
    }
  }

  /**
   * The plan, if it may still be started; reaches no server.
   *
   * @param hash of the plan that the person saw
   * @param until after this it is too old
   * @throws Refused when something typed is wrong
   * @throws NotStarted when the plan cannot be run any more
   */
  public Plan startable(StoredPlan stored, String hash, Typed typed, Instant until) {
    if (!stored.hash().equals(hash)) {
      throw new NotStarted(Why.OTHER_PLAN, Text.of("runs.refused.hash"));
    }
    Plan plan =
        stored
            .known()
            .orElseThrow(() -> new NotStarted(Why.UNREADABLE, Text.of("runs.refused.unreadable")));
    if (transactions.in(() -> runs.usedPlan(stored.id()))) {
      throw new NotStarted(Why.USED, Text.of("runs.refused.used"));
    }
    if (now().isAfter(until)) {
      throw new NotStarted(Why.EXPIRED, Text.of("runs.refused.expired"));
    }
    typed.check(plan);
    return plan;
  }

  /**
   * {@link #startable}, and no guard stood against the plan when it was made.
   *
   * @throws NotStarted when the plan cannot be run, or is blocked
   */
  public Plan free(StoredPlan stored, String hash, Typed typed, Instant until) {
    Plan plan = startable(stored, hash, typed, until);
    checks.requireFree(plan);
    return plan;
  }

  /**
   * Looks at the servers again and starts the run.
   *
   * @param first done with the run's id at the beginning of the transaction that stores the run;
   *     what it throws stops the start
   * @return the run's id
   * @throws NotStarted when a fact has changed or a guard blocks
   * @throws PairBusy when another run holds the pair
   * @throws ThingBusy when another job's run works on what this one would work on
   */
  public UUID start(Order order, Consumer<UUID> first) {
    UUID pair = order.stored().pair();
    busy(pair);
    List<GuardResult> guards = checks.check(order.plan(), now());
    UUID run = Ids.next();
    try {
      transactions.run(() -> {
        first.accept(run);
        add(run, order, guards);
      });
    } catch (Refused | PairBusy refused) {
      throw refused;
    } catch (RuntimeException e) {
      busy(pair);
      throw e;
    }
    live.accept(Changed.run(run));
    live.accept(Changed.pair(pair));
    live.accept(Changed.runs(order.stored().customer()));
    return run;
  }

  /** Says who holds the pair, if somebody does. */
  private void busy(UUID pair) {
    transactions
        .in(() -> runs.holder(pair))
        .ifPresent(holder -> {
          throw new PairBusy(holder);
        });
  }

  private void add(UUID id, Order order, List<GuardResult> guards) {
    Instant now = now();
    Actor by = order.by();
    UUID pair = order.stored().pair();
    Run run =
        switch (order.claim()) {
          case Claim.WholePair whole -> {
            if (TURNS_ROLES.contains(order.plan().runbook())) {
              runs.askJobsToEnd(pair, by.display());
            }
            yield runs.add(planned(id, order, now, null), guards);
          }
          case Claim.Things claimed -> {
            // the job before the pair, as where a due time is decided in this transaction
            jobs.ran(claimed.job(), id);
            free(pair, claimed, id);
            Run added = runs.add(planned(id, order, now, claimed.job()), guards);
            locks.add(id, claimed.things());
            yield added;
          }
        };
    var answers =
        order.typed().early().entrySet().stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, e -> e.getValue().recorded(by.display(), now)));
    steps.add(id, order.plan().steps().stream().map(Step::id).toList(), answers);
    audit.started(run, order.stored().hash(), guards, answers);
    queue.add(run, run.fence());
  }

  /** Under the pair's lock, so that of two that want the same one comes first. */
  private void free(UUID pair, Claim.Things claimed, UUID run) {
    locks.inTurn(pair);
    busy(pair);
    locks
        .holder(claimed.things(), run)
        .ifPresent(holder -> {
          throw new ThingBusy(holder);
        });
  }

  private static Run planned(UUID id, Order order, Instant now, UUID job) {
    StoredPlan stored = order.stored();
    return new Run(
        id,
        0,
        stored.id(),
        stored.pair(),
        stored.customer(),
        stored.pairName(),
        stored.runbook(),
        RunState.PLANNED,
        0,
        0,
        order.by().display(),
        order.by().id(),
        order.by().name(),
        order.typed().reason(),
        order.typed().ticket(),
        order.typed().acceptLossBytes(),
        now,
        null,
        null,
        false,
        "",
        null,
        job);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
