package pairkeeper.ops.runs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import pairkeeper.core.model.Scope;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.run.Run;
import pairkeeper.store.runs.RunMove;
import pairkeeper.store.runs.Runs;

/**
 * Runs that were under way when the console's backup was made: what became of them since, nobody
 * knows here, so none goes on before a person has looked.
 */
@ApplicationScoped
public class RestoredRuns {
  private Runs runs;
  private Stepping stepping;
  private Clock clock;

  protected RestoredRuns() {}

  @Inject
  RestoredRuns(Runs runs, Stepping stepping, Clock clock) {
    this.runs = runs;
    this.stepping = stepping;
    this.clock = clock;
  }

  /**
   * Lets all of them wait for a person.
   *
   * @return how many there are
   */
  @Transactional
  public int hold() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    int held = 0;
    for (RunState state : List.of(RunState.RUNNING, RunState.PLANNED, RunState.INTERRUPTED)) {
      for (Run run : List.copyOf(runs.in(state))) {
        stepping.rest(
            running(run, now), RunState.AWAITING_PERSON, Text.of("runs.remark.restored"), now);
        held++;
      }
    }
    return held;
  }

  /** Only who runs may come to rest. */
  private Run running(Run run, Instant now) {
    if (run.state() == RunState.RUNNING) {
      return run;
    }
    runs.move(new RunMove(run.id(), run.state(), RunState.RUNNING, run.fence(), false, null, now));
    return runs.find(run.id(), Scope.all()).orElseThrow();
  }
}
