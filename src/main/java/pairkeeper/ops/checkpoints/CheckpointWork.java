package pairkeeper.ops.checkpoints;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.scheduling.ScheduledWork;

/** Looks every few seconds whether a checkpoint is due or waits to be delivered; on one node. */
@ApplicationScoped
public class CheckpointWork implements ScheduledWork {
  /** A role change that ended has its checkpoint after this at the latest. */
  private static final Duration LOOK = Duration.ofSeconds(10);

  private Checkpoints checkpoints;
  private CurrentUser user;

  protected CheckpointWork() {}

  @Inject
  CheckpointWork(Checkpoints checkpoints, CurrentUser user) {
    this.checkpoints = checkpoints;
    this.user = user;
  }

  @Override
  public List<Task<?>> tasks() {
    return List.of(
        Tasks.recurring("audit-checkpoint", FixedDelay.of(LOOK))
            .execute((instance, context) -> user.asConsole(checkpoints::work)));
  }
}
