package pairkeeper.core.runbook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.job.BackupFolder;
import pairkeeper.core.job.BackupName;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;

/**
 * Takes a base backup of the primary onto another server of the pair, where it is wanted restores
 * it beside to see that it can be, and removes the ones that need not stay. Nothing is removed
 * before there is a newer one.
 */
public final class TakeBackup {
  /** Its name as a runbook. */
  public static final String ID = "backup";

  private TakeBackup() {}

  public static Plan plan(BackupFacts facts, UUID id, Instant now, List<GuardResult> guards) {
    List<String> removed =
        facts.folder().superfluous(facts.settings().keep(), now).stream()
            .map(BackupFolder.Found::name)
            .toList();
    boolean blocked = guards.stream().anyMatch(GuardResult::blocks);
    var steps = new BackupSteps(facts, id, BackupName.of(now), removed);
    if (!blocked) {
      steps.take();
      if (facts.settings().restore()) {
        steps.restore();
      }
      steps.remove(removed);
    }
    return BackupSteps.plan(ID, facts, id, now, guards, steps.all());
  }
}
