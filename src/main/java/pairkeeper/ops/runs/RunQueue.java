package pairkeeper.ops.runs;

import java.util.UUID;

/** Hands runs to a node of the console that carries them out. */
interface RunQueue {

  /**
   * In the transaction of the caller: when that is rolled back, nothing was handed over.
   *
   * @param fence the run's fence now; a task that carries an older one does nothing
   */
  void add(UUID run, long fence);
}
