package pairkeeper.ops.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pairkeeper.ops.runs.RunsFixture.MARTA;
import static pairkeeper.ops.runs.RunsFixture.RAFAEL;
import static pairkeeper.ops.runs.RunsFixture.act;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import pairkeeper.core.access.Actor;
import pairkeeper.core.access.Grant;
import pairkeeper.core.access.Grants;
import pairkeeper.core.access.TeamRole;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.LossEstimate;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.review.CountedLoss;
import pairkeeper.core.review.Moment;
import pairkeeper.core.review.ReviewRule.Objection;
import pairkeeper.core.run.Run;
import pairkeeper.ops.Ids;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.audit.AuditLog;
import pairkeeper.ops.review.NotReviewed;
import pairkeeper.ops.review.ReviewDesk;
import pairkeeper.ops.review.ReviewView;
import pairkeeper.store.audit.AuditStore;
import pairkeeper.store.review.Reviews;

/** From the end of a failover to the signature of somebody who did not confirm it. */
class ReviewFlowTest {
  private final RunsFixture f = new RunsFixture();
  private final ReviewDesk desk =
      new ReviewDesk(
          f.transactions,
          f.database.with(new Reviews()),
          f.runs,
          f.desk,
          new AuditLog(new AuditStore(f.database.entityManager()), f.user, f.clock),
          f.user,
          told -> f.live.add(told.topic()),
          f.clock);

  private <T> T as(Actor actor, TeamRole role, UUID customer, Supplier<T> work) {
    var grants = Grants.of(Set.of(new Grant(role, customer)));
    try {
      return f.user.call(new CurrentUser.Acting(actor, grants), work::get);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private ReviewView sign(Actor actor, TeamRole role, UUID run, String remark) {
    return as(actor, role, f.customer, () -> desk.sign(run, remark));
  }

  private List<UUID> due() {
    return as(
        RAFAEL, TeamRole.AUDITOR, f.customer, () -> desk.due().stream().map(Run::id).toList());
  }

  private Plan failover() {
    Instant seen = f.clock.instant().minusSeconds(40);
    var loss =
        new LossEstimate(24, 4096L, 5L, "0/2", "0/1", seen, f.clock.instant().minusSeconds(35));
    return RunsFixture.called(
        "failover", f.plan(loss, List.of(), act("fence"), act("promote"), act("write-test")));
  }

  private UUID failedOver() {
    PlanView stored = f.stored(failover());
    var typed = new Typed("lukasz-his", 4096L, "power lost", "SUP-1", Map.of());
    var run = f.as(MARTA, () -> f.desk.start(stored.id(), stored.hash(), typed));
    f.work();
    return run.run().id();
  }

  private static void refused(Objection why, ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(NotReviewed.class, n -> assertThat(n.why()).isEqualTo(why));
  }

  @Test
  void after_a_failover_a_review_is_due_until_a_colleague_signs() {
    UUID run = failedOver();
    assertThat(due()).containsExactly(run);

    ReviewView signed = sign(RAFAEL, TeamRole.APPROVER, run, "Both cords were out. Nothing else.");

    assertThat(due()).isEmpty();
    assertThat(signed.state()).isEqualTo("signed");
    assertThat(signed.signed().by().name()).isEqualTo("rafael");
    assertThat(signed.signed().hash()).hasSize(64);
    assertThat(f.audited()).last().isEqualTo("review.signed");
  }

  @Test
  void what_was_measured_is_read_and_what_was_typed() {
    ReviewView view = as(RAFAEL, TeamRole.AUDITOR, f.customer, () -> desk.of(failedOver()));

    assertThat(view.findings().moments())
        .extracting(Moment::kind)
        .containsExactly(
            Moment.Kind.LAST_SEEN,
            Moment.Kind.DETECTED,
            Moment.Kind.DECIDED,
            Moment.Kind.FENCED,
            Moment.Kind.PROMOTED,
            Moment.Kind.FIRST_WRITE,
            Moment.Kind.ENDED);
    assertThat(view.findings().moments()).noneMatch(m -> m.at() == null);
    assertThat(view.findings().gapMillis()).isGreaterThanOrEqualTo(40_000);
    assertThat(view.findings().acceptedBytes()).isEqualTo(4096);
    assertThat(view.findings().confirmedBy()).isEqualTo("Marta Zielińska");
    assertThat(view.counted()).isNull();
  }

  @Test
  void the_loss_is_not_known_until_a_rejoin_has_counted_it() {
    UUID run = failedOver();
    assertThat(counted(run)).isNull();

    rejoined("beyond", 12, true);

    assertThat(counted(run).transactions()).isEqualTo(12);
    assertThat(counted(run).way()).isEqualTo(CountedLoss.Way.WAL);
  }

  @Test
  void a_rejoin_that_failed_after_it_had_counted_is_heard_and_what_follows_may_know_less() {
    UUID run = failedOver();
    rejoined("beyond", 12, false);
    assertThat(counted(run).transactions()).isEqualTo(12);

    rejoined("rewind-unended", null, true);

    assertThat(counted(run).transactions()).isEqualTo(12);
  }

  @Test
  void a_rejoin_that_could_not_tell_is_named_and_later_ones_are_not_of_this_failover() {
    UUID run = failedOver();
    rejoined("unreadable", null, true);
    rejoined("beyond", 3, true);

    assertThat(counted(run).transactions()).isNull();
    assertThat(counted(run).way()).isEqualTo(CountedLoss.Way.NONE);
  }

  private CountedLoss counted(UUID run) {
    return as(RAFAEL, TeamRole.AUDITOR, f.customer, () -> desk.of(run)).counted();
  }

  /** A rejoin that finds this, counts, and brings the server back or fails before. */
  private void rejoined(String why, Integer transactions, boolean back) {
    f.clock.pass(Duration.ofMinutes(10));
    var found = new Text("rejoin.why." + why, Map.of("bytes", 4096L));
    var guard =
        new GuardResult(
            "way-back", GuardResult.Result.PASS, found, "db1", f.clock.instant(), found);
    String said = transactions == null ? "" : "lost:" + transactions + ":1:0/3001428:0/3001500\n";
    f.servers.forget("keep-evidence").answer("keep-evidence", FakeServers.ok(said));
    f.servers
        .forget("note-standby")
        .answer("note-standby", back ? FakeServers.ok("") : FakeServers.exit(1, "no"));
    f.guardsNow.set(List.of(guard));
    var plan = f.plan(null, List.of(guard), act("keep-evidence"), act("note-standby"));
    UUID run = f.carriedOut(RunsFixture.called("rejoin", plan)).run().id();
    if (!back) {
      f.as(MARTA, () -> f.desk.abandon(run, "the rewind failed"));
    }
  }

  @Test
  void other_runs_need_no_review() {
    UUID run = f.carriedOut(f.plan(act("one"))).run().id();

    assertThat(due()).doesNotContain(run);
    refused(Objection.NOT_NEEDED, () -> sign(RAFAEL, TeamRole.AUDITOR, run, "read"));
  }

  @Test
  void whoever_confirmed_it_cannot_sign() {
    UUID run = failedOver();

    refused(Objection.OWN_RUN, () -> sign(MARTA, TeamRole.ADMIN, run, "all went well"));
    assertThat(due()).contains(run);
  }

  @Test
  void operators_and_viewers_cannot_sign() {
    UUID run = failedOver();

    refused(Objection.NO_REVIEWER, () -> sign(RAFAEL, TeamRole.OPERATOR, run, "read"));
    refused(Objection.NO_REVIEWER, () -> sign(RAFAEL, TeamRole.VIEWER, run, "read"));
  }

  @Test
  void strangers_see_nothing() {
    UUID run = failedOver();
    UUID other = Ids.next();

    assertThat(as(RAFAEL, TeamRole.AUDITOR, other, desk::due)).isEmpty();
    assertThatThrownBy(() -> as(RAFAEL, TeamRole.AUDITOR, other, () -> desk.sign(run, "read")))
        .isInstanceOf(NotThere.class);
  }

  @Test
  void a_review_needs_words() {
    UUID run = failedOver();

    assertThatThrownBy(() -> sign(RAFAEL, TeamRole.AUDITOR, run, "  "))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.field()).isEqualTo("remark"));
    assertThat(due()).contains(run);
  }

