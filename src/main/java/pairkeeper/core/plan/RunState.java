package pairkeeper.core.plan;

import java.util.Locale;

/** State of a run; {@link #word()} is the API's word for it. */
public enum RunState {
  /** Waits for a node of the console to take it. */
  PLANNED,
  AWAITING_APPROVAL,
  RUNNING,
  AWAITING_PERSON,
  /** The console stopped in the middle; the next start probes and goes on. */
  INTERRUPTED,
  SUCCEEDED,
  FAILED,
  ABANDONED;

  /** Whether nothing more will happen in it, except that a failed run may be resumed. */
  public boolean ended() {
    return switch (this) {
      case SUCCEEDED, FAILED, ABANDONED -> true;
      case PLANNED, AWAITING_APPROVAL, RUNNING, AWAITING_PERSON, INTERRUPTED -> false;
    };
  }

  /** The table of allowed changes: whether a run in this state may be put into that one. */
  public boolean mayBecome(RunState next) {
    return switch (this) {
      case PLANNED -> next == AWAITING_APPROVAL || next == RUNNING || next == ABANDONED;
      case AWAITING_APPROVAL -> next == PLANNED || next == ABANDONED;
      case RUNNING ->
          next == AWAITING_PERSON || next == INTERRUPTED || next == SUCCEEDED || next == FAILED;
      case INTERRUPTED -> next == RUNNING || next == ABANDONED;
      // answered or resumed: handed to whichever node is free
      case AWAITING_PERSON, FAILED -> next == PLANNED || next == ABANDONED;
      case SUCCEEDED, ABANDONED -> false;
    };
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
