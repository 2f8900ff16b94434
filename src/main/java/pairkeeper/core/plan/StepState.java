package pairkeeper.core.plan;

import java.util.Locale;

/** State of a step in a run; {@link #word()} is the API's word for it. */
public enum StepState {
  PENDING,
  RUNNING,
  AWAITING_PERSON,
  DONE,
  ALREADY_DONE,
  SKIPPED,
  /** It failed, and the run went on all the same, as was planned. */
  TOLERATED,
  FAILED,
  UNKNOWN;

  /** Whether the run may go on to the next step. */
  public boolean passed() {
    return switch (this) {
      case DONE, ALREADY_DONE, SKIPPED, TOLERATED -> true;
      case PENDING, RUNNING, AWAITING_PERSON, FAILED, UNKNOWN -> false;
    };
  }

  /** The table of allowed changes: whether a step in this state may be put into that one. */
  public boolean mayBecome(StepState next) {
    return switch (this) {
      case PENDING -> next == RUNNING;
      case RUNNING -> next != PENDING && next != RUNNING;
      // answered, or carried out again because a person says so
      case AWAITING_PERSON -> next == RUNNING;
      // resumed: looked at first
      case FAILED, UNKNOWN -> next == RUNNING;
      case DONE, ALREADY_DONE, SKIPPED, TOLERATED -> false;
    };
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
