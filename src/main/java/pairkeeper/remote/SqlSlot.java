package pairkeeper.remote;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import pairkeeper.core.health.Probe.Answer;
import pairkeeper.core.health.Probe.Question;
import pairkeeper.core.health.Probe.Row;
import pairkeeper.core.health.Probe.Silent;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Text;

/**
 * The place of one server: its one connection, opened when first asked, kept, opened again after a
 * failure. Questions go one after another.
 */
final class SqlSlot {
  /** A login that was refused is tried again after this, then after twice as long, and so on. */
  private static final Duration FIRST_REST = Duration.ofSeconds(30);

  private static final Duration LONGEST_REST = Duration.ofMinutes(5);

  private final SshSessions sessions;
  private final ReentrantLock lock = new ReentrantLock();
  private Instance server;
  private SqlAccess access;
  private Deadline fresh = Deadline.in(Duration.ZERO);
  private SqlConnection connection;
  private Silent refusal;
  private Duration rest = FIRST_REST;
  private Deadline restsUntil = Deadline.in(Duration.ZERO);
  private boolean gone;

  SqlSlot(SshSessions sessions) {
    this.sessions = sessions;
  }

  /** How a server is reached, as the inventory says now. */
  interface Lookup {
    SqlAccess access();
  }

  /**
   * Asks one question.
   *
   * @param trust how long the way that was looked up is used without looking again
   */
  Answer ask(Instance asked, Lookup lookup, Duration trust, Question question, Duration limit) {
    Deadline deadline = Deadline.in(limit);
    if (!enter(deadline)) {
      return new Silent(Text.of("remote.sql-busy", "address", asked.host().address()), false);
    }
    try {
      lookUp(asked, lookup, trust);
      if (refusal != null && !restsUntil.passed()) {
        return refusal;
      }
      boolean kept = connection != null;
      if (kept && !connection.alive()) {
        drop();
        kept = false;
      }
      Answer answer = attempt(question, deadline);
      boolean again = kept && connection == null && !deadline.passed();
      return again && !(answer instanceof Row) ? attempt(question, deadline) : answer;
    } finally {
      lock.unlock();
    }
  }

  private void lookUp(Instance asked, Lookup lookup, Duration trust) {
    if (asked.equals(server) && !fresh.passed()) {
      return;
    }
    SqlAccess now = lookup.access();
    if (!now.equals(access)) {
      drop();
      forgetSession(now);
      refusal = null;
      rest = FIRST_REST;
    }
    access = now;
    server = asked;
    fresh = Deadline.in(trust);
  }

  /** A session that was opened by an old key or password ends with it. */
  private void forgetSession(SqlAccess now) {
    if (access != null && (now == null || !now.host().equals(access.host()))) {
      sessions.forget(access.host());
    }
  }

  /** One try; without a connection afterwards when the line is to be opened anew. */
  private Answer attempt(Question question, Deadline deadline) {
    try {
      if (connection == null) {
        connection = SqlConnection.open(access, sessions, deadline);
        refusal = null;
        rest = FIRST_REST;
      }
      return new Row(connection.row(question, deadline));
    } catch (SQLException e) {
      Silent silent = SqlFailures.of(e, access);
      if (connection == null && silent.otherwise()) {
        pause(silent, SqlFailures.loginRefused(e));
      }
      // an error of the statement alone leaves the connection as it is
      if (connection != null && !harmless(e)) {
        drop();
      }
      return silent;
    } catch (RuntimeException e) {
      drop();
      throw e;
    }
  }

  private static boolean harmless(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    return state.equals("57014")
        || !(state.startsWith("08") || state.startsWith("57") || state.isEmpty());
  }

  private void pause(Silent why, boolean longer) {
    refusal = why;
    restsUntil = Deadline.in(rest);
    Duration twice = rest.multipliedBy(2);
    if (longer) {
      rest = twice.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : twice;
    }
  }

  private boolean enter(Deadline deadline) {
    try {
      return lock.tryLock(deadline.nanos(), TimeUnit.NANOSECONDS) && !leftIfGone();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean leftIfGone() {
    if (gone) {
      lock.unlock();
    }
    return gone;
  }

  private void drop() {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }

  /** Closes the connection for good; waits for a question that is under way. */
  void close() {
    lock.lock();
    try {
      gone = true;
      drop();
    } finally {
      lock.unlock();
    }
  }
}
