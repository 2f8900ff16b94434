package pairkeeper.core.notify;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a channel may hear of. */
public enum Matter {
  /** A pair for which somebody has to act, and its recovery. */
  PAIR_NEEDS_PERSON,
  /** A pair that is to be kept an eye on, or of which nothing is known, and its recovery. */
  PAIR_WARNING,
  /** A run that waits for a person. */
  RUN_WAITS,
  /** A run on a pair that failed. */
  RUN_FAILED,
  /** A run on a pair that succeeded or was given up. */
  RUN_ENDED,
  /** A job that failed, was missed or is overdue, and its recovery. */
  JOB,
  /** An old primary that accepted writes again and was fenced by standing order. */
  FENCED,
  /** A run that was started without the approval that it needed. */
  BREAK_GLASS;

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The matter with that word. */
  public static Optional<Matter> of(String word) {
    return Arrays.stream(values()).filter(m -> m.word().equals(word)).findFirst();
  }
}
