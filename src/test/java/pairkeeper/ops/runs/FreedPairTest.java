package pairkeeper.ops.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pairkeeper.ops.runs.FakeServers.exit;
import static pairkeeper.ops.runs.RunsFixture.MARTA;
import static pairkeeper.ops.runs.RunsFixture.RAFAEL;
import static pairkeeper.ops.runs.RunsFixture.act;
import static pairkeeper.ops.runs.RunsFixture.ask;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pairkeeper.core.plan.Change;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.plan.Step;
import pairkeeper.core.platform.Platform;
import pairkeeper.core.run.Answer;
import pairkeeper.core.run.Run;
import pairkeeper.core.run.Thing;
import pairkeeper.ops.Ids;

/** What is left to do after a change of roles keeps no other run from the pair. */
class FreedPairTest {
  private final RunsFixture f = new RunsFixture();
  private final UUID server = Ids.next();

  private static Step.Note free(Thing... kept) {
    return new Step.Note(
        "pair-free",
        RunsFixture.text("pair-free"),
        RunsFixture.text("pair-free"),
        new Change.FreePair(List.of(kept).stream().map(Thing::name).toList()));
  }

  private UUID asksAfterItFreedThePair(Thing... kept) {
    UUID run =
        f.carriedOut(
                f.plan(
                    act("claim-standby"),
                    act("promote"),
                    free(kept),
                    ask("backups", false, true),
                    act("last")))
            .run()
            .id();
    assertThat(f.state(run)).isEqualTo(RunState.AWAITING_PERSON);
    return run;
  }

  private void answer(UUID run) {
    f.as(RAFAEL, () -> f.desk.answer(run, "backups", Answer.Kind.DONE, ""));
    f.work();
  }

  private UUID copies(String tree) {
    return copies(f, tree);
  }

  private UUID copies(RunsFixture where, String tree) {
    return where.begunOfJob(Ids.next(), where.plan(act("copy")), List.of(Thing.tree(server, tree)));
  }

  @Test
  void another_run_holds_the_pair_while_it_waits_and_it_ends_beside_that_one() {
    UUID failover = asksAfterItFreedThePair();
    UUID rejoin = f.started(f.plan(act("rewind"))).run().id();
    assertThatThrownBy(() -> f.started(f.plan(act("rewind")))).isInstanceOf(PairBusy.class);
    assertThat(f.as(MARTA, () -> f.desk.beside(f.pair)))
        .extracting(Run::id)
        .containsExactly(failover);

    answer(failover);

    assertThat(f.state(failover)).isEqualTo(RunState.SUCCEEDED);
    assertThat(f.as(MARTA, () -> f.desk.beside(f.pair))).isEmpty();
    assertThat(f.state(rejoin)).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void its_answer_does_not_take_the_pair_back() {
    UUID failover = asksAfterItFreedThePair();
    f.servers.answer("last", exit(1, "no"));
    answer(failover);
    assertThat(f.state(failover)).isEqualTo(RunState.FAILED);
    f.servers.forget("last");
    f.as(MARTA, () -> f.desk.resume(failover));

    UUID rejoin = f.started(f.plan(act("rewind"))).run().id();
    f.work();

    assertThat(f.state(failover)).isEqualTo(RunState.SUCCEEDED);
    assertThat(f.state(rejoin)).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void failed_after_it_freed_the_pair_it_goes_on_though_another_run_has_worked_there_since() {
    f.servers.answer("last", exit(1, "no"));
    UUID failover = asksAfterItFreedThePair();
    answer(failover);
    f.carriedOut(f.plan(act("claim-standby"), act("rewind")));
    f.servers.forget("last");
    f.servers.forget("claim-standby");
    f.servers.answer("claim-standby", exit(Platform.OVERTAKEN, "number 9 was taken"));

    f.as(MARTA, () -> f.desk.resume(failover));
    f.work();

    assertThat(f.state(failover)).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void it_is_asked_before_the_pair_is_free_whether_another_console_was_there() {
    f.servers.answer("promote", exit(1, "no"));
    UUID run = f.carriedOut(f.plan(act("claim-standby"), act("promote"), free())).run().id();
    assertThat(f.state(run)).isEqualTo(RunState.FAILED);
    f.servers.forget("claim-standby");
    f.servers.answer("claim-standby", exit(Platform.OVERTAKEN, "number 9 was taken"));

    f.as(MARTA, () -> f.desk.resume(run));
    f.work();

    assertThat(f.state(run)).isEqualTo(RunState.AWAITING_PERSON);
  }

  @Test
  void no_job_copies_over_the_files_that_somebody_is_to_look_at_before_the_run_has_ended() {
    UUID failover = asksAfterItFreedThePair(Thing.tree(server, "/srv/documents"));

    assertThatThrownBy(() -> copies("/srv/documents")).isInstanceOf(ThingBusy.class);
    assertThatThrownBy(() -> copies("/srv/documents/2026")).isInstanceOf(ThingBusy.class);
    copies("/srv/audio");
    answer(failover);
    f.work();

    copies("/srv/documents");
  }

  @Test
  void what_the_run_of_a_job_still_holds_stays_with_that_one() {
    UUID failover =
        f.started(
                f.plan(
                    act("promote"),
                    ask("told", false, true),
                    free(Thing.tree(server, "/srv/documents"), Thing.tree(server, "/srv/audio")),
                    ask("backups", false, true)))
            .run()
            .id();
    f.work();
    UUID other = copies(new RunsFixture(), "/srv/documents");

    f.as(MARTA, () -> f.desk.answer(failover, "told", Answer.Kind.DONE, ""));
    f.work();

    assertThat(f.state(failover)).isEqualTo(RunState.AWAITING_PERSON);
    assertThat(f.database.in(() -> f.locks.of(failover)))
        .containsExactly(Thing.tree(server, "/srv/audio"));
    assertThat(f.database.in(() -> f.locks.of(other))).hasSize(1);
  }
}
