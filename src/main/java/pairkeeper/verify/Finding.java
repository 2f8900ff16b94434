package pairkeeper.verify;

import java.util.Map;

/**
 * What is wrong, first of its kind.
 *
 * @param args for people: numbers and ids as text
 */
public record Finding(Kind kind, Map<String, String> args) {

  public Finding {
    args = Map.copyOf(args);
  }

  /** What can be wrong. */
  public enum Kind {
    /** A line of the export is no entry. */
    UNREADABLE,
    /** An entry's fields do not give its hash: it was changed. */
    CHANGED,
    /** A number is missing or out of its order. */
    MISSING,
    /** An entry names another predecessor than the one before it. */
    MISLINKED,
    /** The chain ends before where a checkpoint saw it. */
    CUT_OFF,
    /** The entry at which a checkpoint saw the chain is another one now: it was written anew. */
    REWRITTEN,
    /** A line of the checkpoints is none. */
    CHECKPOINT_UNREADABLE,
    /** A checkpoint was not signed by that key. */
    FORGED,
    /** A checkpoint is missing between two others, or before the first. */
    CHECKPOINT_MISSING,
    /** A checkpoint does not follow the one before it. */
    CHECKPOINT_MISLINKED
  }
}
