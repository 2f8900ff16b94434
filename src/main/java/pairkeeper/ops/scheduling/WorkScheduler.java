package pairkeeper.ops.scheduling;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import pairkeeper.ops.operation.Opening;

/**
 * The console's scheduler, one of the library's for each lane, started after everything else.
 * Scheduling joins the caller's transaction, so that a run's row and its task are written together
 * or not at all.
 */
@ApplicationScoped
public class WorkScheduler {
  @Inject @Any Instance<ScheduledWork> works;
  @Inject SchedulerFactory factory;
  @Inject Event<WorkScheduled> scheduled;

  private final Map<Lane, Scheduler> schedulers = new EnumMap<>(Lane.class);
  private final Map<String, Lane> lanes = new HashMap<>();

  /** Something was scheduled in a transaction that has to be committed before anyone can see it. */
  record WorkScheduled(Lane lane) {}

  void make(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER) Opening.Opens console) {
    var tasks = new EnumMap<Lane, List<Task<?>>>(Lane.class);
    for (ScheduledWork work : works) {
      for (Task<?> task : work.tasks()) {
        Lane lane = work.lane(task);
        lanes.put(task.getName(), lane);
        tasks.computeIfAbsent(lane, l -> new ArrayList<>()).add(task);
      }
    }
    tasks.forEach((lane, its) -> schedulers.put(lane, factory.make(lane, its)));
  }

  /**
   * After the runs of a stopped console were handed over: it would find their dead tasks at once,
   * and take the same rows at the same time.
   */
  void start(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER + 200) Opening.Opens console) {
    schedulers.values().forEach(Scheduler::start);
  }

  void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object console) {
    // each waits for its works
    try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
      schedulers.values().forEach(scheduler -> all.execute(scheduler::stop));
    }
  }

  /**
   * Schedules one instance of a task; does nothing when an instance of that name is scheduled
   * already. Work that is due starts right after the caller's commit.
   *
   * @param work made by its task: {@code task.instance("id of the run")}
   * @param at not before this instant
   */
  public void schedule(TaskInstance<?> work, Instant at) {
    Lane lane = lanes.get(work.getTaskName());
    schedulers.get(lane).scheduleIfNotExists(work, at);
    scheduled.fire(new WorkScheduled(lane));
  }

  /** Takes back what has not been started yet; does nothing when there is no such instance. */
  public void cancel(String task, String instance) {
    TaskInstanceId id = TaskInstanceId.of(task, instance);
    Scheduler scheduler = schedulers.get(lanes.get(task));
    if (scheduler.getScheduledExecution(id).isPresent()) {
      scheduler.cancel(id);
    }
  }

  // before the commit the scheduler would look and find nothing
  void lookAtOnce(@Observes(during = TransactionPhase.AFTER_SUCCESS) WorkScheduled event) {
    schedulers.get(event.lane()).triggerCheckForDueExecutions();
  }
}
