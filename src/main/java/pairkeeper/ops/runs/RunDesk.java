package pairkeeper.ops.runs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.access.Right;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.run.Answer;
import pairkeeper.core.run.Run;
import pairkeeper.core.run.RunFilter;
import pairkeeper.ops.Transactions;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.inventory.Customers;
import pairkeeper.ops.inventory.PairEvents;
import pairkeeper.ops.runs.NotStarted.Why;
import pairkeeper.store.approvals.Approvals;
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
  private RunStart start;
  private PairEvents inventory;
  private Customers customers;
  private Approvals approvals;
  private RunControl control;
  private CurrentUser user;
  private Clock clock;

  protected RunDesk() {}

  @Inject
  public RunDesk(
      Transactions transactions,
      Plans plans,
      Runs runs,
      RunSteps steps,
      RunStart start,
      PairEvents inventory,
      Customers customers,
      Approvals approvals,
      RunControl control,
      CurrentUser user,
      Clock clock) {
    this.transactions = transactions;
    this.plans = plans;
    this.runs = runs;
    this.steps = steps;
    this.start = start;
    this.inventory = inventory;
    this.customers = customers;
    this.approvals = approvals;
    this.control = control;
    this.user = user;
    this.clock = clock;
  }

  /** Stores a plan; it can be started for 30 minutes from when it was built. */
  public PlanView store(Plan plan) {
    UUID customer = inventory.customerOf(plan.pair());
    user.require(Right.RUN, customer);
    Instant until = plan.builtAt().plus(PLAN_LASTS).truncatedTo(ChronoUnit.MICROS);
    var stored = StoredPlan.of(plan, customer, user.actor().display(), now(), until);
    if (stored.json().length() > MOST_JSON) {
      throw new NotStarted(Why.UNREADABLE, Text.of("runs.refused.large"));
    }
    transactions.run(() -> plans.add(stored));
    return view(stored, plan);
  }

  /** A stored plan, if it exists, this release can read it, and this person may see it. */
  public Optional<PlanView> plan(UUID plan) {
    return transactions
        .in(() -> plans.find(plan, user.customers()))
        .flatMap(stored -> stored.known().map(it -> view(stored, it)));
  }

  private static PlanView view(StoredPlan s, Plan plan) {
    return new PlanView(plan, s.hash(), s.storedAt(), s.validUntil(), s.customer(), s.storedBy());
  }

  /**
   * Starts a run of a stored plan for which one person is enough.
   *
   * @param hash of the plan that the person saw
   * @throws pairkeeper.core.model.Refused when something typed is wrong, naming the field: {@code
   *     confirm, acceptLossBytes, reason, ticket} or {@code answer:<step>}
   * @throws NotStarted when the plan cannot be run any more
   * @throws PairBusy when another run holds the pair
   * @throws NotThere when there is no such plan for this person
   */
  public RunView start(UUID plan, String hash, Typed typed) {
    var stored =
        transactions
            .in(() -> plans.find(plan, user.customers()))
            .orElseThrow(() -> new NotThere("plan", plan));
    user.require(Right.RUN, stored.customer());
    if (needsApproval(stored.customer(), stored.runbook())) {
      throw new NotStarted(Why.NEEDS_APPROVAL, Text.of("approvals.refused.needed"));
    }
    Plan known = start.startable(stored, hash, typed, stored.validUntil());
    UUID run = start.start(new RunStart.Order(stored, known, typed, user.actor()), id -> {});
    return run(run).orElseThrow();
  }

  /** Whether a second person has to agree before a plan of that runbook runs. */
  public boolean needsApproval(UUID customer, String runbook) {
    return customers.get(customer).fourEyes().needs(runbook);
  }

  /** A run with all that is shown of it, if it exists and this person may see it. */
  public Optional<RunView> run(UUID run) {
    return transactions.in(() -> runs.find(run, user.customers()).map(this::view));
  }

  private RunView view(Run run) {
    var stored = plans.find(run.plan(), user.customers()).orElseThrow();
    return new RunView(
        run,
        stored.known().orElse(null),
        stored.hash(),
        runs.guards(run.id()),
        steps.of(run.id()),
        steps.attempts(run.id()),
        approvals.ofRun(run.id()).orElse(null));
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

  /** The runs that have let this pair go and are not ended yet, oldest first. */
  public List<Run> beside(UUID pair) {
    return transactions.in(() -> runs.beside(pair)).stream()
        .filter(run -> user.customers().sees(run.customer()))
        .toList();
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
