package pairkeeper.core.health;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import pairkeeper.core.model.Text;

/**
 * How a pair is, judged from what was seen.
 *
 * @param reasons worst first; empty only when healthy
 * @param lagBytes what the standby has not replayed yet, or null when it is not known
 * @param lagSeconds age of the newest replayed commit while something is missing, 0 when nothing is
 *     missing, or null when it is not known
 * @param asOf oldest of the observations it rests on, or null
 */
public record Verdict(
    Kind kind, List<Reason> reasons, Long lagBytes, Double lagSeconds, Instant asOf) {

  /** Worst first. */
  public enum Kind {
    SPLIT_BRAIN,
    DIVERGED,
    CRITICAL,
    NO_STANDBY,
    WARNING,
    UNKNOWN,
    HEALTHY;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether somebody has to act now. */
    public boolean needsPerson() {
      return switch (this) {
        case SPLIT_BRAIN, DIVERGED, CRITICAL, NO_STANDBY -> true;
        case WARNING, UNKNOWN, HEALTHY -> false;
      };
    }
  }

  /**
   * Why it is not healthy.
   *
   * @param id stable name, {@code not-streaming}
   * @param source where it was seen: a server's name, or "console"
   */
  public record Reason(String id, Kind kind, Text text, String source) {}

  public Verdict {
    reasons = List.copyOf(reasons);
  }
}
