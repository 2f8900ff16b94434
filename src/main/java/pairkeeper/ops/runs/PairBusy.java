package pairkeeper.ops.runs;

import java.util.UUID;
import pairkeeper.core.run.Run;

/** Another run holds the pair; nothing was started. */
public class PairBusy extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final UUID run;
  private final long number;
  private final String holder;

  /**
   * @param run the run that holds the pair
   */
  public PairBusy(Run run) {
    super("run " + run.number() + " of " + run.actor() + " holds the pair");
    this.run = run.id();
    this.number = run.number();
    this.holder = run.actor();
  }

  public UUID run() {
    return run;
  }

  public long number() {
    return number;
  }

  public String holder() {
    return holder;
  }
}
