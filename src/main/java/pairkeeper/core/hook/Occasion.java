package pairkeeper.core.hook;

import java.util.Locale;

/** In which runbooks a hook has its turn; {@link #word()} is the runbook's name. */
public enum Occasion {
  SWITCHOVER,
  FAILOVER,
  REJOIN;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
