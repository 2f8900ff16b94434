package pairkeeper.ops.runs;

import java.util.UUID;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.run.Run;

/** Another job's run works on what this one would work on; nothing was started. */
public class ThingBusy extends Refused {
  private static final long serialVersionUID = 1L;

  private final UUID run;

  /**
   * @param run the run that works on it
   */
  public ThingBusy(Run run) {
    super("", Text.of("jobs.refused.busy", "number", run.number(), "reason", run.reason()));
    this.run = run.id();
  }

  public UUID run() {
    return run;
  }
}
