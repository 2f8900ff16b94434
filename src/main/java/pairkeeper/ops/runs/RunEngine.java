package pairkeeper.ops.runs;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import pairkeeper.core.plan.Executor;
import pairkeeper.ops.inventory.RecentAccess;
import pairkeeper.ops.inventory.Secrets;
import pairkeeper.ops.live.Changed;
import pairkeeper.remote.DetachedCommands;

/** The runner with this console's executor, secrets and clock: what the scheduler's tasks call. */
@ApplicationScoped
public class RunEngine {
  private final ExecutorService aside = Executors.newVirtualThreadPerTaskExecutor();
  private Runner runner;

  protected RunEngine() {}

  @Inject
  RunEngine(
      Logbook book,
      Executor executor,
      RecentAccess access,
      Secrets secrets,
      Event<Changed> live,
      Clock clock) {
    var commands = new DetachedCommands(executor, server -> access.of(server).privilege());
    var worker = new StepWorker(executor, commands, clock, Pause::real);
    runner = new Runner(book, worker, secrets::reveal, live::fireAsync, clock, Pause::real, aside);
  }

  /**
   * Carries a run out until it ends or waits for a person.
   *
   * @param queued the fence with which it was handed to the scheduler
   */
  public void carryOut(UUID run, long queued) {
    runner.carryOut(run, queued);
  }

  @PreDestroy
  void stop() {
    runner.stop();
    aside.shutdown();
  }
}
