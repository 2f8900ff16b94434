package pairkeeper.core.runbook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;

/**
 * Restores the newest backup of a job beside it, starts a server on it that nobody else reaches,
 * asks it, and removes it again: so it is known that the backup can be restored.
 */
public final class RestoreBackup {
  /** Its name as a runbook. */
  public static final String ID = "backup-restore";

  private RestoreBackup() {}

  public static Plan plan(BackupFacts facts, UUID id, Instant now, List<GuardResult> guards) {
    boolean blocked = guards.stream().anyMatch(GuardResult::blocks);
    var steps =
        facts
            .folder()
            .newest()
            .filter(newest -> !blocked)
            .map(newest ->
                new BackupSteps(facts, id, newest.name(), List.of()).doubt().restore().all())
            .orElse(List.of());
    return BackupSteps.plan(ID, facts, id, now, guards, steps);
  }
}
