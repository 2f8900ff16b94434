package pairkeeper.core.schedule;

import java.util.Locale;

/** What becomes of a due time while a run of the same job goes on; {@link #word} is stored. */
public enum OverlapRule {
  /** It is left out. */
  SKIP,
  /** One run follows when that one has ended, however many due times came meanwhile. */
  QUEUE_ONE;

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
