package pairkeeper.ops.scheduling;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.OnStartup;
import com.github.kagkarlsson.scheduler.task.Task;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.context.Dependent;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** Builds the scheduler with the console's settings; the library's own serve batch jobs. */
@Dependent
class SchedulerFactory {
  // a dead node's work is taken over after 20 s; the library waits half an hour
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final int MISSED_HEARTBEATS = 4;
  private static final Duration POLLING = Duration.ofSeconds(2);

  // the library deletes rows of tasks that it doesn't know; an older node must not delete a
  // newer one's
  private static final Duration NEVER = Duration.ofDays(36_500);

  @Resource(lookup = "java:app/jdbc/console")
  DataSource console;

  @Resource ContextService contexts;

  Scheduler make(Lane lane, List<Task<?>> tasks) {
    List<Task<?>> onDemand = tasks.stream().filter(task -> !(task instanceof OnStartup)).toList();
    SchedulerBuilder builder =
        Scheduler.create(console, onDemand)
            .tableName(lane.table())
            .schedulerName(new SchedulerName.Fixed(nodeName()))
            .serializer(new TextSerializer())
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .pollingInterval(POLLING)
            .deleteUnresolvedAfter(NEVER)
            .threads(lane.atOnce())
            .executorService(new ContextualThreads(contexts::currentContextExecutor))
            .alwaysPersistTimestampInUTC()
            .failureLogging(LogLevel.WARN, true)
            .shutdownMaxWait(Duration.ofSeconds(5));
    tasks.stream().filter(OnStartup.class::isInstance).forEach(task -> startTask(builder, task));
    if (isPostgresql()) {
      // one round trip, and nodes skip each other's rows
      builder.pollUsingLockAndFetch(0.5, 1.0);
    }
    return builder.build();
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the type is an intersection that can't be written
  private static void startTask(SchedulerBuilder builder, Task<?> task) {
    builder.startTasks((List) List.of(task));
  }

  private boolean isPostgresql() {
    try (Connection connection = console.getConnection()) {
      return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Shown in {@code picked_by} (50 characters): which process has the work. */
  private static String nodeName() {
    String host;
    try {
      host = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      host = "console";
    }
    return host.substring(0, Math.min(host.length(), 38)) + "#" + ProcessHandle.current().pid();
  }
}
