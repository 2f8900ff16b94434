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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pairkeeper.core.access.Grant;
import pairkeeper.core.access.TeamRole;
import pairkeeper.core.access.User;
import pairkeeper.core.appointment.Appointment;
import pairkeeper.core.appointment.AppointmentState;
import pairkeeper.core.model.MaintenanceWindow;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Fingerprint;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.run.RunFilter;
import pairkeeper.ops.appointments.AppointmentStart;
import pairkeeper.store.access.UserStore;

/** A confirmed switchover that is to start at a certain time. */
class AppointedRunsTest {
  private final RunsFixture f = new RunsFixture();
  private boolean disabled;
  private final Appointed appointed = new Appointed(f, this::users);

  private UserStore users() {
    return new UserStore(f.database.entityManager()) {
      @Override
      public Optional<User> find(UUID id) {
        return Optional.of(
            new User(
                id,
                MARTA.name(),
                MARTA.display(),
                User.Preferences.DEFAULT,
                disabled,
                false,
                Set.of(new Grant(TeamRole.OPERATOR, f.customer)),
                null,
                null));
      }
    };
  }

  private Appointment agreed(Duration from) {
    return agreed(f.clock.instant().plus(from));
  }

  private Appointment agreed(Instant at) {
    var plan = f.stored(f.switchover(act("one")));
    var typed = new Typed("lukasz-his", null, "Kernel update", "SUP-1", Map.of());
    return f.as(
        MARTA,
        () -> {
          var it = f.database.in(() -> f.plans.find(plan.id(), f.user.customers())).orElseThrow();
          Appointment made = appointed.desk.proposed(it, typed, at);
          f.transactions.run(() -> appointed.desk.add(made));
          return made;
        });
  }

  private long runs() {
    return f.as(MARTA, () -> f.desk.count(RunFilter.ofPair(f.pair)));
  }

  private void nothingStartedBecause(String why) {
    appointed.due();
    assertThat(appointed.why()).isEqualTo(why);
    assertThat(appointed.state()).isEqualTo(AppointmentState.NOT_STARTED);
    assertThat(f.audited()).contains("appointment.not-started").doesNotContain("run.started");
    assertThat(runs()).isZero();
    assertThat(f.as(MARTA, () -> appointed.desk.shown(f.pair))).hasSize(1);
  }

  @Test
  void starts_once_however_often_the_scheduler_gives_it_away() {
    agreed(Duration.ofHours(2));
    f.clock.pass(Duration.ofHours(2));

    appointed.due();
    appointed.due();
    f.work();
    appointed.due();

    UUID run = appointed.appointment().end().run();
    assertThat(f.state(run)).isEqualTo(RunState.SUCCEEDED);
    assertThat(f.view(run).run().actor()).isEqualTo(MARTA.display());
    assertThat(f.view(run).run().reason()).isEqualTo("Kernel update");
    assertThat(runs()).isEqualTo(1);
    assertThat(f.audited()).contains("appointment.made", "appointment.started", "run.started");
    assertThat(f.as(MARTA, () -> appointed.desk.shown(f.pair))).isEmpty();
  }

  @Test
  void is_not_started_when_a_fact_has_changed() {
    agreed(Duration.ofHours(2));
    f.clock.pass(Duration.ofHours(2));
    f.factsNow.set(new Fingerprint(Map.of("timeline", "2")));

    nothingStartedBecause("runs.refused.changed");
  }

  @Test
  void is_not_started_when_a_guard_blocks_now_though_its_evidence_is_fresh() {
    agreed(Duration.ofMinutes(1));
    f.clock.pass(Duration.ofMinutes(1));
    f.guardsNow.set(List.of(blocking()));

    nothingStartedBecause("appointments.why.guards");
  }

  @Test
  void is_tried_again_while_a_server_does_not_answer() {
    agreed(Duration.ofMinutes(1));
    f.clock.pass(Duration.ofMinutes(1));
    f.guardsNow.set(List.of(blocking("target-answers")));

    assertThatThrownBy(appointed::due).isInstanceOf(AppointmentStart.NotYet.class);
    assertThat(appointed.state()).isEqualTo(AppointmentState.SCHEDULED);
    f.guardsNow.set(List.of());
    appointed.due();

    assertThat(appointed.state()).isEqualTo(AppointmentState.STARTED);
  }

