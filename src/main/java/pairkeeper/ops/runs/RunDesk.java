package pairkeeper.ops.runs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import pairkeeper.core.access.Actor;
import pairkeeper.core.access.Right;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.plan.Step;
import pairkeeper.core.run.Answer;
import pairkeeper.core.run.Run;
import pairkeeper.core.run.RunFilter;
import pairkeeper.ops.Ids;
import pairkeeper.ops.Transactions;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.inventory.PairEvents;
import pairkeeper.ops.live.Changed;
import pairkeeper.ops.runs.NotStarted.Why;
import pairkeeper.store.runs.PlanJson;
import pairkeeper.store.runs.Plans;
import pairkeeper.store.runs.RunSteps;
import pairkeeper.store.runs.Runs;
import pairkeeper.store.runs.StoredPlan;

/**
 * Where people bring plans and get runs: stores what was previewed, takes the confirmation, shows
 * what happens. Acts for the signed-in person; shows only what they may see.
 */
@ApplicationScoped
public class RunDesk {
  /** How long after it was built a plan can be started. */
  public static final Duration PLAN_LASTS = Duration.ofMinutes(30);

  private static final int MOST_JSON = 1_000_000;

  private Transactions transactions;
  private Plans plans;
  private Runs runs;
  private RunSteps steps;
  private StartChecks checks;
  private PairEvents inventory;
  private RunQueue queue;
  private RunControl control;
  private RunAudit audit;
  private CurrentUser user;
  private Consumer<Changed> live;
  private Clock clock;

  protected RunDesk() {}

  @Inject
  RunDesk(
      Transactions transactions,
      Plans plans,
      Runs runs,
      RunSteps steps,
      StartChecks checks,
      PairEvents inventory,
      RunQueue queue,
      RunControl control,
      RunAudit audit,
      CurrentUser user,
      Event<Changed> live,
      Clock clock) {
    this(
        transactions,
        plans,
        runs,
        steps,
        checks,
        inventory,
        queue,
        control,
        audit,
        user,
        live::fireAsync,
        clock);
  }

  RunDesk(
      Transactions transactions,
      Plans plans,
      Runs runs,
      RunSteps steps,
      StartChecks checks,
      PairEvents inventory,
      RunQueue queue,
      RunControl control,
      RunAudit audit,
      CurrentUser user,
      Consumer<Changed> live,
      Clock clock) {
    this.transactions = transactions;
    this.plans = plans;
    this.runs = runs;
    this.steps = steps;
    this.checks = checks;
    this.inventory = inventory;
    this.queue = queue;
    this.control = control;
    this.audit = audit;
    this.user = user;
    this.live = live;
    this.clock = clock;
  }

  /** Stores a plan; it can be started for 30 minutes from when it was built. */
  public PlanView store(Plan plan) {
    UUID customer = inventory.customerOf(plan.pair());
    user.require(Right.RUN, customer);
    String json = PlanJson.write(plan);
    if (json.length() > MOST_JSON) {
      throw new NotStarted(Why.UNREADABLE, Text.of("runs.refused.large"));
    }
    var stored =
        new StoredPlan(
            plan.id(),
            plan.runbook(),
            plan.pair(),
            customer,
            plan.pairName(),
            json,
            PlanJson.sha256(json),
            user.actor().display(),
            now(),
            plan.builtAt().plus(PLAN_LASTS).truncatedTo(ChronoUnit.MICROS));
    transactions.run(() -> plans.add(stored));
    return view(stored, plan);
  }

  /** A stored plan, if it exists, this release can read it, and this person may see it. */
  public Optional<PlanView> plan(UUID plan) {
    return transactions
        .in(() -> plans.find(plan, user.customers()))
        .flatMap(stored -> known(stored).map(it -> view(stored, it)));
  }

  private static Optional<Plan> known(StoredPlan stored) {
    return switch (stored.read()) {
      case PlanJson.Read.Known(Plan plan) -> Optional.of(plan);
      case PlanJson.Read.UnknownSchema(int schema) -> Optional.empty();
      case PlanJson.Read.Broken(String why) -> Optional.empty();
    };
  }

  private static PlanView view(StoredPlan s, Plan plan) {
    return new PlanView(plan, s.hash(), s.storedAt(), s.validUntil(), s.customer(), s.storedBy());
  }

