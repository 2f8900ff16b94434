package pairkeeper.ops.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pairkeeper.ops.runs.RunsFixture.MARTA;
import static pairkeeper.ops.runs.RunsFixture.RAFAEL;
import static pairkeeper.ops.runs.RunsFixture.act;
import static pairkeeper.ops.runs.RunsFixture.ask;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pairkeeper.core.access.Actor;
import pairkeeper.core.access.Denied;
import pairkeeper.core.access.Grant;
import pairkeeper.core.access.Grants;
import pairkeeper.core.access.TeamRole;
import pairkeeper.core.access.User;
import pairkeeper.core.appointment.AppointmentState;
import pairkeeper.core.approval.ApprovalRequest;
import pairkeeper.core.approval.ApprovalState;
import pairkeeper.core.approval.Objection;
import pairkeeper.core.model.FourEyes;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.plan.Fingerprint;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.run.Answer;
import pairkeeper.core.run.RunFilter;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.approvals.ApprovalAudit;
import pairkeeper.ops.approvals.ApprovalDesk;
import pairkeeper.ops.approvals.ApprovalExpiry;
import pairkeeper.ops.approvals.Approver;
import pairkeeper.ops.approvals.Confirmed;
import pairkeeper.ops.approvals.NotApproved;
import pairkeeper.ops.audit.AuditLog;
import pairkeeper.ops.live.Changed;
import pairkeeper.ops.runs.NotStarted.Why;
import pairkeeper.store.access.UserStore;
import pairkeeper.store.audit.AuditStore;

/** A confirmed plan of a customer who wants four eyes, from the request to the run. */
class ApprovalFlowTest {
  private static final String LONG_REASON = "The users are locked out of the ward";

  private final RunsFixture f = new RunsFixture();
  private final Map<UUID, User> users = new HashMap<>();
  private final Appointed appointed = new Appointed(f, this::userStore);
  private final ApprovalAudit audit =
      new ApprovalAudit(new AuditLog(new AuditStore(f.database.entityManager()), f.user, f.clock));
  private final ApprovalDesk desk =
      new ApprovalDesk(
          f.transactions,
          f.plans,
          f.approvals,
          f.desk,
          f.start,
          audit,
          appointed.desk,
          f.user,
          changed -> f.live.add(changed.topic()),
          f.clock);
  private final ApprovalExpiry expiry =
      new ApprovalExpiry(f.transactions, f.approvals, audit, desk, f.user);
  private final Approver approver =
      new Approver(
          desk, f.transactions, f.plans, userStore(), f.start, f.checks, appointed.desk, f.user);

  private UserStore userStore() {
    return new UserStore(f.database.entityManager()) {
      @Override
      public Optional<User> find(UUID id) {
        return Optional.ofNullable(users.get(id));
      }
    };
  }

  @BeforeEach
  void the_customer_wants_four_eyes() {
    f.fourEyes.set(FourEyes.of(List.of("switchover")));
    users.put(MARTA.id(), user(MARTA, false));
  }

  private User user(Actor actor, boolean disabled) {
    var grants = Set.of(new Grant(TeamRole.OPERATOR, f.customer));
    return new User(
        actor.id(),
        actor.name(),
        actor.display(),
        User.Preferences.DEFAULT,
        disabled,
        false,
        grants,
        null,
        null);
  }

  private <T> T asApprover(Actor actor, Supplier<T> work) {
    return asHolder(actor, new Grant(TeamRole.APPROVER, f.customer), work);
  }