  @Test
  void is_not_started_when_no_server_answers_until_it_is_too_late() {
    agreed(Duration.ofMinutes(1));
    f.clock.pass(Duration.ofMinutes(16).minusSeconds(2));
    f.guardsNow.set(List.of(blocking("target-answers")));

    nothingStartedBecause("appointments.why.silent");
  }

  private GuardResult blocking() {
    return blocking("standby-streams");
  }

  private GuardResult blocking(String guard) {
    return new GuardResult(
        guard,
        GuardResult.Result.BLOCK,
        Text.of("steps.sample.x"),
        "h2",
        f.clock.instant(),
        Text.of("steps.sample.x"));
  }

  @Test
  void is_not_started_a_quarter_of_an_hour_too_late() {
    agreed(Duration.ofHours(2));
    f.clock.pass(Duration.ofHours(2).plus(Duration.ofMinutes(15)).plusSeconds(1));

    nothingStartedBecause("appointments.why.missed");
  }

  @Test
  void is_started_by_a_console_that_comes_back_in_time() {
    agreed(Duration.ofHours(2));
    f.clock.pass(Duration.ofHours(2).plus(Duration.ofMinutes(14)));

    appointed.due();

    assertThat(appointed.state()).isEqualTo(AppointmentState.STARTED);
  }

  @Test
  void is_not_started_for_somebody_who_may_no_longer() {
    agreed(Duration.ofHours(2));
    f.clock.pass(Duration.ofHours(2));
    disabled = true;

    nothingStartedBecause("appointments.why.asker");
  }

  @Test
  void is_not_started_while_another_run_holds_the_pair() {
    agreed(Duration.ofMinutes(5));
    f.started(f.plan(act("other")));
    f.clock.pass(Duration.ofMinutes(5));

    appointed.due();

    assertThat(appointed.why()).isEqualTo("appointments.why.busy");
  }

  @Test
  void is_taken_back_by_a_colleague_and_then_not_started() {
    Appointment a = agreed(Duration.ofHours(2));

    f.as(RAFAEL, () -> appointed.desk.cancel(a.id()));
    f.clock.pass(Duration.ofHours(2));
    appointed.due();

    assertThat(appointed.state()).isEqualTo(AppointmentState.CANCELLED);
    assertThat(appointed.appointment().end().by()).isEqualTo(RAFAEL.display());
    assertThat(runs()).isZero();
    assertThatThrownBy(() -> f.as(MARTA, () -> appointed.desk.cancel(a.id())))
        .isInstanceOf(Refused.class);
  }

  @Test
  void a_pair_has_one_at_a_time() {
    agreed(Duration.ofHours(2));

    assertThatThrownBy(() -> agreed(Duration.ofHours(3)))
        .isInstanceOfSatisfying(
            Refused.class, r -> assertThat(r.text().key()).isEqualTo("appointments.refused.other"));
  }

  @Test
  void lies_in_a_window_of_the_sites_clock_and_is_late_at_its_end() {
    // 2026-11-20 is a Friday; Sao Paulo is three hours behind
    appointed.windows = List.of(MaintenanceWindow.parse("fri 22:00-23:00"));

    assertThatThrownBy(() -> agreed(Instant.parse("2026-11-20T22:30:00Z")))
        .isInstanceOfSatisfying(
            Refused.class,
            r -> {
              assertThat(r.field()).isEqualTo("at");
              assertThat(r.text().args()).containsEntry("next", "2026-11-21T01:00:00Z");
            });
    assertThat(agreed(Instant.parse("2026-11-21T01:50:00Z")).latestAt())
        .isEqualTo("2026-11-21T02:00:00Z");
  }

  @Test
  void no_time_is_chosen_that_is_over_or_far_away() {
    assertThatThrownBy(() -> agreed(Duration.ofSeconds(-1))).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> agreed(Duration.ofDays(31))).isInstanceOf(Refused.class);
  }
}