  /**
   * Starts a run of a stored plan.
   *
   * @param hash of the plan that the person saw
   * @param typedPairName must be the pair's name
   * @param acceptLossBytes must be the plan's upper bound of the loss; null when the plan has none,
   *     or when the bound is not known
   * @param reason why, 1 to 2000 characters
   * @param ticket at most 100 characters, may be ""
   * @param early answers to steps that may be answered early, by step id
   * @throws pairkeeper.core.model.Refused when something typed is wrong, naming the field: {@code
   *     confirm, acceptLossBytes, reason, ticket} or {@code answer:<step>}
   * @throws NotStarted when the plan cannot be run any more
   * @throws PairBusy when another run holds the pair
   * @throws NotThere when there is no such plan for this person
   */
  public RunView start(
      UUID plan,
      String hash,
      String typedPairName,
      Long acceptLossBytes,
      String reason,
      String ticket,
      Map<String, Answer> early) {
    var stored =
        transactions
            .in(() -> plans.find(plan, user.customers()))
            .orElseThrow(() -> new NotThere("plan", plan));
    user.require(Right.RUN, stored.customer());
    var typed = new Typed(typedPairName, acceptLossBytes, reason, ticket, early);
    Plan known = startable(stored, hash);
    typed.check(known);
    busy(stored.pair());
    List<GuardResult> guards = checks.check(known, now());
    UUID run = Ids.next();
    try {
      transactions.run(() -> add(run, stored, known, typed, guards));
    } catch (RuntimeException e) {
      busy(stored.pair());
      throw e;
    }
    live.accept(Changed.run(run));
    live.accept(Changed.pair(stored.pair()));
    live.accept(Changed.runs(stored.customer()));
    return run(run).orElseThrow();
  }

  private Plan startable(StoredPlan stored, String hash) {
    if (!stored.hash().equals(hash)) {
      throw new NotStarted(Why.OTHER_PLAN, Text.of("runs.refused.hash"));
    }
    Plan plan =
        known(stored)
            .orElseThrow(() -> new NotStarted(Why.UNREADABLE, Text.of("runs.refused.unreadable")));
    if (transactions.in(() -> runs.usedPlan(stored.id()))) {
      throw new NotStarted(Why.USED, Text.of("runs.refused.used"));
    }
    if (now().isAfter(stored.validUntil())) {
      throw new NotStarted(Why.EXPIRED, Text.of("runs.refused.expired"));
    }
    return plan;
  }

  /** Says who holds the pair, if somebody does. */
  private void busy(UUID pair) {
    transactions
        .in(() -> runs.holder(pair))
        .ifPresent(holder -> {
          throw new PairBusy(holder.id(), holder.number(), holder.actor());
        });
  }

  private void add(UUID id, StoredPlan stored, Plan plan, Typed typed, List<GuardResult> guards) {
    Instant now = now();
    Actor actor = user.actor();
    Run run =
        runs.add(
            new Run(
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
                actor.display(),
                actor.id(),
                actor.name(),
                typed.reason(),
                typed.ticket(),
                typed.acceptLossBytes(),
                now,
                null,
                null,
                false,
                "",
                null),
            guards);
    var answers =
        typed.early().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, e -> e.getValue().recorded(actor.display(), now)));
    steps.add(id, plan.steps().stream().map(Step::id).toList(), answers);
    audit.started(run, stored.hash(), guards, answers);
    queue.add(id, run.fence());
  }

  /** A run with all that is shown of it, if it exists and this person may see it. */
  public Optional<RunView> run(UUID run) {
    return transactions.in(() -> runs.find(run, user.customers()).map(this::view));
  }

  private RunView view(Run run) {
    var stored = plans.find(run.plan(), user.customers()).orElseThrow();
    return new RunView(
        run,
        known(stored).orElse(null),
        stored.hash(),
        runs.guards(run.id()),
        steps.of(run.id()),
        steps.attempts(run.id()));
  }

  /** Newest first. */
  public List<Run> runs(RunFilter filter, int first, int most) {
    return transactions.in(() -> runs.list(user.customers(), filter, first, most));
  }

  /** How many {@link #runs} would give without its bounds. */
  public long count(RunFilter filter) {
    return transactions.in(() -> runs.count(user.customers(), filter));
  }

  /** The run that holds a pair now. */
  public Optional<Run> holding(UUID pair) {
    return transactions
        .in(() -> runs.holder(pair))
        .filter(run -> user.customers().sees(run.customer()));
  }

  /** See {@link RunControl#answer}. */
  public RunView answer(UUID run, String step, Answer.Kind kind, String remark) {
    control.answer(run, step, kind, remark);
    return run(run).orElseThrow();
  }

  /** See {@link RunControl#resume}. */
  public RunView resume(UUID run) {
    control.resume(run);
    return run(run).orElseThrow();
  }

  /** See {@link RunControl#abandon}. */
  public RunView abandon(UUID run, String reason) {
    control.abandon(run, reason);
    return run(run).orElseThrow();
  }

  /** See {@link RunControl#stopAfterStep}. */
  public RunView stopAfterStep(UUID run) {
    control.stopAfterStep(run);
    return run(run).orElseThrow();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
