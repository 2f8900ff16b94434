package pairkeeper.core.run;

import java.util.List;
import java.util.UUID;

/** What a run holds from its start to its end, so that nothing else works on it meanwhile. */
public sealed interface Claim {

  /** The pair as a whole: a change of roles, a set-up. */
  record WholePair() implements Claim {}

  /**
   * Only what a job works on; a change of roles may begin meanwhile.
   *
   * @param job whose run it is
   */
  record Things(UUID job, List<Thing> things) implements Claim {
    public Things {
      things = List.copyOf(things);
    }
  }
}
