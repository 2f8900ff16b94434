package pairkeeper.ops.runs;

import pairkeeper.core.run.Run;

/** What else is stored in the transaction in which a run ends. */
@FunctionalInterface
public interface AfterRun {

  /**
   * Stores it; what it throws takes back the end of the run.
   *
   * @param run as it was before its end
   */
  void ended(Run run);
}
