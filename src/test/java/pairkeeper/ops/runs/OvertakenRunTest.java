package pairkeeper.ops.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static pairkeeper.ops.runs.FakeServers.exit;
import static pairkeeper.ops.runs.FakeServers.ok;
import static pairkeeper.ops.runs.FakeServers.unreached;
import static pairkeeper.ops.runs.RunsFixture.MARTA;
import static pairkeeper.ops.runs.RunsFixture.act;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.platform.Platform;

/** A run that stopped, and on whose servers another console has acted before it goes on. */
class OvertakenRunTest {
  private final RunsFixture f = new RunsFixture();

  private UUID stoppedAfterItsClaim() {
    UUID run =
        f.started(f.plan(act("claim-primary"), act("claim-standby"), act("promote"))).run().id();
    f.servers.answer("promote", exit(1, "no"));
    f.work();
    assertThat(f.state(run)).isEqualTo(RunState.FAILED);
    f.servers.forget("promote");
    return run;
  }

  private void resume(UUID run) {
    f.as(MARTA, () -> f.desk.resume(run));
    f.work();
  }

  @Test
  void it_waits_for_a_person_and_does_nothing_more() {
    UUID run = stoppedAfterItsClaim();
    f.servers.answer("claim-standby", exit(Platform.OVERTAKEN, "number 9 was taken"));

    resume(run);

    assertThat(f.state(run)).isEqualTo(RunState.AWAITING_PERSON);
    assertThat(f.view(run).run().remark())
        .isEqualTo(Text.of("runs.remark.overtaken", "server", "", "said", "number 9 was taken"));
    assertThat(f.servers.count("promote")).isEqualTo(1);
  }

  @Test
  void a_restarted_console_asks_as_well_before_it_goes_on_by_itself() {
    UUID run = f.started(f.plan(act("claim-primary"), act("promote"))).run().id();
    f.servers.beforeEach(name -> {
      if (name.equals("promote")) {
        throw new FakeServers.Killed();
      }
    });
    var task = f.killed();
    f.servers.beforeEach(name -> {});
    f.servers.answer("claim-primary", exit(Platform.OVERTAKEN, "number 9 was taken"));

    f.revive(task);

    assertThat(f.state(run)).isEqualTo(RunState.AWAITING_PERSON);
    assertThat(f.servers.count("promote")).isZero();
  }

  @Test
  void resumed_again_it_asks_again_and_goes_on_once_the_servers_agree() {
    UUID run = stoppedAfterItsClaim();
    f.servers.answer("claim-standby", exit(Platform.OVERTAKEN, "number 9 was taken"));
    resume(run);
    resume(run);
    assertThat(f.state(run)).isEqualTo(RunState.AWAITING_PERSON);

    f.servers.forget("claim-standby").answer("claim-standby", ok("number 8 is ours"));
    resume(run);

    assertThat(f.state(run)).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void a_server_that_does_not_answer_or_cannot_keep_it_stops_nothing_here() {
    UUID run = stoppedAfterItsClaim();
    f.servers.answer("claim-primary", unreached());
    f.servers.answer("claim-standby", exit(1, "no space left on device"));

    resume(run);

    assertThat(f.state(run)).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void a_run_that_begins_asks_nothing_twice() {
    f.carriedOut(f.plan(act("claim-primary"), act("promote")));

    assertThat(f.servers.carriedOut()).containsExactly("claim-primary", "promote");
  }
}