  @Test
  void what_is_signed_stays_and_only_remarks_are_added() {
    UUID run = failedOver();
    var first = sign(RAFAEL, TeamRole.AUDITOR, run, "read").signed();

    refused(Objection.SIGNED, () -> sign(RAFAEL, TeamRole.AUDITOR, run, "read otherwise"));
    ReviewView added =
        as(MARTA, TeamRole.AUDITOR, f.customer, () -> desk.add(run, "The cords are labelled now"));

    assertThat(added.signed()).isEqualTo(first);
    assertThat(added.added())
        .extracting(r -> r.remark())
        .containsExactly("The cords are labelled now");
    assertThat(f.audited()).endsWith("review.signed", "review.remark-added");
  }

  @Test
  void nothing_is_added_before_the_signature() {
    UUID run = failedOver();

    assertThatThrownBy(() -> as(RAFAEL, TeamRole.AUDITOR, f.customer, () -> desk.add(run, "first")))
        .isInstanceOf(NotReviewed.class);
  }

  @Test
  void a_failed_failover_is_reviewed_and_anew_when_it_was_resumed() {
    f.servers.answer("promote", FakeServers.exit(1, "no"));
    UUID run = failedOver();
    assertThat(due()).contains(run);
    sign(RAFAEL, TeamRole.AUDITOR, run, "It failed at the promotion");
    assertThat(due()).doesNotContain(run);

    f.servers.forget("promote");
    f.clock.pass(Duration.ofMinutes(3));
    f.as(MARTA, () -> f.desk.resume(run));
    assertThat(due()).doesNotContain(run);
    f.work();

    assertThat(due()).contains(run);
    ReviewView again = sign(RAFAEL, TeamRole.AUDITOR, run, "Now it is promoted");
    assertThat(again.earlier())
        .extracting(s -> s.remark())
        .containsExactly("It failed at the promotion");
  }
}
