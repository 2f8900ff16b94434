package pairkeeper.core.count;

import java.util.Locale;

/** What two counts of one query say of each other. */
public enum CountVerdict {
  /** Both numbers are the same. */
  EQUAL,
  /** They differ by no more than is allowed, or lie within what was written meanwhile. */
  WITHIN,
  DIFFERS,
  /** Nothing can be said, and why is kept. Never taken for equal. */
  UNKNOWN;

  public boolean good() {
    return this == EQUAL || this == WITHIN;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
