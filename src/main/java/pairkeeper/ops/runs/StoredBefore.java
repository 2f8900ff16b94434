package pairkeeper.ops.runs;

/** A step that is to be ended is not running: its end was stored before. */
final class StoredBefore extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  StoredBefore(int position) {
    super("step " + position + " is not running");
  }
}
