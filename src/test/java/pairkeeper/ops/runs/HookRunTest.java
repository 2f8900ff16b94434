package pairkeeper.ops.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static pairkeeper.core.plan.StepState.AWAITING_PERSON;
import static pairkeeper.core.plan.StepState.DONE;
import static pairkeeper.core.plan.StepState.FAILED;
import static pairkeeper.core.plan.StepState.PENDING;
import static pairkeeper.core.plan.StepState.TOLERATED;
import static pairkeeper.ops.runs.FakeServers.exit;
import static pairkeeper.ops.runs.FakeServers.lost;
import static pairkeeper.ops.runs.FakeServers.unreached;
import static pairkeeper.ops.runs.RunsFixture.DB2;
import static pairkeeper.ops.runs.RunsFixture.act;
import static pairkeeper.ops.runs.RunsFixture.text;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.CommandResult;
import pairkeeper.core.plan.Rescue;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.plan.Step;

/** What the failure of a customer's own command means to a run. */
class HookRunTest {
  private final RunsFixture f = new RunsFixture();

  @ParameterizedTest
  @ValueSource(strings = {"fails", "times out", "unreached", "lost"})
  void one_that_is_not_vital_is_said_loudly_and_the_run_goes_on(String how) {
    f.servers.answer("puma", result(how));

    var run = f.carriedOut(f.plan(act("one"), hook("puma", false), act("two")));

    assertThat(run.run().state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(f.states(run.run().id())).containsExactly(DONE, TOLERATED, DONE);
    assertThat(f.step(run.run().id(), "puma").why()).isNotNull();
    assertThat(run.run().remark().key()).isEqualTo("runs.remark.tolerated");
    assertThat(run.run().remark().args()).containsEntry("n", 1L);
    assertThat(f.changes.toString()).contains("runs.remark.tolerated-step");
    assertThat(f.audited()).contains("run.step-tolerated");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fails", "times out", "unreached"})
  void one_that_is_vital_ends_the_run_and_is_cleaned_up_after(String how) {
    f.servers.answer("puma", result(how));

    var run = f.carriedOut(f.plan(act("one"), hook("puma", true), act("two")));

    assertThat(run.run().state()).isEqualTo(RunState.FAILED);
    assertThat(f.states(run.run().id())).containsExactly(DONE, FAILED, PENDING);
    assertThat(f.servers.carriedOut()).contains("start-puma").doesNotContain("two");
  }

  @Test
  void of_one_that_is_vital_and_whose_end_is_not_known_a_person_is_asked() {
    f.servers.answer("puma", lost());

    var run = f.carriedOut(f.plan(hook("puma", true), act("two")));

    assertThat(run.run().state()).isEqualTo(RunState.AWAITING_PERSON);
    assertThat(f.states(run.run().id())).containsExactly(AWAITING_PERSON, PENDING);
    assertThat(f.servers.count("puma")).isOne();
  }

  @Test
  void one_during_which_the_console_was_killed_is_never_carried_out_again_by_itself() {
    UUID run = f.started(f.plan(hook("puma", false), act("two"))).run().id();
    f.servers.beforeEach(name -> {
      if (name.equals("puma")) {
        throw new FakeServers.Killed();
      }
    });
    var task = f.killed();

    f.servers.beforeEach(name -> {});
    f.revive(task);

    assertThat(f.state(run)).isEqualTo(RunState.SUCCEEDED);
    assertThat(f.states(run)).containsExactly(TOLERATED, DONE);
    assertThat(f.servers.count("puma")).isZero();
  }

  @Test
  void a_run_without_failures_has_no_remark() {
    var run = f.carriedOut(f.plan(hook("puma", false)));

    assertThat(run.run().state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(run.run().remark()).isNull();
  }

  private static CommandResult result(String how) {
    return switch (how) {
      case "fails" -> exit(5, "Unit puma.service not loaded.");
      case "times out" -> exit(124, "");
      case "unreached" -> unreached();
      default -> lost();
    };
  }

  private static Step hook(String name, boolean vital) {
    return new Step.Hook(
        name,
        text(name),
        text(name),
        DB2,
        Command.Argv.of("root", name),
        vital,
        60,
        List.of(new Rescue(DB2, text("back"), Command.Argv.of("root", "start-" + name))));
  }
}
