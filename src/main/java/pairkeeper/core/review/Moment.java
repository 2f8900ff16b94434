package pairkeeper.core.review;

import java.time.Instant;
import java.util.Locale;

/**
 * One moment of a run's time line.
 *
 * @param at when, or null when it was not measured or did not happen
 * @param atLatest whether it was only found done at that time: it happened then or before
 */
public record Moment(Kind kind, Instant at, boolean atLatest) {

  static Moment of(Kind kind, Instant at) {
    return new Moment(kind, at, false);
  }

  /** What happened at it; {@link #word()} is the API's word for it. */
  public enum Kind {
    /** The primary was seen well for the last time. */
    LAST_SEEN,
    /** A look at the primary failed for the first time. */
    DETECTED,
    /** A person confirmed the plan. */
    DECIDED,
    /** A second person agreed. */
    APPROVED,
    /** The old primary could not write any more, or a person attested it. */
    FENCED,
    /** The standby was promoted. */
    PROMOTED,
    /** The console's first write on the new primary succeeded. */
    FIRST_WRITE,
    /** The run ended. */
    ENDED;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
