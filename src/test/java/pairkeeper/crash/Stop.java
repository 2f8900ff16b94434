package pairkeeper.crash;

/**
 * A run's thread that stands still until it is told to go on.
 *
 * @param stored whether it stands in the transaction that stores what happened, and so may hold up
 *     other runs
 * @param step the id of the step that begins there, or nothing
 */
record Stop(Where where, boolean stored, String step, Runnable go) {

  /** Where it stands. */
  enum Where {
    /** The console has taken the run, for the first time or again. */
    TAKEN,
    BEGINS,
    ENDED
  }

  void goOn() {
    go.run();
  }
}
