package pairkeeper.ops.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pairkeeper.bench.BenchTable;
import pairkeeper.bench.OpenSession;
import pairkeeper.bench.Series;
import pairkeeper.core.model.Privilege;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.CommandResult;
import pairkeeper.core.plan.Executor;
import pairkeeper.core.plan.Goal;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.plan.Safety;
import pairkeeper.core.plan.Secret;
import pairkeeper.core.plan.ShellText;
import pairkeeper.core.plan.Step;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.NeedsLab;
import pairkeeper.remote.SshAccess;
import pairkeeper.remote.SshExecutor;
import pairkeeper.remote.SshLogin;
import pairkeeper.remote.SshSessions;
import pairkeeper.store.TestDatabase;

/**
 * What the engine adds to each step's command: storing its beginning and end, the audit, the
 * sending.
 */
@NeedsLab
class StepBench {
  private static final int ROUNDS = 5;
  private static final int STEPS = 40;
  private static final Command TRUE = Command.Argv.of("root", "true");

  private final Series plain = new Series();
  private final Series inGap = new Series();
  private final Series floor = new Series();

  @Test
  void the_engines_own_time_per_step(@TempDir Path folder) throws Exception {
    try (Lab lab = Lab.up(Flavour.NONE);
        TestDatabase database = TestDatabase.h2(folder);
        SshSessions sessions = new SshSessions();
        OpenSession bare = new OpenSession("root", lab.host(1).address(), 22, key(lab))) {
      var access =
          SshAccess.direct(
              lab.host(1).address(),
              22,
              "root",
              SshLogin.Key.open(key(lab)),
              Privilege.ROOT,
              lab.host(1).fingerprint());
      var executor = new SshExecutor(sessions, server -> access, id -> null);
      var fixture = new RunsFixture(database);
      for (int round = 0; round <= ROUNDS; round++) {
        boolean counts = round > 0;
        floor(bare, counts);
        steps(fixture, executor, false, counts ? plain : new Series());
        steps(fixture, executor, true, counts ? inGap : new Series());
      }
    }
    row("3", "run engine, added to each step", 20, plain);
    row("3b", "the same in the write gap", 5, inGap);
  }

  private static Secret key(Lab lab) throws IOException {
    return Secret.of(Files.readString(lab.key()));
  }

  private void row(String order, String figure, int most, Series engine) {
    double added = engine.median() - floor.median();
    BenchTable.row(
        order,
        "%s: %.1f ms (median of %d)".formatted(figure, added, engine.size()),
        "floor + %d ms".formatted(most),
        engine.median(),
        floor.median(),
        "ms",
        added <= most);
  }

  private void floor(OpenSession bare, boolean counts) throws Exception {
    String script = ShellText.of(TRUE);
    for (int i = 0; i < STEPS; i++) {
      long start = System.nanoTime();
      bare.run(script);
      if (counts) {
        floor.add((System.nanoTime() - start) / 1e6);
      }
    }
  }

  /** From the beginning of one command to the beginning of the next. */
  private static void steps(RunsFixture fixture, Executor executor, boolean gap, Series times) {
    var clocked = new Clocked(executor);
    List<Step> steps =
        IntStream.rangeClosed(1, STEPS).<Step>mapToObj(i -> step("step-" + i, gap)).toList();
    var run = fixture.started(fixture.plan(steps.toArray(Step[]::new)));
    var task = fixture.tasks.poll();
    fixture.runner(clocked).carryOut(task.run(), task.fence());
    assertThat(fixture.state(run.run().id())).isEqualTo(RunState.SUCCEEDED);
    for (int i = 1; i < clocked.begun.size(); i++) {
      times.add((clocked.begun.get(i) - clocked.begun.get(i - 1)) / 1e6);
    }
  }

  private static Step step(String name, boolean gap) {
    return new Step.Act(
        name,
        RunsFixture.text(name),
        RunsFixture.text(name),
        RunsFixture.DB2,
        TRUE,
        new Goal.None(),
        Safety.REPEATABLE,
        gap,
        60,
        List.of());
  }

  /** Notes when each command begins. */
  private static final class Clocked implements Executor {
    private final List<Long> begun = new ArrayList<>();
    private final Executor executor;

    Clocked(Executor executor) {
      this.executor = executor;
    }

    @Override
    public CommandResult execute(
        UUID server, Command command, Duration limit, Consumer<String> output) {
      begun.add(System.nanoTime());
      return executor.execute(server, command, limit, output);
    }
  }
}
