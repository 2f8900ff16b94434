package pairkeeper.ops.runs;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import pairkeeper.core.run.Run;
import pairkeeper.ops.scheduling.Lane;
import pairkeeper.ops.scheduling.ScheduledWork;
import pairkeeper.ops.scheduling.WorkScheduler;

/**
 * Hands runs to a node of the console that carries them out. The task of a dead node is given away
 * again; the run's fence says then whether the task is still the one that counts.
 */
@ApplicationScoped
public class RunQueue implements ScheduledWork {
  private static final String OF_PAIR = "run";
  private static final String OF_JOB = "job-run";
  private static final Duration RETRY = Duration.ofSeconds(5);

  private RunEngine engine;
  private WorkScheduler scheduler;
  private Clock clock;

  private final OneTimeTask<Void> ofPair =
      task(OF_PAIR, (run, fence) -> engine.carryOut(run, fence));
  private final OneTimeTask<Void> ofJob =
      task(OF_JOB, (run, fence) -> engine.carryOutJob(run, fence));

  protected RunQueue() {}

  @Inject
  RunQueue(RunEngine engine, WorkScheduler scheduler, Clock clock) {
    this.engine = engine;
    this.scheduler = scheduler;
    this.clock = clock;
  }

  @Override
  public List<Task<?>> tasks() {
    return List.of(ofPair, ofJob);
  }

  /** Jobs may copy for hours, and many of them at once; a failover waits for none. */
  @Override
  public Lane lane(Task<?> task) {
    return task == ofJob ? Lane.JOB_RUNS : Lane.CONSOLE;
  }

  /**
   * In the transaction of the caller: when that is rolled back, nothing was handed over.
   *
   * @param fence the run's fence now; a task that carries an older one does nothing
   */
  void add(Run run, long fence) {
    OneTimeTask<Void> task = run.job() == null ? ofPair : ofJob;
    scheduler.schedule(task.instance(run.id() + ":" + fence), clock.instant());
  }

  private static OneTimeTask<Void> task(String name, BiConsumer<UUID, Long> carryOut) {
    return Tasks.oneTime(name)
        .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
        .onDeadExecutionRevive()
        .execute((instance, context) -> {
          String id = instance.getId();
          int colon = id.indexOf(':');
          carryOut.accept(
              UUID.fromString(id.substring(0, colon)), Long.parseLong(id.substring(colon + 1)));
        });
  }
}
