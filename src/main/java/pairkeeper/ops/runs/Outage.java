package pairkeeper.ops.runs;

import jakarta.transaction.RollbackException;
import jakarta.transaction.TransactionalException;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Storing what a run has learnt although the console's own database goes away for a while: it is
 * kept in memory and stored when the database is back. No step begins meanwhile, since its
 * beginning is stored together with the end of the one before.
 */
final class Outage {
  private static final System.Logger LOG = System.getLogger(Outage.class.getName());

  /** After this the run is left to whoever takes it up next, who looks at the servers. */
  private static final Duration PATIENCE = Duration.ofHours(1);

  private static final long MILLIS_BETWEEN = 250;

  /** Classes of SQL states that do not pass: the statement or its values are wrong. */
  private static final Set<String> OURS = Set.of("0A", "21", "22", "23", "42", "44");

  private final InstantSource clock;
  private final Pause pause;

  Outage(InstantSource clock, Pause pause) {
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * Stores, again and again until the database answers, for up to an hour.
   *
   * @param ifStored what is done instead when it turns out that it was stored already, and only the
   *     answer was lost
   */
  <T> T outlast(Supplier<T> storing, Supplier<T> ifStored) {
    Supplier<T> work = storing;
    Instant until = null;
    while (true) {
      try {
        T done = work.get();
        if (until != null) {
          LOG.log(Level.INFO, "the console's database is back: what a run had learnt is stored");
        }
        return done;
      } catch (StoredBefore stored) {
        if (until == null) {
          throw stored;
        }
        work = ifStored;
      } catch (RuntimeException e) {
        if (!away(e) || until != null && clock.instant().isAfter(until)) {
          throw e;
        }
        if (until == null) {
          LOG.log(Level.WARNING, "the console's database is away: a run waits for it", e);
          until = clock.instant().plus(PATIENCE);
        }
        pause.millis(MILLIS_BETWEEN);
      }
    }
  }

  /** {@link #outlast} for what changes nothing. */
  <T> T outlast(Supplier<T> reading) {
    return outlast(reading, reading);
  }

  /**
   * Does what is only shown or asked meanwhile: without the database it is left out.
   *
   * @param otherwise what it gives then
   */
  <T> T unless(Supplier<T> work, T otherwise) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      if (away(e)) {
        return otherwise;
      }
      throw e;
    }
  }

  /** {@link #unless(Supplier, Object)} for what gives nothing. */
  void unless(Runnable shown) {
    unless(
        () -> {
          shown.run();
          return null;
        },
        null);
  }

  /** Whether the database may be back later; an error of ours would come again. */
  private static boolean away(Throwable thrown) {
    boolean rolledBack = false;
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        String state = sql.getSQLState();
        return state == null || state.length() < 2 || !OURS.contains(state.substring(0, 2));
      }
      // a commit that failed does not always say by which error of the database
      rolledBack |= cause instanceof RollbackException || cause instanceof TransactionalException;
    }
    return rolledBack;
  }
}
