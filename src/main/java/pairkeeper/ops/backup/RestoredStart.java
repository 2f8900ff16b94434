package pairkeeper.ops.backup;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger.Level;
import java.util.Map;
import pairkeeper.core.access.Actor;
import pairkeeper.core.model.Text;
import pairkeeper.ops.Transactions;
import pairkeeper.ops.audit.AuditLog;
import pairkeeper.ops.operation.Opening;
import pairkeeper.ops.runs.RestoredRuns;
import pairkeeper.store.backup.RestoredRows;
import pairkeeper.store.setting.Settings;

/** The first start on a restored database: the audit says so, and no run goes on by itself. */
@ApplicationScoped
public class RestoredStart {
  private static final System.Logger LOG = System.getLogger(RestoredStart.class.getName());

  @Inject Transactions transactions;
  @Inject Settings settings;
  @Inject RestoredRuns runs;
  @Inject AuditLog audit;

  // before interrupted runs are handed to the scheduler, which is at + 100
  void start(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER + 50) Opening.Opens console) {
    transactions.run(
        () -> settings.find(RestoredRows.SETTING).map(RestoredRows::origin).ifPresent(this::begin));
  }

  private void begin(RestoredRows.Origin origin) {
    LOG.log(Level.WARNING, "this console was restored from a backup of {0}", origin.madeAt());
    audit.record(
        Actor.CONSOLE,
        "backup.restored",
        null,
        null,
        Text.of("backup.audit.restored", "at", origin.madeAt().toString(), "by", origin.by()),
        Map.of("madeAt", origin.madeAt().toString(), "database", origin.database()));
    runs.hold();
    settings.remove(RestoredRows.SETTING);
  }
}
