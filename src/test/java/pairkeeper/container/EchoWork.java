package pairkeeper.container;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import pairkeeper.ops.operation.Readiness;
import pairkeeper.ops.scheduling.ScheduledWork;
import pairkeeper.ops.scheduling.WorkScheduler;
import pairkeeper.store.setting.Settings;

/** Work that says its name; only in the tests' war. */
@ApplicationScoped
public class EchoWork implements ScheduledWork {
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private final OneTimeTask<Void> task =
      Tasks.oneTime("echo").execute((instance, context) -> echo(instance.getId()));

  @Inject WorkScheduler scheduler;
  @Inject Settings settings;
  @Inject Readiness readiness;

  @Override
  public List<Task<?>> tasks() {
    return List.of(task);
  }

  private void echo(String name) {
    readiness.askDatabase(); // names and transactions are there on the work's own thread
    said.add(name);
  }

  /** A setting and a task in one transaction. */
  @Transactional
  public void remember(String name) {
    settings.put("echo", name);
    scheduler.schedule(task.instance(name), Instant.now());
  }

  /** The same, and then the transaction fails. */
  @Transactional
  public void failToRemember(String name) {
    remember(name);
    throw new IllegalStateException("taken back");
  }

  /** The setting that was written with the newest task. */
  @Transactional
  public String remembered() {
    return settings.find("echo").orElse("");
  }

  /** The next name that was said, or null when none is said for the given time. */
  public String heard(long seconds) throws InterruptedException {
    return said.poll(seconds, TimeUnit.SECONDS);
  }
}
