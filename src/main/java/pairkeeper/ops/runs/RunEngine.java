package pairkeeper.ops.runs;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import pairkeeper.core.plan.Executor;
import pairkeeper.ops.inventory.RecentAccess;
import pairkeeper.ops.inventory.Secrets;
import pairkeeper.ops.live.Changed;
import pairkeeper.remote.DetachedCommands;
import pairkeeper.remote.InTurn;

/** The runner with this console's executor, secrets and clock: what the scheduler's tasks call. */
@ApplicationScoped
public class RunEngine {
  private final ExecutorService aside = Executors.newVirtualThreadPerTaskExecutor();
  private Runner pairs;
  private Runner jobs;

  protected RunEngine() {}

  @Inject
  RunEngine(
      Logbook book,
      Executor executor,
      RecentAccess access,
      Secrets secrets,
      Event<Changed> live,
      Clock clock) {
    Function<Executor, Runner> by =
        its -> {
          var commands = new DetachedCommands(its, server -> access.of(server).privilege());
          var worker = new StepWorker(its, commands, clock, Pause::real);
          return new Runner(
              book, worker, secrets::reveal, live::fireAsync, clock, Pause::real, aside);
        };
    pairs = by.apply(executor);
    jobs = by.apply(new InTurn(executor, access::of));
  }

  /**
   * Carries a run out until it ends or waits for a person.
   *
   * @param queued the fence with which it was handed to the scheduler
   */
  public void carryOut(UUID run, long queued) {
    pairs.carryOut(run, queued);
  }

  /** The same for the run of a job, whose commands wait for their turn on their host. */
  public void carryOutJob(UUID run, long queued) {
    jobs.carryOut(run, queued);
  }

  @PreDestroy
  void stop() {
    pairs.stop();
    jobs.stop();
    aside.shutdown();
  }
}
