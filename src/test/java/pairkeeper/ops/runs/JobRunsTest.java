package pairkeeper.ops.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pairkeeper.ops.runs.FakeServers.exit;
import static pairkeeper.ops.runs.FakeServers.ok;
import static pairkeeper.ops.runs.RunsFixture.MARTA;
import static pairkeeper.ops.runs.RunsFixture.RAFAEL;
import static pairkeeper.ops.runs.RunsFixture.act;
import static pairkeeper.ops.runs.RunsFixture.endJobs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.CommandResult;
import pairkeeper.core.plan.Goal;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.plan.Step;
import pairkeeper.core.run.RunFilter;
import pairkeeper.core.run.Thing;
import pairkeeper.ops.Ids;

/** Runs of jobs hold what they work on, and never the pair. */
class JobRunsTest {
  private final RunsFixture f = new RunsFixture();
  private final UUID job = Ids.next();
  private final UUID server = Ids.next();

  private UUID begun(String... trees) {
    return begun(f.plan(act("copy")), trees);
  }

  private UUID begunWith(String tree, Step... steps) {
    return begun(f.plan(steps), tree);
  }

  private UUID begun(Plan plan, String... trees) {
    return f.begunOfJob(job, plan, Stream.of(trees).map(path -> Thing.tree(server, path)).toList());
  }

