package pairkeeper.ops.appointments;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.appointment.Appointment;
import pairkeeper.ops.scheduling.ScheduledWork;
import pairkeeper.ops.scheduling.WorkScheduler;

/**
 * Hands appointments to a node of the console when their time has come; after a stop at the next
 * start. What was begun by a node that died is begun again, and finds whether it was done.
 */
@ApplicationScoped
public class AppointmentWork implements ScheduledWork {
  private static final String TASK = "appointment";
  static final Duration RETRY = Duration.ofSeconds(5);

  private final OneTimeTask<Void> task =
      Tasks.oneTime(TASK)
          .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
          .onDeadExecutionRevive()
          .execute((instance, context) -> start(instance.getId()));

  private AppointmentStart start;
  private WorkScheduler scheduler;

  protected AppointmentWork() {}

  @Inject
  AppointmentWork(AppointmentStart start, WorkScheduler scheduler) {
    this.start = start;
    this.scheduler = scheduler;
  }

  @Override
  public List<Task<?>> tasks() {
    return List.of(task);
  }

  /** In the caller's transaction: when that is rolled back, nothing was handed over. */
  public void add(Appointment appointment) {
    scheduler.schedule(task.instance(appointment.id().toString()), appointment.startsAt());
  }

  private void start(String id) {
    start.begin(UUID.fromString(id));
  }
}
