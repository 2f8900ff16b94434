package pairkeeper.ops.runs;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import pairkeeper.core.model.Scope;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.run.Run;
import pairkeeper.ops.Transactions;
import pairkeeper.ops.operation.Opening;
import pairkeeper.store.database.Database;
import pairkeeper.store.runs.RunMove;
import pairkeeper.store.runs.Runs;

/**
 * Finds the runs that a stopped console left behind. On an embedded database there can be no other
 * node, so they go on at once; otherwise the scheduler notices within 20 s whose node is dead.
 */
@ApplicationScoped
public class RunRecovery {
  private static final System.Logger LOG = System.getLogger(RunRecovery.class.getName());

  private Transactions transactions;
  private Runs runs;
  private RunQueue queue;
  private RunAudit audit;
  private Database database;
  private Clock clock;

  protected RunRecovery() {}

  @Inject
  RunRecovery(
      Transactions transactions,
      Runs runs,
      RunQueue queue,
      RunAudit audit,
      Database database,
      Clock clock) {
    this.transactions = transactions;
    this.runs = runs;
    this.queue = queue;
    this.audit = audit;
    this.database = database;
    this.clock = clock;
  }

  // when the scheduler is made, which it hands the runs to, and not yet started
  void start(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER + 100) Opening.Opens console) {
    if (database.embedded()) {
      recover();
    }
  }

  /** Calls every run interrupted that was running, and hands it to the scheduler again. */
  void recover() {
    transactions.run(() -> runs.in(RunState.RUNNING).forEach(this::again));
    transactions.run(() -> runs.in(RunState.PLANNED).forEach(this::requeue));
  }

  private void again(Run run) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var cut =
        new RunMove(run.id(), RunState.RUNNING, RunState.INTERRUPTED, run.fence(), true, null, now);
    if (runs.move(cut)) {
      LOG.log(Level.WARNING, "run {0} was interrupted and goes on", run.number());
      audit.byRun("run.interrupted", run, Map.of());
      runs.find(run.id(), Scope.all()).ifPresent(it -> queue.add(it, it.fence()));
    }
  }

  /** Its task is there already, unless the database was brought back from a copy. */
  private void requeue(Run run) {
    queue.add(run, run.queued());
  }
}