  @Test
  void a_change_of_roles_starts_while_a_job_runs() {
    UUID copying = begun("/srv/documents");

    UUID failover = f.started(f.plan(act("promote"))).run().id();
    f.work();

    assertThat(f.state(failover)).isEqualTo(RunState.SUCCEEDED);
    assertThat(f.state(copying)).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void no_job_starts_while_a_change_of_roles_holds_the_pair() {
    f.started(f.plan(act("promote")));

    assertThatThrownBy(() -> begun("/srv/documents")).isInstanceOf(PairBusy.class);
  }

  @Test
  void two_jobs_never_work_on_one_tree_or_on_a_part_of_it() {
    UUID first = begun("/srv/documents");

    for (String tree :
        List.of("/srv/documents", "/srv/documents/2026", "/srv", "/srv//documents/")) {
      assertThatThrownBy(() -> begun(tree)).as(tree).isInstanceOf(ThingBusy.class);
    }
    UUID beside = begun("/srv/documents-old", "/srv/audio");
    f.work();
    UUID later = begun("/srv");

    assertThat(f.state(first)).isEqualTo(RunState.SUCCEEDED);
    assertThat(f.state(beside)).isEqualTo(RunState.SUCCEEDED);
    assertThat(f.state(later)).isEqualTo(RunState.PLANNED);
  }

  @Test
  void a_tree_stays_held_when_the_console_dies_and_is_free_once_the_run_has_ended() {
    UUID run = begun("/srv/documents");
    f.servers.beforeEach(name -> {
      throw new FakeServers.Killed();
    });
    var task = f.killed();
    f.servers.beforeEach(name -> {});
    assertThatThrownBy(() -> begun("/srv/documents")).isInstanceOf(ThingBusy.class);

    f.revive(task);

    assertThat(f.state(run)).isEqualTo(RunState.SUCCEEDED);
    begun("/srv/documents");
  }

  @Test
  void a_failed_run_frees_its_tree_and_is_resumed_only_while_nobody_else_has_it() {
    f.servers.answer("copy", exit(1, "no"));
    UUID failed = begun("/srv/documents");
    f.work();
    assertThat(f.state(failed)).isEqualTo(RunState.FAILED);
    UUID other = begun("/srv/documents/2026");
    f.servers.forget("copy");

    assertThatThrownBy(() -> f.as(MARTA, () -> f.desk.resume(failed)))
        .isInstanceOf(ThingBusy.class);
    f.as(MARTA, () -> f.desk.abandon(other, "in the way"));
    f.as(MARTA, () -> f.desk.resume(failed));
    assertThatThrownBy(() -> begun("/srv/documents")).isInstanceOf(ThingBusy.class);
    f.work();

    assertThat(f.state(failed)).isEqualTo(RunState.SUCCEEDED);
    begun("/srv/documents");
  }

  @Test
  void a_failed_change_of_roles_is_resumed_though_jobs_ran_since() {
    f.servers.answer("promote", exit(1, "no"));
    UUID switchover = f.started(f.plan(act("promote"))).run().id();
    f.work();
    begun("/srv/documents");
    f.servers.forget("promote");

    f.as(MARTA, () -> f.desk.resume(switchover));
    f.work();

    assertThat(f.state(switchover)).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void a_switchover_that_starts_has_it_ended_and_does_not_wait_for_it() {
    UUID run = begunWith("/srv/documents", act("copy"), act("compare"));
    f.servers.beforeEach(name -> {
      f.servers.beforeEach(other -> {});
      f.started(f.switchover(act("promote")));
    });
    f.work();

    assertThat(f.state(run)).isEqualTo(RunState.FAILED);
    assertThat(f.servers.count("compare")).isZero();
    assertThat(f.view(run).run().remark())
        .isEqualTo(Text.of("runs.why.ended", "by", MARTA.display()));
    assertThat(f.servers.count("promote")).isEqualTo(1);
  }

  @Test
  void a_switchover_waits_until_they_have_ended_and_changes_nothing_before() {
    var switchovers = new ArrayList<UUID>();
    UUID run = begunWith("/srv/documents", act("copy"), act("compare"));
    f.servers.beforeEach(name -> {
      f.servers.beforeEach(other -> {});
      switchovers.add(f.started(f.switchover(endJobs(), act("promote"))).run().id());
      f.work();
    });
    f.work();

    UUID switchover = switchovers.getFirst();
    assertThat(f.state(switchover)).as("the copy did not end").isEqualTo(RunState.FAILED);
    assertThat(f.step(switchover, "end-jobs").why().key()).isEqualTo("runs.why.jobs-run");
    assertThat(f.servers.count("promote")).isZero();
    assertThat(f.state(run)).as("asked to end").isEqualTo(RunState.FAILED);

    f.as(MARTA, () -> f.desk.resume(switchover));
    f.work();

    assertThat(f.state(switchover)).isEqualTo(RunState.SUCCEEDED);
    assertThat(f.servers.count("promote")).isEqualTo(1);
  }

  @Test
  void a_failed_copy_says_why_where_nobody_sees_its_steps() {
    f.servers.answer("copy", exit(11, "no space left on device"));
    UUID run = begun("/srv/documents");
    f.work();

    assertThat(f.view(run).run().remark()).isNotNull().isEqualTo(f.step(run, "copy").why());
    assertThat(f.view(run).run().remark().args().toString()).contains("no space left on device");
  }

  @Test
  void a_copy_that_warns_is_done_and_says_so() {
    UUID run = begunWith("/srv/documents", detached());
    f.servers.answer(
        "start-detached",
        new CommandResult.Exited(0, "ended 0\n", "pairkeeper-warning: files vanished\n"));
    f.work();

    assertThat(f.state(run)).isEqualTo(RunState.SUCCEEDED);
    assertThat(f.view(run).run().remark()).isEqualTo(Text.of("runs.remark.warned", "n", 1));
    assertThat(f.step(run, "copy").why())
        .isEqualTo(Text.of("runs.why.warned", "said", "files vanished"));
  }

  @Test
  void what_runs_on_its_server_is_killed_there_when_a_person_ends_it() {
    UUID run = begunWith("/srv/documents", detached(), act("compare"));
    f.servers.answer("start-detached", ok("running 1\n10 %"));
    f.servers.answer("kill-detached", ok("ended 143\n"));
    f.servers.beforeEach(name -> {
      if (name.equals("start-detached")) {
        f.as(RAFAEL, () -> f.desk.stopAfterStep(run));
      }
    });
    f.work();

    assertThat(f.state(run)).isEqualTo(RunState.FAILED);
    assertThat(f.servers.count("kill-detached")).isEqualTo(1);
    assertThat(f.servers.count("compare")).isZero();
    assertThat(f.step(run, "copy").why())
        .isEqualTo(Text.of("runs.why.ended", "by", RAFAEL.display()));
  }

  @Test
  void a_copy_that_neither_reads_nor_writes_for_half_an_hour_is_ended() {
    UUID run = begunWith("/srv/documents", detached(), act("compare"));
    f.servers
        .answer("start-detached", ok("running 7\n"))
        .answer("poll-detached", ok("running 9\n"));
    f.servers.answer("kill-detached", ok("ended 143\n"));
    Instant begun = f.clock.instant();
    f.work();

    assertThat(f.step(run, "copy").why()).isEqualTo(Text.of("runs.why.stalled", "seconds", 1800));
    assertThat(f.servers.count("kill-detached")).isEqualTo(1);
    assertThat(f.servers.count("compare")).isZero();
    assertThat(Duration.between(begun, f.clock.instant()))
        .isBetween(Duration.ofMinutes(30), Duration.ofMinutes(31));
  }

  @Test
  void a_slow_copy_that_gets_on_is_not_ended() {
    UUID run = begunWith("/srv/documents", detached());
    f.servers.answer("start-detached", ok("running 7\n"));
    var moved = new AtomicLong();
    f.servers.answer(
        "poll-detached",
        () ->
            moved.incrementAndGet() > 10
                ? ok("ended 0\n")
                : afterTwentyMinutes(ok("running " + moved + "\n")));
    f.work();

    assertThat(f.state(run)).isEqualTo(RunState.SUCCEEDED);
    assertThat(f.servers.count("kill-detached")).isZero();
  }

  private CommandResult afterTwentyMinutes(CommandResult result) {
    f.clock.pass(Duration.ofMinutes(20));
    return result;
  }

  private static Step detached() {
    var command = Command.Argv.of("root", "copy");
    return new Step.Detached(
        "copy",
        Text.of("x.title"),
        Text.of("x.effect"),
        RunsFixture.DB1,
        command,
        Command.Argv.of("root", "progress"),
        0,
        new Goal.None(),
        86_400,
        1800,
        List.of());
  }

  @Test
  void runs_of_jobs_are_listed_only_where_they_are_asked_for() {
    UUID copying = begun("/srv/documents");
    UUID switchover = f.started(f.plan(act("promote"))).run().id();

    assertThat(listed(RunFilter.ofPair(f.pair))).containsExactly(switchover);
    assertThat(listed(RunFilter.ofJob(job))).containsExactly(copying);
  }

  private List<UUID> listed(RunFilter filter) {
    return f.as(MARTA, () -> f.desk.runs(filter, 0, 9)).stream().map(run -> run.id()).toList();
  }
}
