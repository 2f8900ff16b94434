package pairkeeper.ops.runs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.job.BackupSaid;
import pairkeeper.core.job.KeptBackup;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Change;
import pairkeeper.core.plan.StepState;
import pairkeeper.core.run.Run;
import pairkeeper.core.run.RunStep;
import pairkeeper.store.jobs.KeptBackups;

/** Keeps which backups there are and which of them were restored, as the steps of a run say it. */
@ApplicationScoped
public class BackupsKept {
  private KeptBackups backups;

  protected BackupsKept() {}

  @Inject
  public BackupsKept(KeptBackups backups) {
    this.backups = backups;
  }

  Ended keep(Run run, Change.OfBackups change, List<RunStep> steps, Instant now) {
    return switch (change) {
      case Change.KeepBackup keep ->
          BackupSaid.taken(output(steps, keep.step()))
              .map(taken -> {
                backups.keep(run.pair(), backup(run.id(), keep, taken, now));
                return Ended.done(null, taken.name());
              })
              .orElseGet(BackupsKept::unsaid);
      case Change.DoubtBackup doubt -> {
        backups.doubted(doubt.job(), doubt.name());
        yield Ended.done(null, "");
      }
      case Change.KeepRestored keep ->
          BackupSaid.restored(output(steps, keep.step()))
              .map(restored -> {
                backups.restored(keep.job(), restored.name(), restored.seconds(), now);
                return Ended.done(null, restored.name());
              })
              .orElseGet(BackupsKept::unsaid);
      case Change.ForgetBackups forget -> {
        backups.removed(forget.job(), forget.server(), forget.names(), now);
        yield Ended.done(null, "");
      }
    };
  }

  private static KeptBackup backup(
      UUID run, Change.KeepBackup keep, BackupSaid.Taken taken, Instant now) {
    return new KeptBackup(
        keep.job(),
        taken.name(),
        run,
        keep.server(),
        keep.primary(),
        taken.bytes(),
        taken.systemIdentifier(),
        taken.timeline(),
        taken.start(),
        taken.end(),
        now,
        null,
        0,
        null);
  }

  /** A person said that the step was done, which names no backup. */
  private static Ended unsaid() {
    return Ended.failed(null, Text.of("backups.run.unsaid"), "");
  }

  private static String output(List<RunStep> steps, String id) {
    return steps.stream()
        .filter(step -> step.id().equals(id) && step.state() == StepState.DONE)
        .map(RunStep::output)
        .findFirst()
        .orElse("");
  }
}
