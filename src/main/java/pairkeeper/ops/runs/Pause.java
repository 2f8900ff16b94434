package pairkeeper.ops.runs;

/** Waiting between two looks at a server; tests let the time pass at once. */
@FunctionalInterface
interface Pause {
  /**
   * @throws Halted when the console is being stopped
   */
  void millis(long millis);

  /** Waits for real. */
  static void real(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Halted();
    }
  }

  /** The console is being stopped: the run is left as it is, to be taken up by the next start. */
  class Halted extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
