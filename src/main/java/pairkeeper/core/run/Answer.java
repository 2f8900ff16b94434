package pairkeeper.core.run;

import java.time.Instant;
import java.util.Locale;

/**
 * What a person answered to a step that asked.
 *
 * @param remark their words: who agreed, when, by which way; or ""
 * @param by name of the person, or "" while it is not recorded
 * @param at when, or null while it is not recorded
 */
public record Answer(Kind kind, String remark, String by, Instant at) {

  /** An answer as it comes from a form or from the API. */
  public static Answer of(Kind kind, String remark) {
    return new Answer(kind, remark, "", null);
  }

  public Answer recorded(String name, Instant when) {
    return new Answer(kind, remark, name, when);
  }

  /** The possible answers; {@link #word()} is the API's word for it. */
  public enum Kind {
    /** It is done, or agreed. */
    DONE,
    /** It is not done and will not be. */
    REFUSED,
    /** Carry the step out again: only to a step of which nobody knows how it ended. */
    REPEAT;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
