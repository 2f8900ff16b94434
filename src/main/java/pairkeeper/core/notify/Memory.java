package pairkeeper.core.notify;

import java.time.Duration;
import java.time.Instant;

/**
 * What a channel was told of one thing, and since when that is no longer so.
 *
 * <p>A state is told when it has held for a while. What gets worse counts from the moment at which
 * it was no longer what was told, whatever happened in between, so that trouble that changes its
 * face is told too; that all is well counts from the moment since when nothing was wrong.
 *
 * @param told the state that was told last; "" when nothing was, or the end of it
 * @param seen the state at the last look; "" when there is nothing to be told
 * @param seenSince since when it is that
 * @param awaySince since when it is not what was told; the same as {@code seenSince} when it is
 */
public record Memory(String told, String seen, Instant seenSince, Instant awaySince) {
  /** What a channel knows of a thing of which it was never told. */
  public static final Memory NOTHING = new Memory("", "", Instant.EPOCH, Instant.EPOCH);

  /**
   * What one look comes to.
   *
   * @param after to be remembered
   * @param tells whether the state that is seen now is to be told
   */
  public record Step(Memory after, boolean tells) {}

  /**
   * One more look.
   *
   * @param state as it is now
   * @param hold how long it has to be so
   */
  public Step look(String state, Duration hold, Instant now) {
    if (state.equals(told)) {
      return new Step(state.equals(seen) ? this : new Memory(told, state, now, now), false);
    }
    boolean wasAway = !seen.equals(told);
    Instant since = state.equals(seen) ? seenSince : now;
    Instant away = wasAway ? awaySince : now;
    Instant counts = state.isEmpty() ? since : away;
    return counts.plus(hold).isAfter(now)
        ? new Step(new Memory(told, state, since, away), false)
        : new Step(new Memory(state, state, since, since), true);
  }

  /**
   * A look while nothing is told, since somebody works on it and knows: afterwards it counts anew.
   */
  public Memory quiet(Instant now) {
    return told.equals(seen) ? this : new Memory(told, told, now, now);
  }

  /** Whether there is nothing to be remembered. */
  public boolean empty() {
    return told.isEmpty() && seen.isEmpty();
  }
}