  private <T> T asHolder(Actor actor, Grant grant, Supplier<T> work) {
    try {
      return f.user.call(new CurrentUser.Acting(actor, Grants.of(Set.of(grant))), () -> work.get());
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private PlanView plan() {
    return f.stored(f.switchover(ask("told", true, false), act("one")));
  }

  private ApprovalRequest asked(PlanView plan) {
    var told = Map.of("told", Answer.of(Answer.Kind.DONE, "by telephone"));
    var typed = new Typed("lukasz-his", null, "Kernel update", "SUP-1", told);
    var led = f.as(MARTA, () -> desk.confirm(plan.id(), plan.hash(), typed));
    return ((Confirmed.Waits) led).request();
  }

  private UUID approved(ApprovalRequest request) {
    return run(asApprover(RAFAEL, () -> approver.approve(request.id(), request.hash(), "seen")));
  }

  private static UUID run(Confirmed led) {
    return ((Confirmed.Started) led).run();
  }

  private ApprovalState state(ApprovalRequest request) {
    return f.as(MARTA, () -> desk.state(desk.get(request.id())));
  }

  private long runs() {
    return f.as(MARTA, () -> f.desk.count(RunFilter.ofPair(f.pair)));
  }

  private static void notApproved(Objection why, ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(NotApproved.class, n -> assertThat(n.why()).isEqualTo(why));
  }

  @Test
  void a_confirmed_plan_waits_and_nothing_starts() {
    var request = asked(plan());

    assertThat(runs()).isZero();
    assertThat(request.expiresAt()).isEqualTo(f.clock.instant().plus(Duration.ofMinutes(30)));
    assertThat(asApprover(RAFAEL, () -> desk.waiting(f.pair))).containsExactly(request);
    assertThat(asApprover(RAFAEL, desk::waitingForMe)).isEqualTo(1);
    assertThat(f.as(MARTA, desk::waitingForMe)).isZero();
    assertThat(f.audited()).containsExactly("approval.asked");
  }

  @Test
  void nobody_gets_past_it_at_the_desk_itself() {
    var plan = plan();
    var typed = new Typed("lukasz-his", null, "x", "", Map.of());

    assertThatThrownBy(() -> f.as(MARTA, () -> f.desk.start(plan.id(), plan.hash(), typed)))
        .isInstanceOfSatisfying(
            NotStarted.class, n -> assertThat(n.why()).isEqualTo(Why.NEEDS_APPROVAL));
  }

  @Test
  void where_one_person_is_enough_the_run_starts_at_once() {
    f.fourEyes.set(FourEyes.of(List.of("failover")));
    var plan = plan();
    var typed = new Typed("lukasz-his", null, "x", "", Map.of());

    assertThat(f.as(MARTA, () -> desk.confirm(plan.id(), plan.hash(), typed)))
        .isInstanceOf(Confirmed.Started.class);
  }

  @Test
  void the_approvers_press_starts_exactly_what_was_confirmed_for_the_requester() {
    var run = approved(asked(plan()));
    f.work();

    var view = f.view(run);
    assertThat(view.run().state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(view.run().actor()).isEqualTo("Marta Zielińska");
    assertThat(view.run().reason()).isEqualTo("Kernel update");
    assertThat(view.steps().getFirst().answer().remark()).isEqualTo("by telephone");
    assertThat(view.approval().decision().by().display()).isEqualTo("Rafael Souza");
    assertThat(view.approval().decision().remark()).isEqualTo("seen");
    assertThat(f.audited()).startsWith("approval.asked", "approval.approved", "run.started");
  }

  @Test
  void a_plan_that_grew_old_while_it_waited_still_starts() {
    var plan = plan();
    f.clock.pass(Duration.ofMinutes(20));
    var request = asked(plan);
    f.clock.pass(Duration.ofMinutes(29));

    assertThat(approved(request)).isNotNull();
  }

  @Test
  void the_requester_does_not_approve_it_not_even_as_an_administrator() {
    var request = asked(plan());

    notApproved(
        Objection.OWN_REQUEST,
        () ->
            asHolder(
                MARTA,
                Grant.everywhere(TeamRole.ADMIN),
                () -> approver.approve(request.id(), request.hash(), "")));
    var token = new Actor(MARTA.id(), "marta", "x", MARTA.locale(), MARTA.zone(), "token:night");
    notApproved(
        Objection.OWN_REQUEST,
        () -> asApprover(token, () -> approver.approve(request.id(), request.hash(), "")));
  }

  @Test
  void an_operator_is_denied_and_a_stranger_finds_nothing() {
    var request = asked(plan());

    assertThatThrownBy(() -> f.as(RAFAEL, () -> approver.approve(request.id(), request.hash(), "")))
        .isInstanceOf(Denied.class);
    var elsewhere = new Grant(TeamRole.ADMIN, UUID.randomUUID());
    for (Supplier<Object> work :
        List.<Supplier<Object>>of(
            () -> desk.get(request.id()),
            () -> desk.waitingFor(request.plan()),
            () -> desk.withdraw(request.id()),
            () -> approver.approve(request.id(), request.hash(), ""),
            () -> approver.refuse(request.id(), "no"),
            () -> approver.breakGlass(request.id(), LONG_REASON, true))) {
      assertThatThrownBy(() -> asHolder(RAFAEL, elsewhere, work)).isInstanceOf(NotThere.class);
    }
    assertThat(asHolder(RAFAEL, elsewhere, () -> desk.waiting(null))).isEmpty();
    assertThat(runs()).isZero();
  }

  @Test
  void an_approval_is_not_replayed_nor_used_for_another_plan() {
    var first = asked(plan());
    approved(first);
    f.work();
    var second = asked(plan());

    notApproved(Objection.APPROVED, () -> approved(first));
    notApproved(
        Objection.OTHER_PLAN,
        () -> asApprover(RAFAEL, () -> approver.approve(second.id(), first.hash(), "")));
    assertThat(runs()).isEqualTo(1);
  }

  @Test
  void an_auditor_reads_once_that_nobody_decided_in_time() {
    var request = asked(plan());
    var decided = asked(plan());
    f.as(MARTA, () -> desk.withdraw(decided.id()));
    expiry.tell();
    assertThat(f.audited()).doesNotContain("approval.expired");

    f.clock.pass(Duration.ofMinutes(31));
    f.live.clear();
    expiry.tell();
    expiry.tell();

    assertThat(f.audited())
        .containsExactly(
            "approval.asked", "approval.asked", "approval.withdrawn", "approval.expired");
    assertThat(state(request)).isEqualTo(ApprovalState.EXPIRED);
    assertThat(f.live).contains(Changed.pair(f.pair).topic());
  }

  @Test
  void after_half_an_hour_it_has_expired() {
    var request = asked(plan());
    f.clock.pass(Duration.ofMinutes(30));

    notApproved(Objection.EXPIRED, () -> approved(request));
    assertThat(state(request)).isEqualTo(ApprovalState.EXPIRED);
    assertThat(asApprover(RAFAEL, desk::waitingForMe)).isZero();
  }

  @Test
  void a_refused_or_withdrawn_request_stays_so() {
    var refused = asked(plan());
    asApprover(RAFAEL, () -> approver.refuse(refused.id(), "Not in office hours"));
    var withdrawn = asked(plan());
    f.as(MARTA, () -> desk.withdraw(withdrawn.id()));

    notApproved(Objection.REFUSED, () -> approved(refused));
    notApproved(Objection.WITHDRAWN, () -> approved(withdrawn));
    notApproved(Objection.REFUSED, () -> f.as(MARTA, () -> desk.withdraw(refused.id())));
    assertThat(runs()).isZero();
    assertThat(f.audited()).contains("approval.refused", "approval.withdrawn");
  }

  @Test
  void changed_facts_make_it_void() {
    var request = asked(plan());
    f.factsNow.set(new Fingerprint(Map.of("timeline", "2")));

    assertThatThrownBy(() -> approved(request))
        .isInstanceOfSatisfying(NotStarted.class, n -> assertThat(n.why()).isEqualTo(Why.CHANGED));
    assertThat(state(request)).isEqualTo(ApprovalState.VOID);
    f.factsNow.set(null);
    notApproved(Objection.VOID, () -> approved(request));
    assertThat(f.audited()).last().isEqualTo("approval.void");
    assertThat(runs()).isZero();
  }

  @Test
  void a_plan_waits_once() {
    var plan = plan();
    asked(plan);

    notApproved(Objection.ASKED, () -> asked(plan));
  }

  @Test
  void who_may_not_run_any_more_gets_no_run_by_anothers_press() {
    var request = asked(plan());
    users.put(MARTA.id(), user(MARTA, true));

    notApproved(Objection.REQUESTER_GONE, () -> approved(request));
    assertThat(runs()).isZero();
  }

  @Test
  void the_requester_goes_on_alone_and_it_is_told() {
    var request = asked(plan());
    UUID run = run(f.as(MARTA, () -> approver.breakGlass(request.id(), LONG_REASON, true)));

    assertThat(f.view(run).approval().decision().state()).isEqualTo(ApprovalState.BREAK_GLASS);
    assertThat(f.view(run).approval().decision().remark()).isEqualTo(LONG_REASON);
    assertThat(f.as(MARTA, () -> desk.withoutApproval(List.of(run)))).containsExactly(run);
    assertThat(f.audited()).contains("approval.break-glass", "run.started");
    notApproved(Objection.BREAK_GLASS, () -> approved(request));
  }

  @Test
  void nobody_else_goes_on_for_the_requester() {
    var request = asked(plan());

    notApproved(
        Objection.NOT_YOURS,
        () -> f.as(RAFAEL, () -> approver.breakGlass(request.id(), LONG_REASON, true)));
  }

  private Confirmed.Waits later(PlanView plan, Instant at) {
    var told = Map.of("told", Answer.of(Answer.Kind.DONE, "by telephone"));
    var typed = new Typed("lukasz-his", null, "Kernel update", "SUP-1", told);
    return (Confirmed.Waits) f.as(MARTA, () -> desk.confirm(plan.id(), plan.hash(), typed, at));
  }

  @Test
  void a_run_for_a_later_time_waits_for_the_second_person_and_then_for_its_time() {
    Instant at = f.clock.instant().plus(Duration.ofHours(2));
    var request = later(plan(), at).request();
    assertThat(appointed.state()).isEqualTo(AppointmentState.AWAITING_APPROVAL);

    var led = asApprover(RAFAEL, () -> approver.approve(request.id(), request.hash(), "seen"));
    assertThat(led).isInstanceOf(Confirmed.Scheduled.class);
    assertThat(runs()).isZero();

    f.clock.pass(Duration.ofHours(2));
    appointed.due();
    UUID run = appointed.appointment().end().run();
    assertThat(f.view(run).run().actor()).isEqualTo(MARTA.display());
    assertThat(f.view(run).approval().decision().by().name()).isEqualTo("rafael");
  }

  @Test
  void without_the_second_person_nothing_starts_at_its_time() {
    var request = later(plan(), f.clock.instant().plus(Duration.ofHours(2))).request();

    f.clock.pass(Duration.ofHours(2));
    appointed.due();

    assertThat(appointed.why()).isEqualTo("appointments.why.not-approved");
    notApproved(Objection.EXPIRED, () -> approved(request));
    assertThat(runs()).isZero();
  }

  @Test
  void a_second_persons_no_ends_the_appointment() {
    var request = later(plan(), f.clock.instant().plus(Duration.ofHours(2))).request();

    asApprover(RAFAEL, () -> approver.refuse(request.id(), "not tonight"));

    assertThat(appointed.state()).isEqualTo(AppointmentState.CANCELLED);
  }
}
