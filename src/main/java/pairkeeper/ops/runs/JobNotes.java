package pairkeeper.ops.runs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import pairkeeper.core.plan.Change;
import pairkeeper.core.run.Run;
import pairkeeper.core.run.RunStep;

/** Keeps what the steps of a run found or made, in the transaction that ends the note. */
@ApplicationScoped
public class JobNotes {
  private CountsKept counts;
  private BackupsKept backups;
  private RehearsalsKept rehearsals;
  private PrunesKept prunes;
  private LogsKept logs;
  private RowsCompared rows;

  protected JobNotes() {}

  @Inject
  JobNotes(
      CountsKept counts,
      BackupsKept backups,
      RehearsalsKept rehearsals,
      PrunesKept prunes,
      LogsKept logs,
      RowsCompared rows) {
    this.counts = counts;
    this.backups = backups;
    this.rehearsals = rehearsals;
    this.prunes = prunes;
    this.logs = logs;
    this.rows = rows;
  }

  /**
   * @param steps of the run, as they ended so far
   * @return FAILED where what was found is not what must be
   */
  Ended keep(Run run, Change.OfJobs change, List<RunStep> steps, Instant now) {
    return switch (change) {
      case Change.KeepCounts c -> counts.keep(run.id(), c, steps, now);
      case Change.KeepRehearsal c -> rehearsals.keep(run, c, steps, now);
      case Change.KeepPruned c -> prunes.keep(run, c, steps, now);
      case Change.KeepLogs c -> logs.keep(run, c, steps, now);
      case Change.CompareRows c -> rows.compare(run, c, steps, now);
      case Change.OfBackups c -> backups.keep(run, c, steps, now);
    };
  }
}
