package pairkeeper.ops.jobs.kind;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.job.BackupSettings;
import pairkeeper.core.job.Job;
import pairkeeper.core.model.Pair;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.run.Thing;
import pairkeeper.core.runbook.BackupFacts;
import pairkeeper.core.runbook.BackupGuards;
import pairkeeper.core.runbook.TakeBackup;

/** Jobs that take base backups. What they took stays when they are removed. */
@ApplicationScoped
public class BackupKind extends JobKind<BackupSettings, BackupFacts> {
  private BackupReader reader;

  protected BackupKind() {}

  @Inject
  BackupKind(PlannedJob planned, BackupReader reader) {
    super(planned, BackupSettings.class);
    this.reader = reader;
  }

  @Override
  public String runbook() {
    return TakeBackup.ID;
  }

  @Override
  BackupFacts read(Job job, BackupSettings settings, Pair pair, Instant due) {
    return reader.read(job, settings, pair);
  }

  @Override
  List<GuardResult> guards(BackupFacts facts) {
    return BackupGuards.check(facts);
  }

  @Override
  Plan plan(BackupFacts facts, UUID id, Instant now, boolean newKey, List<GuardResult> guards) {
    return TakeBackup.plan(facts, id, now, guards);
  }

  @Override
  List<Thing> things(BackupFacts facts) {
    return facts.things();
  }
}
