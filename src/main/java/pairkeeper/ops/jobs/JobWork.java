package pairkeeper.ops.jobs;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pairkeeper.ops.scheduling.Lane;
import pairkeeper.ops.scheduling.ScheduledWork;
import pairkeeper.ops.scheduling.WorkScheduler;

/**
 * Wakes a node of the console when a job is due; after a stop at the next start. What is due, and
 * whether it was started already, is looked at then.
 */
@ApplicationScoped
public class JobWork implements ScheduledWork {
  private static final String TASK = "job";

  /** Between two attempts at what cannot start for a moment. */
  static final Duration RETRY = Duration.ofSeconds(15);

  private final OneTimeTask<Void> task =
      Tasks.oneTime(TASK)
          .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
          .onDeadExecutionRevive()
          .execute((instance, context) -> due(instance.getId()));

  private JobDue due;
  private WorkScheduler scheduler;

  protected JobWork() {}

  @Inject
  JobWork(JobDue due, WorkScheduler scheduler) {
    this.due = due;
    this.scheduler = scheduler;
  }

  @Override
  public List<Task<?>> tasks() {
    return List.of(task);
  }

  @Override
  public Lane lane(Task<?> any) {
    return Lane.DUE_TIMES;
  }

  /** In the caller's transaction: when that is rolled back, nothing was handed over. */
  void wake(UUID job, Instant at) {
    scheduler.schedule(task.instance(job + ":" + at.getEpochSecond()), at);
  }

  private void due(String instance) {
    due.decide(UUID.fromString(instance.substring(0, instance.indexOf(':'))));
  }
}
