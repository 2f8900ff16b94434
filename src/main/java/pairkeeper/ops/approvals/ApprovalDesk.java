package pairkeeper.ops.approvals;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import pairkeeper.core.access.Right;
import pairkeeper.core.appointment.Appointment;
import pairkeeper.core.approval.ApprovalRequest;
import pairkeeper.core.approval.ApprovalRule;
import pairkeeper.core.approval.ApprovalState;
import pairkeeper.core.approval.Decision;
import pairkeeper.core.approval.Objection;
import pairkeeper.core.approval.Person;
import pairkeeper.core.model.NotThere;
import pairkeeper.ops.Ids;
import pairkeeper.ops.Transactions;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.appointments.AppointmentDesk;
import pairkeeper.ops.live.Changed;
import pairkeeper.ops.runs.RunDesk;
import pairkeeper.ops.runs.RunStart;
import pairkeeper.ops.runs.Typed;
import pairkeeper.store.approvals.Approvals;
import pairkeeper.store.runs.Plans;
import pairkeeper.store.runs.StoredPlan;

/**
 * Where a confirmed plan is started, or is kept until a second person has agreed; shows what waits
 * to whoever may see the customer.
 */
@ApplicationScoped
public class ApprovalDesk {
  private Transactions transactions;
  private Plans plans;
  private Approvals approvals;
  private RunDesk runs;
  private RunStart start;
  private ApprovalAudit audit;
  private AppointmentDesk appointments;
  private CurrentUser user;
  private Consumer<Changed> live;
  private Clock clock;

  protected ApprovalDesk() {}

  @Inject
  ApprovalDesk(
      Transactions transactions,
      Plans plans,
      Approvals approvals,
      RunDesk runs,
      RunStart start,
      ApprovalAudit audit,
      AppointmentDesk appointments,
      CurrentUser user,
      Event<Changed> live,
      Clock clock) {
    this(
        transactions,
        plans,
        approvals,
        runs,
        start,
        audit,
        appointments,
        user,
        live::fireAsync,
        clock);
  }

  public ApprovalDesk(
      Transactions transactions,
      Plans plans,
      Approvals approvals,
      RunDesk runs,
      RunStart start,
      ApprovalAudit audit,
      AppointmentDesk appointments,
      CurrentUser user,
      Consumer<Changed> live,
      Clock clock) {
    this.transactions = transactions;
    this.plans = plans;
    this.approvals = approvals;
    this.runs = runs;
    this.start = start;
    this.audit = audit;
    this.appointments = appointments;
    this.user = user;
    this.live = live;
    this.clock = clock;
  }

  /**
   * Starts a run of a stored plan, or keeps what was confirmed for a second person where the
   * customer wants one.
   *
   * @param hash of the plan that the person saw
   * @throws pairkeeper.core.model.Refused when something typed is wrong, see {@link RunDesk#start}
   * @throws pairkeeper.ops.runs.NotStarted when the plan cannot be run any more
   * @throws NotApproved when the plan waits already
   * @throws pairkeeper.ops.runs.PairBusy when another run holds the pair
   * @throws NotThere when there is no such plan for this person
   */
  public Confirmed confirm(UUID plan, String hash, Typed typed) {
    StoredPlan stored = stored(plan);
    return runs.needsApproval(stored.customer(), stored.runbook())
        ? new Confirmed.Waits(ask(stored, hash, typed, null))
        : new Confirmed.Started(runs.start(plan, hash, typed).run().id());
  }

  /**
   * {@link #confirm(UUID, String, Typed)} for a run that is to start at a later time.
   *
   * @throws pairkeeper.core.model.Refused also naming {@code at}
   */
  public Confirmed confirm(UUID plan, String hash, Typed typed, Instant at) {
    StoredPlan stored = stored(plan);
    start.free(stored, hash, typed, stored.validUntil());
    Appointment appointment = appointments.proposed(stored, typed, at);
    if (runs.needsApproval(stored.customer(), stored.runbook())) {
      return new Confirmed.Waits(ask(stored, hash, typed, appointment));
    }
    transactions.run(() -> appointments.add(appointment));
    appointments.tell(appointment);
    return new Confirmed.Scheduled(appointment);
  }

  private StoredPlan stored(UUID plan) {
    StoredPlan stored =
        transactions
            .in(() -> plans.find(plan, user.customers()))
            .orElseThrow(() -> new NotThere("plan", plan));
    user.require(Right.RUN, stored.customer());
    return stored;
  }

