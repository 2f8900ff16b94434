package pairkeeper.ops.runs;

/** Somebody else has the run now: whoever gets this stops at once and writes nothing more. */
class TakenOver extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TakenOver(String what) {
    super(what);
  }
}
