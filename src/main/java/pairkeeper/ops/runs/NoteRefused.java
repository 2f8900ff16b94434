package pairkeeper.ops.runs;

import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/** A change of the inventory that could not be made; the transaction is lost. */
class NoteRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int position;

  NoteRefused(int position, RuntimeException cause) {
    super(cause);
    this.position = position;
  }

  /** The refusal in words for people, else what the program said. */
  Text why() {
    return getCause() instanceof Refused refused
        ? refused.text()
        : Text.of("runs.why.inventory", "said", String.valueOf(getCause().getMessage()));
  }

  int position() {
    return position;
  }
}