  /**
   * @param later when it is to start, or null for at once
   */
  private ApprovalRequest ask(StoredPlan stored, String hash, Typed typed, Appointment later) {
    start.free(stored, hash, typed, stored.validUntil());
    Instant now = now();
    var request =
        new ApprovalRequest(
            Ids.next(),
            stored.id(),
            stored.hash(),
            stored.pair(),
            stored.customer(),
            stored.pairName(),
            stored.runbook(),
            Person.of(user.actor()),
            typed.reason(),
            typed.ticket(),
            typed.acceptLossBytes(),
            typed.early(),
            now,
            later == null ? now.plus(ApprovalRequest.LASTS) : later.startsAt(),
            null);
    transactions.run(() -> {
      approvals
          .waitingFor(stored.id(), now)
          .ifPresent(waiting -> {
            throw NotApproved.of(Objection.ASKED, waiting);
          });
      approvals.add(request);
      audit.asked(request);
      if (later != null) {
        appointments.add(later.waitingFor(request.id()));
      }
    });
    tell(request);
    return request;
  }

  /**
   * One request.
   *
   * @throws NotThere when there is none that this person may see
   */
  public ApprovalRequest get(UUID id) {
    return transactions
        .in(() -> approvals.find(id, user.customers()))
        .orElseThrow(() -> new NotThere("approval", id));
  }

  /**
   * The request by which a plan waits.
   *
   * @throws NotThere when it waits for nobody, or this person may not see it
   */
  public ApprovalRequest waitingFor(UUID plan) {
    return transactions
        .in(() -> approvals.waitingFor(plan, now()))
        .filter(request -> user.customers().sees(request.customer()))
        .orElseThrow(() -> new NotThere("approval", plan));
  }

  /** Those that wait, the one that expires next first; of one pair, or of all when it is null. */
  public List<ApprovalRequest> waiting(UUID pair) {
    return transactions.in(() -> approvals.waiting(user.customers(), pair, now()));
  }

  /** How many wait for this person. */
  public long waitingForMe() {
    return user.mayAnywhere(Right.APPROVE)
        ? waiting(null).stream().filter(this::mayDecide).count()
        : 0;
  }

  /** All there ever were, newest first; of one pair, or of all when it is null. */
  public List<ApprovalRequest> list(UUID pair, int most) {
    return transactions.in(() -> approvals.list(user.customers(), pair, most));
  }

  /** Whether this person may approve or refuse it now. */
  public boolean mayDecide(ApprovalRequest request) {
    return ApprovalRule.againstDeciding(
            request, user.actor().id(), user.acting().grants(), request.hash(), now())
        .isEmpty();
  }

  /** Whether this person asked for it and may still take it back. */
  public boolean mayWithdraw(ApprovalRequest request) {
    return ApprovalRule.againstOwnAct(request, user.actor().id(), now()).isEmpty();
  }

  /** How it stands now. */
  public ApprovalState state(ApprovalRequest request) {
    return request.stateAt(now());
  }

  /** Which of these runs were started without the approval that they needed. */
  public Set<UUID> withoutApproval(Collection<UUID> ids) {
    return transactions.in(() -> approvals.withoutApproval(ids));
  }

  /**
   * Takes one's own request back.
   *
   * @throws NotApproved when it is somebody else's, or over
   */
  public ApprovalRequest withdraw(UUID id) {
    ApprovalRequest request = get(id);
    ApprovalRule.againstOwnAct(request, user.actor().id(), now())
        .ifPresent(why -> {
          throw NotApproved.of(why, request);
        });
    var decision =
        new Decision(ApprovalState.WITHDRAWN, Person.of(user.actor()), now(), "", null, null);
    transactions.run(() -> {
      decide(request, decision);
      appointments.dropped(id);
    });
    tell(request);
    return get(id);
  }

  /**
   * Stores how a request ended, in the caller's transaction.
   *
   * @throws NotApproved when somebody, or the clock, was faster
   */
  void decide(ApprovalRequest request, Decision decision) {
    if (!approvals.decide(request.id(), decision)) {
      var now = approvals.find(request.id(), user.customers()).orElse(request);
      throw NotApproved.of(ApprovalRule.over(now, now()).orElse(Objection.EXPIRED), now);
    }
    audit.decided(request, decision);
  }

  /** Tells open pages that it waits no more, or waits now. */
  void tell(ApprovalRequest request) {
    live.accept(Changed.pair(request.pair()));
    live.accept(Changed.runs(request.customer()));
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
