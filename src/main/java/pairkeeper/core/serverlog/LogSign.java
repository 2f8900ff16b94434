package pairkeeper.core.serverlog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a message is a sign of, whatever its severity; the worst first. */
public enum LogSign {
  /** A page that does not hold what was written to it, or cannot be read. */
  DAMAGE(true),
  /** Transaction ids run out. */
  WRAPAROUND(true),
  /** No room on a disk. */
  DISK(true),
  /** A process of the server was killed. */
  CRASH(true),
  MEMORY(true),
  /** WAL that a standby needs is gone. */
  WAL(true),
  /** Archiving of WAL fails. */
  ARCHIVE(true),
  /** A query on a standby was in the way of replay, and was ended. */
  CONFLICT(false),
  /** A login was refused. */
  LOGIN(false),
  NONE(false);

  private final boolean serious;

  LogSign(boolean serious) {
    this.serious = serious;
  }

  /** Whether somebody must be told however often it comes. */
  public boolean serious() {
    return serious;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of that word; NONE for "", none for a word that nobody knows. */
  public static Optional<LogSign> of(String word) {
    return word.isEmpty()
        ? Optional.of(NONE)
        : Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }
}
