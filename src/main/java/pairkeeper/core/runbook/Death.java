package pairkeeper.core.runbook;

import java.time.Instant;
import java.util.List;
import pairkeeper.core.model.Text;

/**
 * The evidence that a primary is dead: attempts to reach it from two viewpoints, oldest first.
 *
 * @param attempts of all viewpoints
 */
public record Death(List<Attempt> attempts) {
  /** So many failures in a row a viewpoint needs before it counts. */
  public static final int NEEDED = 3;

  /** From where the primary was tried. */
  public enum Viewpoint {
    CONSOLE_SSH,
    CONSOLE_SQL,
    STANDBY_LOGIN
  }

  /**
   * One attempt.
   *
   * @param asked whether the question was put at all; one that could not be put says nothing of the
   *     primary, so it counts as answered
   * @param answered whether anything that speaks for the primary answered
   * @param said what was heard, or how it failed
   */
  public record Attempt(
      Viewpoint viewpoint, Instant at, boolean asked, boolean answered, Text said) {
    public Attempt(Viewpoint viewpoint, Instant at, boolean answered, Text said) {
      this(viewpoint, at, true, answered, said);
    }

    /** The place from which the primary was to be tried did not answer itself. */
    public static Attempt unasked(Viewpoint viewpoint, Instant at, Text why) {
      return new Attempt(viewpoint, at, false, true, why);
    }
  }

  public Death {
    attempts = List.copyOf(attempts);
  }

  public List<Attempt> of(Viewpoint viewpoint) {
    return attempts.stream().filter(a -> a.viewpoint() == viewpoint).toList();
  }

  /** The newest {@link #NEEDED} attempts of the viewpoint all failed, and there were so many. */
  public boolean silentTo(Viewpoint viewpoint) {
    List<Attempt> newest = newest(viewpoint);
    return newest.size() >= NEEDED && newest.stream().noneMatch(Attempt::answered);
  }

  /** Any of the newest {@link #NEEDED} attempts of the viewpoint was answered. */
  public boolean answersTo(Viewpoint viewpoint) {
    return newest(viewpoint).stream().anyMatch(a -> a.asked() && a.answered());
  }

  /** Some of the newest attempts could not be made, and none was answered. */
  public boolean unasked(Viewpoint viewpoint) {
    return !answersTo(viewpoint) && newest(viewpoint).stream().anyMatch(a -> !a.asked());
  }

  /**
   * The newest attempt failed after one that was answered: whether the primary died meanwhile shows
   * only with the next ones.
   */
  public boolean fading(Viewpoint viewpoint) {
    List<Attempt> newest = newest(viewpoint);
    return !newest.isEmpty()
        && !newest.getLast().answered()
        && newest.stream().anyMatch(Attempt::answered);
  }

  /**
   * When the first attempt failed of those since the last answer, or null when it is not silent.
   */
  public Instant silentSince(Viewpoint viewpoint) {
    if (!silentTo(viewpoint)) {
      return null;
    }
    List<Attempt> all = of(viewpoint);
    int first = all.size();
    while (first > 0 && !all.get(first - 1).answered()) {
      first--;
    }
    return all.get(first).at();
  }

  private List<Attempt> newest(Viewpoint viewpoint) {
    List<Attempt> all = of(viewpoint);
    return all.subList(Math.max(0, all.size() - NEEDED), all.size());
  }

  /** When the viewpoint tried last, or null. */
  public Instant lastTry(Viewpoint viewpoint) {
    List<Attempt> all = of(viewpoint);
    return all.isEmpty() ? null : all.getLast().at();
  }
}
