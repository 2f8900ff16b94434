package pairkeeper.core.run;

import pairkeeper.core.plan.Safety;

/**
 * What is done with a step of which nobody knows how it ended, after its goal was looked at. Never
 * taken for success or failure, and never is an unsafe step carried out twice unasked.
 */
public enum Doubt {
  /** Its goal is met: it is done. */
  DONE,
  /** Its goal is not met, and twice is the same as once: it is carried out again. */
  REPEAT,
  /** A person decides. */
  ASK,
  /** The server does not answer: it is looked at again later, when a person says so. */
  WAIT;

  /** What looking at a step's goal gave. */
  public enum Look {
    MET,
    NOT_MET,
    /** The step has no goal that could be looked at. */
    NO_GOAL,
    /** The question or its answer was lost. */
    NO_ANSWER
  }

  /**
   * @param repeats how often it was repeated without asking since a person last had a say
   */
  public static Doubt after(Look look, Safety safety, int repeats) {
    return switch (look) {
      case MET -> DONE;
      case NO_ANSWER -> WAIT;
      case NOT_MET, NO_GOAL ->
          switch (safety) {
            case ASK -> ASK;
            // what hangs twice hangs a third time
            case REPEATABLE -> repeats < 2 ? REPEAT : WAIT;
          };
    };
  }
}
