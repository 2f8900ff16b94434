package pairkeeper.core.schedule;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import pairkeeper.core.model.Text;

/**
 * What becomes of a due time, or of several in a row with the same fate.
 *
 * @param due the due time, the last one of several; everything up to it is decided
 * @param first the first one of several, else the same
 * @param count how many, 1 or more; always 1 for a run
 * @param why the reason, empty for a run that starts on time
 */
public record Decision(Kind kind, Instant due, Instant first, long count, Optional<Text> why) {

  /** {@link #word} is stored. */
  public enum Kind {
    /** It starts now. */
    RUN,
    /** A rule leaves it out: a window, a blackout, a run that goes on, a pause. */
    SKIPPED,
    /** It could not be started in time. */
    MISSED,
    /** The run of a later due time stands for it. */
    MERGED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** One for both, where they differ in nothing but the time. */
  Optional<Decision> and(Decision later) {
    boolean same = kind != Kind.RUN && kind == later.kind && why.equals(later.why);
    return same
        ? Optional.of(new Decision(kind, later.due, first, count + later.count, why))
        : Optional.empty();
  }
}
