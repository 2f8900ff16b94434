package pairkeeper.ops.notify;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.scheduling.ScheduledWork;

/** Looks every few seconds what is to be told, and delivers it; on one node of the console. */
@ApplicationScoped
public class NotifyWork implements ScheduledWork {
  private static final Duration LOOK = Duration.ofSeconds(5);

  private Telling telling;
  private Postman postman;
  private CurrentUser user;

  protected NotifyWork() {}

  @Inject
  NotifyWork(Telling telling, Postman postman, CurrentUser user) {
    this.telling = telling;
    this.postman = postman;
    this.user = user;
  }

  @Override
  public List<Task<?>> tasks() {
    return List.of(
        Tasks.recurring("notify", FixedDelay.of(LOOK))
            .execute((instance, context) -> user.asConsole(this::work)),
        Tasks.recurring("notify-around", FixedDelay.of(Duration.ofSeconds(30)))
            .execute((instance, context) -> user.asConsole(telling::lookAround)),
        Tasks.recurring("notify-forget", FixedDelay.of(Duration.ofHours(6)))
            .execute((instance, context) -> user.asConsole(telling::forget)));
  }

  private void work() {
    try {
      telling.look();
    } finally {
      postman.setOut(); // what was told before arrives whatever this look came to
    }
  }
}
