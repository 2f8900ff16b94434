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
import pairkeeper.ops.Transactions;
import pairkeeper.ops.operation.Readiness;
import pairkeeper.ops.scheduling.ScheduledWork;
import pairkeeper.ops.scheduling.WorkScheduler;
import pairkeeper.store.setting.Settings;

/** Work that says its name, or writes; only in the tests' war. */
@ApplicationScoped
public class EchoWork implements ScheduledWork {
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private final OneTimeTask<Void> task =
      Tasks.oneTime("echo").execute((instance, context) -> echo(instance.getId()));

  private final OneTimeTask<Void> writing =
      Tasks.oneTime("write-both").execute((instance, context) -> writeBoth(instance.getId()));

  @Inject Transactions transactions;
  @Inject WorkScheduler scheduler;
  @Inject Settings settings;
  @Inject Readiness readiness;

  @Override
  public List<Task<?>> tasks() {
    return List.of(task, writing);
  }

  private void echo(String name) {
    readiness.askDatabase(); // names and transactions are there on the work's own thread
    said.add(name);
  }

  /** Schedules for each name one that writes in one transaction, and takes it back or does not. */
  @Transactional
  public void writeAll(List<String> names) {
    names.forEach(name -> scheduler.schedule(writing.instance(name), Instant.now()));
  }

  private void writeBoth(String name) {
    try {
      transactions.run(() -> {
        write("left-", name);
        write("right-", name);
        if (name.startsWith("back-")) {
          throw new IllegalStateException("taken back");
        }
      });
    } catch (IllegalStateException e) {
      // wanted; whatever else goes wrong leaves behind what it should not
    }
    said.add(name);
  }

  /** By both ways to the database: Hibernate's, and the scheduler's own. */
  private void write(String side, String name) {
    settings.put(side + name, name);
    settings.find(side + name); // has it written now
    scheduler.schedule(task.instance(side + name), Instant.now());
    try {
      Thread.sleep(20); // others are in the midst of theirs
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Which of both settings that work has left behind. */
  @Transactional
  public String written(String name) {
    return (settings.find("left-" + name).isPresent() ? "left " : "")
        + (settings.find("right-" + name).isPresent() ? "right" : "");
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
