package pairkeeper.ops.appointments;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import pairkeeper.core.access.Actor;
import pairkeeper.core.access.Grants;
import pairkeeper.core.access.Right;
import pairkeeper.core.appointment.Appointment;
import pairkeeper.core.appointment.AppointmentState;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Scope;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.ops.Transactions;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.live.Changed;
import pairkeeper.ops.runs.NotStarted;
import pairkeeper.ops.runs.PairBusy;
import pairkeeper.ops.runs.RunStart;
import pairkeeper.ops.runs.StartChecks;
import pairkeeper.ops.runs.Typed;
import pairkeeper.store.access.UserStore;
import pairkeeper.store.appointments.Appointments;
import pairkeeper.store.approvals.Approvals;
import pairkeeper.store.runs.Plans;
import pairkeeper.store.runs.StoredPlan;

/**
 * Starts an appointment's run when its time has come: the plan that was confirmed and no other, on
 * the facts on which it was confirmed, with the guards read anew. Whatever stands against it is
 * kept and shown, and nothing is started.
 */
@ApplicationScoped
public class AppointmentStart {
  private static final System.Logger LOG = System.getLogger(AppointmentStart.class.getName());

  /** Guards that say only that a server did not answer. */
  private static final Set<String> SILENT = Set.of("primary-answers", "target-answers");

  private Transactions transactions;
  private Appointments appointments;
  private Approvals approvals;
  private Plans plans;
  private UserStore users;
  private RunStart start;
  private StartChecks checks;
  private AppointmentAudit audit;
  private CurrentUser user;
  private Consumer<Changed> live;
  private Clock clock;

  protected AppointmentStart() {}

  @Inject
  AppointmentStart(
      Transactions transactions,
      Appointments appointments,
      Approvals approvals,
      Plans plans,
      UserStore users,
      RunStart start,
      StartChecks checks,
      AppointmentAudit audit,
      CurrentUser user,
      Event<Changed> live,
      Clock clock) {
    this(
        transactions,
        appointments,
        approvals,
        plans,
        users,
        start,
        checks,
        audit,
        user,
        live::fireAsync,
        clock);
  }

  public AppointmentStart(
      Transactions transactions,
      Appointments appointments,
      Approvals approvals,
      Plans plans,
      UserStore users,
      RunStart start,
      StartChecks checks,
      AppointmentAudit audit,
      CurrentUser user,
      Consumer<Changed> live,
      Clock clock) {
    this.transactions = transactions;
    this.appointments = appointments;
    this.approvals = approvals;
    this.plans = plans;
    this.users = users;
    this.start = start;
    this.checks = checks;
    this.audit = audit;
    this.user = user;
    this.live = live;
    this.clock = clock;
  }

  /** A server could not be read this time; before it is too late it is asked again. */
  public static final class NotYet extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private NotYet(Text why) {
      super(why.key(), null, false, false);
    }
  }

  /** It ended while its run was about to be stored. */
  private static final class Over extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Starts it or says why not; does nothing when it ended already.
   *
   * <p>What else it throws comes from the console's own database; the scheduler tries again, until
   * it is too late.
   *
   * @throws NotYet while a server does not answer: a console that has only just been started, or a
   *     line that is cut for a moment, is no reason to let an agreed hour pass
   */
  public void begin(UUID id) {
    transactions
        .in(() -> appointments.find(id, Scope.all()))
        .filter(a -> a.state().open())
        .ifPresent(this::due);
  }

  private void due(Appointment a) {
    Optional<Grants> grants = grants(a);
    if (a.state() == AppointmentState.AWAITING_APPROVAL) {
      notStarted(a, Text.of("appointments.why.not-approved"));
    } else if (now().isAfter(a.latestAt())) {
      notStarted(a, Text.of("appointments.why.missed", "latest", a.latestAt().toString()));
    } else if (grants.isEmpty()) {
      notStarted(a, Text.of("appointments.why.asker", "by", a.asker().display()));
    } else {
      user.as(new CurrentUser.Acting(a.asker().actor(), grants.get()), () -> tried(a));
    }
  }

  /** What the asker may now, if that is still enough. */
  private Optional<Grants> grants(Appointment a) {
    return transactions
        .in(() -> users.find(a.asker().id()))
        .filter(u -> !u.disabled())
        .map(u -> Grants.of(u.grants()))
        .filter(g -> g.may(Right.RUN, a.customer()));
  }

  private void tried(Appointment a) {
    try {
      start(a);
    } catch (PairBusy e) {
      notStarted(a, Text.of("appointments.why.busy", "n", e.number(), "holder", e.holder()));
    } catch (Refused e) {
      notStarted(a, e.text());
    } catch (Over e) {
      LOG.log(Level.INFO, "appointment {0} ended meanwhile", a.id());
    }
  }

  private void start(Appointment a) {
    StoredPlan stored =
        transactions
            .in(() -> plans.find(a.plan(), Scope.all()))
            .orElseThrow(() -> new Refused("", Text.of("appointments.why.no-plan")));
    var typed = new Typed(a.pairName(), null, a.reason(), a.ticket(), a.early());
    Plan plan = start.startable(stored, a.hash(), typed, a.latestAt());
    requireFree(guardsNow(a, plan));
    start.start(new RunStart.Order(stored, plan, typed, a.asker().actor()), run -> started(a, run));
  }

  private List<GuardResult> guardsNow(Appointment a, Plan plan) {
    try {
      List<GuardResult> guards = checks.guardsNow(plan);
      if (guards.stream().anyMatch(AppointmentStart::unanswered)) {
        throw new Refused("", Text.of("appointments.why.silent"));
      }
      return guards;
    } catch (NotStarted e) {
      throw e;
    } catch (Refused e) {
      if (now().plus(AppointmentWork.RETRY).isAfter(a.latestAt())) {
        throw e;
      }
      throw new NotYet(e.text());
    }
  }

  private static boolean unanswered(GuardResult guard) {
    return guard.blocks() && SILENT.contains(guard.id());
  }

  private static void requireFree(List<GuardResult> guards) {
    long blocking = guards.stream().filter(GuardResult::blocks).count();
    if (blocking > 0) {
      String first =
          guards.stream().filter(GuardResult::blocks).map(GuardResult::id).findFirst().orElse("");
      throw new Refused("", Text.of("appointments.why.guards", "n", blocking, "guard", first));
    }
  }

  /** In the transaction that stores the run: each appointment starts one. */
  private void started(Appointment a, UUID run) {
    var end = new Appointment.End(now(), Actor.CONSOLE.display(), null, run);
    if (!appointments.end(a.id(), AppointmentState.STARTED, end)) {
      throw new Over();
    }
    if (a.approval() != null) {
      approvals.ledTo(a.approval(), run);
    }
    audit.started(a, end);
  }

  private void notStarted(Appointment a, Text why) {
    var end = new Appointment.End(now(), Actor.CONSOLE.display(), why, null);
    transactions.run(() -> {
      if (appointments.end(a.id(), AppointmentState.NOT_STARTED, end)) {
        audit.notStarted(a, end);
      }
    });
    LOG.log(Level.WARNING, "appointment {0} was not started: {1}", a.id(), why.key());
    live.accept(Changed.pair(a.pair()));
    live.accept(Changed.runs(a.customer()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
