package pairkeeper.core.runbook;

import java.util.Locale;

/** How statistics are renewed on a server that was promoted. */
public enum Analyze {
  ANALYZE,
  VACUUM_ANALYZE,
  /**
   * Writes every table anew: nobody can use it meanwhile, and both copies need room on the disk.
   */
  VACUUM_FULL,
  NONE;

  /** As it stands in a plan's options and in the API. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one of that word. */
  public static Analyze of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
