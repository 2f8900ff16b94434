package pairkeeper.ops.runs;

import java.util.List;
import pairkeeper.core.run.Progress;

/** What a worker tells and asks the console while a step is carried out. */
interface Report {
  /** The next piece of output. */
  void chunk(String piece);

  /** The whole output so far, where a server tells it as a whole. */
  void whole(String output);

  void progress(Progress progress);

  /** Who wants what is being carried out ended now, or "". */
  String endAsked();

  /**
   * Asks the runs of the pair's jobs to end.
   *
   * @return the numbers of those that have not ended yet
   */
  List<Long> endJobs();
}
