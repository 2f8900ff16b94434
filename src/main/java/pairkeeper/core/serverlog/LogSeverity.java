package pairkeeper.core.serverlog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** PostgreSQL's severities as they stand in a server's log, the worst first. */
public enum LogSeverity {
  PANIC,
  FATAL,
  ERROR,
  WARNING,
  LOG;

  /** 4 for the worst to 0. */
  public int rank() {
    return LOG.ordinal() - ordinal();
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of that word; none where there is none. */
  public static Optional<LogSeverity> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }

  public boolean atLeast(LogSeverity other) {
    return rank() >= other.rank();
  }
}
