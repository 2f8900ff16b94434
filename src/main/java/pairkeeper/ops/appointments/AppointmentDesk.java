package pairkeeper.ops.appointments;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import pairkeeper.core.access.Right;
import pairkeeper.core.appointment.Appointment;
import pairkeeper.core.appointment.AppointmentRule;
import pairkeeper.core.appointment.AppointmentState;
import pairkeeper.core.approval.Person;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Site;
import pairkeeper.core.model.Text;
import pairkeeper.core.runbook.Switchover;
import pairkeeper.ops.Ids;
import pairkeeper.ops.Transactions;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.inventory.Sites;
import pairkeeper.ops.live.Changed;
import pairkeeper.ops.runs.Typed;
import pairkeeper.store.appointments.Appointments;
import pairkeeper.store.runs.StoredPlan;

/** Where runs are agreed for a certain time, looked at and taken back. */
@ApplicationScoped
public class AppointmentDesk {
  /** How long one that was not started is shown where people look first. */
  private static final Duration SHOWN = Duration.ofDays(3);

  private Transactions transactions;
  private Appointments appointments;
  private AppointmentWork work;
  private AppointmentAudit audit;
  private Pairs pairs;
  private Sites sites;
  private CurrentUser user;
  private Consumer<Changed> live;
  private Clock clock;

  protected AppointmentDesk() {}

  @Inject
  AppointmentDesk(
      Transactions transactions,
      Appointments appointments,
      AppointmentWork work,
      AppointmentAudit audit,
      Pairs pairs,
      Sites sites,
      CurrentUser user,
      Event<Changed> live,
      Clock clock) {
    this(transactions, appointments, work, audit, pairs, sites, user, live::fireAsync, clock);
  }

  public AppointmentDesk(
      Transactions transactions,
      Appointments appointments,
      AppointmentWork work,
      AppointmentAudit audit,
      Pairs pairs,
      Sites sites,
      CurrentUser user,
      Consumer<Changed> live,
      Clock clock) {
    this.transactions = transactions;
    this.appointments = appointments;
    this.work = work;
    this.audit = audit;
    this.pairs = pairs;
    this.sites = sites;
    this.user = user;
    this.live = live;
    this.clock = clock;
  }

  /**
   * What would be agreed; nothing is stored.
   *
   * @throws Refused naming {@code at} when no run may be agreed for that time
   */
  public Appointment proposed(StoredPlan plan, Typed typed, Instant at) {
    if (!plan.runbook().equals(Switchover.ID)) {
      throw new Refused("at", Text.of("appointments.refused.runbook"));
    }
    Instant start = at.truncatedTo(ChronoUnit.SECONDS);
    Instant latest = AppointmentRule.latest(start, site(plan.pair()), clock.instant());
    return new Appointment(
        Ids.next(),
        plan.id(),
        plan.hash(),
        plan.pair(),
        plan.customer(),
        plan.pairName(),
        plan.runbook(),
        Person.of(user.actor()),
        typed.reason(),
        typed.ticket(),
        typed.early(),
        now(),
        start,
        latest,
        null,
        AppointmentState.SCHEDULED,
        null);
  }

  /** The site whose clock and windows count for a pair. */
  public Site site(UUID pair) {
    return sites.get(pairs.get(pair).site());
  }

  /**
   * Agrees it, in the caller's transaction.
   *
   * @throws Refused naming {@code at} when the pair has one already
   */
  public void add(Appointment appointment) {
    appointments
        .holding(appointment.pair())
        .ifPresent(other -> {
          throw new Refused(
              "at",
              Text.of(
                  "appointments.refused.other",
                  "at",
                  other.startsAt().toString(),
                  "by",
                  other.asker().display()));
        });
    appointments.add(appointment);
    audit.made(appointment);
    work.add(appointment);
  }

  /** The one that a request for approval is about, if it is about one. */
  public Optional<Appointment> ofApproval(UUID request) {
    return transactions
        .in(() -> appointments.ofApproval(request))
        .filter(a -> user.customers().sees(a.customer()));
  }

  /**
   * A second person agreed, in the caller's transaction.
   *
   * @throws Refused when it was taken back meanwhile
   */
  public void agreed(Appointment appointment) {
    if (!appointments.agree(appointment.id())) {
      throw over();
    }
  }

  /** A second person said no, or the asker took the request back; in the caller's transaction. */
  public void dropped(UUID request) {
    appointments.ofApproval(request).filter(a -> a.state().open()).ifPresent(this::end);
  }

  /** One of them. */
  public Appointment get(UUID id) {
    return transactions
        .in(() -> appointments.find(id, user.customers()))
        .orElseThrow(() -> new NotThere("appointment", id));
  }

  /** Those that wait for their time and those that were lately not started; of one pair, or all. */
  public List<Appointment> shown(UUID pair) {
    Instant since = clock.instant().minus(SHOWN);
    return transactions.in(() -> appointments.since(user.customers(), since)).stream()
        .filter(a -> pair == null || a.pair().equals(pair))
        .filter(a -> a.state().open() || a.state() == AppointmentState.NOT_STARTED)
        .toList();
  }

  /** All there ever were, newest first. */
  public List<Appointment> list(int most) {
    return transactions.in(() -> appointments.list(user.customers(), most));
  }

  /** Whether this person may take it back. */
  public boolean mayCancel(Appointment a) {
    return a.state().open() && user.may(Right.RUN, a.customer());
  }

  /**
   * Takes it back; anybody may who could have agreed it.
   *
   * @throws Refused when it ended already
   */
  public Appointment cancel(UUID id) {
    Appointment a = get(id);
    user.require(Right.RUN, a.customer());
    transactions.run(() -> {
      if (!end(a)) {
        throw over();
      }
    });
    tell(a);
    return get(id);
  }

  private boolean end(Appointment a) {
    var end = new Appointment.End(now(), user.actor().display(), null, null);
    boolean ended = appointments.end(a.id(), AppointmentState.CANCELLED, end);
    if (ended) {
      audit.cancelled(a);
    }
    return ended;
  }

  private static Refused over() {
    return new Refused("", Text.of("appointments.refused.over"));
  }

  /** Tells open pages. */
  public void tell(Appointment a) {
    live.accept(Changed.pair(a.pair()));
    live.accept(Changed.runs(a.customer()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
