package pairkeeper.ops.runs;

import pairkeeper.core.run.Progress;

/** Where a worker tells what happens while a step is carried out. */
interface Report {
  /** The next piece of output. */
  void chunk(String piece);

  /** The whole output so far, where a server tells it as a whole. */
  void whole(String output);

  void progress(Progress progress);

  /** Who wants what is being carried out ended now, or "". */
  String endAsked();
}
