package pairkeeper.core.notify;

import java.time.Duration;
import java.time.Instant;

/**
 * What a channel was told of one thing, and since when that is no longer so.
 *
 * <p>A state is told when it has held for a while. What gets worse counts from the moment at which
 * it was no longer what was told, whatever happened in between, so that trouble that changes its
 * face is told too, and trouble that comes and goes: that nothing is wrong counts only when it has
 * held for that while itself. That all is well again counts from the moment since when nothing was
 * wrong.
 *
 * @param told the state that was told last; "" when nothing was, or the end of it
 * @param seen the state at the last look; "" when there is nothing to be told
 * @param seenSince since when it is that
 * @param awaySince since when it is not what was told, or was not until all was well, which has not
 *     held yet; the same as {@code seenSince} when it is
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
    boolean away = away(hold, now);
    if (state.equals(told)) {
      if (!away) {
        return new Step(settled() ? this : new Memory(told, told, seenSince, seenSince), false);
      }
      Instant back = state.equals(seen) ? seenSince : now;
      // two kinds of trouble that take turns are one trouble, told once
      boolean mustHold = told.isEmpty() && !hold.isZero();
      return new Step(new Memory(told, told, back, mustHold ? awaySince : back), false);
    }
    Instant since = state.equals(seen) ? seenSince : now;
    Instant from = away ? awaySince : now;
    Instant counts = state.isEmpty() ? since : from;
    return counts.plus(hold).isAfter(now)
        ? new Step(new Memory(told, state, since, from), false)
        : new Step(new Memory(state, state, since, since), true);
  }

  /**
   * A look while nothing is told, since somebody works on it and knows: afterwards it counts anew.
   */
  public Memory quiet(Instant now) {
    return settled() ? this : new Memory(told, told, now, now);
  }

  /** Whether it is what was told, and has been for long enough. */
  private boolean settled() {
    return told.equals(seen) && awaySince.equals(seenSince);
  }

  /** Whether it is not what was told, or has only just returned to that. */
  private boolean away(Duration hold, Instant now) {
    return !settled() && !(told.equals(seen) && !seenSince.plus(hold).isAfter(now));
  }

  /** Whether there is nothing to be remembered. */
  public boolean empty() {
    return told.isEmpty() && settled();
  }
}
