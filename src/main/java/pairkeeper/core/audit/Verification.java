package pairkeeper.core.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What recomputing the chains gave.
 *
 * @param entries how many entries were recomputed, in all visible chains
 * @param upTo when the newest of them happened, or null when there is none
 * @param firstBad the first row that does not hold, in the first chain that has one
 * @param at when this was found out
 */
public record Verification(long entries, Instant upTo, Optional<Bad> firstBad, Instant at) {

  /** Why a row does not hold. */
  public enum Flaw {
    /** The row's fields do not give its hash: it was changed. */
    CHANGED,
    /** A number is missing before this row: a row was deleted. */
    MISSING,
    /** It names another predecessor than the row before it: rows were swapped or rewritten. */
    MISLINKED,
    /** The newest rows are gone: the chain's head names a later one. */
    CUT_OFF,
    /** There are rows after the one that the chain's head names. */
    BEYOND_HEAD
  }

  /**
   * A row that does not hold.
   *
   * @param seq its number; for {@link Flaw#CUT_OFF} the first one that is gone
   */
  public record Bad(UUID chain, long seq, Flaw flaw) {}

  /** Whether every link of every visible chain holds. */
  public boolean valid() {
    return firstBad.isEmpty();
  }
}
