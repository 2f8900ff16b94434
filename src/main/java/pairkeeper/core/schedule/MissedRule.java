package pairkeeper.core.schedule;

import java.util.Locale;

/** What becomes of due times at which nobody could start anything; {@link #word} is stored. */
public enum MissedRule {
  /** They are left out. */
  SKIP,
  /** The newest of them is made up for, unless it is too late; the others count as part of it. */
  LATEST,
  /** Each of them is made up for, one after the other, unless it is too late. */
  ALL;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
