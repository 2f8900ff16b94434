package pairkeeper.core.hook;

import java.util.Locale;

/** When a hook has its turn; {@link #word()} is the API's word for it. */
public enum Moment {
  /** Before roles change, while all can still be called off. */
  BEFORE,
  /** Once the new roles are in force. */
  AFTER,
  /** When a switchover was taken back and the old primary serves again. */
  ABORTED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
