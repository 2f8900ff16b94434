package pairkeeper.ops.runs;

import java.util.UUID;

/** Another run holds the pair; nothing was started. */
public class PairBusy extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final UUID run;
  private final long number;
  private final String holder;

  /**
   * @param run the run that holds the pair
   * @param number its number for people
   * @param holder name of the person who started it
   */
  public PairBusy(UUID run, long number, String holder) {
    super("run " + number + " of " + holder + " holds the pair");
    this.run = run;
    this.number = number;
    this.holder = holder;
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
