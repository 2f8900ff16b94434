package pairkeeper.ops.runs;

/** A change of the inventory that could not be made; the transaction is lost. */
class NoteRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int position;

  NoteRefused(int position, RuntimeException cause) {
    super(cause);
    this.position = position;
  }

  int position() {
    return position;
  }
}
