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
import pairkeeper.ops.scheduling.ScheduledWork;
import pairkeeper.ops.scheduling.WorkScheduler;

/**
 * Hands runs to a node of the console that carries them out. The task of a dead node is given away
 * again; the run's fence says then whether the task is still the one that counts.
 */
@ApplicationScoped
public class RunQueue implements ScheduledWork {
  private static final String TASK = "run";
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final OneTimeTask<Void> task =
      Tasks.oneTime(TASK)
          .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
          .onDeadExecutionRevive()
          .execute((instance, context) -> carryOut(instance.getId()));

  private RunEngine engine;
  private WorkScheduler scheduler;
  private Clock clock;

  protected RunQueue() {}

  @Inject
  RunQueue(RunEngine engine, WorkScheduler scheduler, Clock clock) {
    this.engine = engine;
    this.scheduler = scheduler;
    this.clock = clock;
  }

  @Override
  public List<Task<?>> tasks() {
    return List.of(task);
  }

  /**
   * In the transaction of the caller: when that is rolled back, nothing was handed over.
   *
   * @param fence the run's fence now; a task that carries an older one does nothing
   */
  void add(UUID run, long fence) {
    scheduler.schedule(task.instance(run + ":" + fence), clock.instant());
  }

  private void carryOut(String instance) {
    int colon = instance.indexOf(':');
    engine.carryOut(
        UUID.fromString(instance.substring(0, colon)),
        Long.parseLong(instance.substring(colon + 1)));
  }
}
