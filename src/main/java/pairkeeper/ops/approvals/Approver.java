package pairkeeper.ops.approvals;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import pairkeeper.core.access.Actor;
import pairkeeper.core.access.Grants;
import pairkeeper.core.access.Right;
import pairkeeper.core.appointment.Appointment;
import pairkeeper.core.approval.ApprovalRequest;
import pairkeeper.core.approval.ApprovalRule;
import pairkeeper.core.approval.ApprovalState;
import pairkeeper.core.approval.Decision;
import pairkeeper.core.approval.Objection;
import pairkeeper.core.approval.Person;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.ops.Transactions;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.appointments.AppointmentDesk;
import pairkeeper.ops.runs.NotStarted;
import pairkeeper.ops.runs.NotStarted.Why;
import pairkeeper.ops.runs.RunStart;
import pairkeeper.ops.runs.StartChecks;
import pairkeeper.ops.runs.Typed;
import pairkeeper.store.access.UserStore;
import pairkeeper.store.runs.Plans;
import pairkeeper.store.runs.StoredPlan;

/**
 * Decides requests: the second person's yes, which starts the run at once, their no, and the
 * requester's going on without them.
 */
@ApplicationScoped
public class Approver {
  /** After these nobody can start that plan any more; what blocks may be gone in a minute. */
  private static final Set<Why> FINAL =
      EnumSet.of(Why.CHANGED, Why.USED, Why.UNREADABLE, Why.OTHER_PLAN, Why.EXPIRED);

  private ApprovalDesk desk;
  private Transactions transactions;
  private Plans plans;
  private UserStore users;
  private RunStart start;
  private StartChecks checks;
  private AppointmentDesk appointments;
  private CurrentUser user;

  protected Approver() {}

  @Inject
  public Approver(
      ApprovalDesk desk,
      Transactions transactions,
      Plans plans,
      UserStore users,
      RunStart start,
      StartChecks checks,
      AppointmentDesk appointments,
      CurrentUser user) {
    this.desk = desk;
    this.transactions = transactions;
    this.plans = plans;
    this.users = users;
    this.start = start;
    this.checks = checks;
    this.appointments = appointments;
    this.user = user;
  }

  /**
   * Agrees, and starts the run of exactly what was confirmed, now or at the time that was asked.
   *
   * @param hash of the plan that the approver saw
   * @param remark at most 2000 characters, may be ""
   * @return the run, or what waits for its time
   * @throws NotApproved when they may not, or it is over
   * @throws NotStarted when the plan cannot be run now; the request is void then, unless only a
   *     guard blocks
   * @throws pairkeeper.ops.runs.PairBusy when another run holds the pair
   */
  public Confirmed approve(UUID id, String hash, String remark) {
    ApprovalRequest request = decidable(id, hash);
    String said = ApprovalRule.remark("remark", remark);
    requireRequester(request);
    return start(request, request.requester().actor(), ApprovalState.APPROVED, said);
  }

  /**
   * Says no.
   *
   * @param reason 1 to 2000 characters
   * @throws NotApproved when they may not, or it is over
   */
  public ApprovalRequest refuse(UUID id, String reason) {
    ApprovalRequest request = decidable(id, desk.get(id).hash());
    String said = ApprovalRule.refusal(reason);
    transactions.run(() -> {
      desk.decide(request, decision(ApprovalState.REFUSED, said, null));
      appointments.dropped(id);
    });
    desk.tell(request);
    return desk.get(id);
  }

  /**
   * Starts it without the second person.
   *
   * @param reason at least 20 characters
   * @param understood whether the person ticked that it will be seen
   * @return the run, or what waits for its time
   * @throws pairkeeper.core.model.Refused naming {@code breakReason} or {@code understood}
   * @throws NotApproved when it is somebody else's request, or over
   * @throws NotStarted as {@link #approve}
   * @throws pairkeeper.ops.runs.PairBusy when another run holds the pair
   */
  public Confirmed breakGlass(UUID id, String reason, boolean understood) {
    ApprovalRequest request = desk.get(id);
    user.require(Right.RUN, request.customer());
    ApprovalRule.againstOwnAct(request, user.actor().id(), desk.now())
        .ifPresent(why -> {
          throw NotApproved.of(why, request);
        });
    String said = ApprovalRule.breakReason(reason, understood);
    return start(request, user.actor(), ApprovalState.BREAK_GLASS, said);
  }

  /**
   * The guards of the plan as they stand now.
   *
   * @throws pairkeeper.core.model.Refused when a server cannot be read
   */
  public List<GuardResult> guardsNow(ApprovalRequest request) {
    return stored(request).known().map(checks::guardsNow).orElse(List.of());
  }

  private ApprovalRequest decidable(UUID id, String hash) {
    ApprovalRequest request = desk.get(id);
    user.require(Right.APPROVE, request.customer());
    Grants grants = user.acting().grants();
    ApprovalRule.againstDeciding(request, user.actor().id(), grants, hash, desk.now())
        .ifPresent(why -> {
          throw NotApproved.of(why, request);
        });
    return request;
  }

  /** Who may not run things any more must not have them run by another's press. */
  private void requireRequester(ApprovalRequest request) {
    boolean may =
        transactions
            .in(() -> users.find(request.requester().id()))
            .filter(u -> !u.disabled())
            .filter(u -> Grants.of(u.grants()).may(Right.RUN, request.customer()))
            .isPresent();
    if (!may) {
      throw NotApproved.of(Objection.REQUESTER_GONE, request);
    }
  }

  private Confirmed start(ApprovalRequest request, Actor by, ApprovalState how, String said) {
    var typed =
        new Typed(
            request.pairName(),
            request.acceptLossBytes(),
            request.reason(),
            request.ticket(),
            request.early());
    try {
      StoredPlan stored = stored(request);
      Plan plan = start.startable(stored, request.hash(), typed, request.expiresAt());
      var later = appointments.ofApproval(request.id());
      if (later.isPresent()) {
        return atItsTime(request, later.get(), how, said);
      }
      UUID run =
          start.start(
              new RunStart.Order(stored, plan, typed, by),
              id -> desk.decide(request, decision(how, said, id)));
      desk.tell(request);
      return new Confirmed.Started(run);
    } catch (NotStarted notStarted) {
      if (FINAL.contains(notStarted.why())) {
        makeVoid(request, notStarted);
      }
      throw notStarted;
    }
  }

  private Confirmed atItsTime(
      ApprovalRequest request, Appointment later, ApprovalState how, String said) {
    transactions.run(() -> {
      desk.decide(request, decision(how, said, null));
      appointments.agreed(later);
    });
    desk.tell(request);
    return new Confirmed.Scheduled(appointments.get(later.id()));
  }

  private void makeVoid(ApprovalRequest request, NotStarted why) {
    Instant now = desk.now();
    var decision =
        new Decision(ApprovalState.VOID, Person.of(user.actor()), now, "", null, why.text());
    transactions.run(() -> {
      desk.decide(request, decision);
      appointments.dropped(request.id());
    });
    desk.tell(request);
  }

  private StoredPlan stored(ApprovalRequest request) {
    return transactions
        .in(() -> plans.find(request.plan(), user.customers()))
        .orElseThrow(() -> new NotThere("plan", request.plan()));
  }

  private Decision decision(ApprovalState state, String said, UUID run) {
    return new Decision(state, Person.of(user.actor()), desk.now(), said, run, null);
  }
}
