package pairkeeper.core.rehearsal;

import java.util.Locale;

/** What is thought of one answer of a copy that was promoted. */
public enum AnswerVerdict {
  /** A number, and within what was expected where anything was. */
  AS_EXPECTED,
  TOO_LOW,
  TOO_HIGH,
  /** No number came back. */
  FAILED;

  /** For people's programs: {@code too-low}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
