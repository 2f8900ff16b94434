package pairkeeper.ops.runs;

import java.sql.SQLException;
import java.util.function.Supplier;
import pairkeeper.ops.DatabaseTransactions;
import pairkeeper.store.TestDatabase;

/** A database that goes away when a test says so, before a transaction or after its commit. */
final class AbsentDatabase extends DatabaseTransactions {
  private int refused;
  private int unheard;
  private String state = "08006";

  AbsentDatabase(TestDatabase database) {
    super(database);
  }

  /** So many of the next transactions do not begin. */
  void away(int attempts) {
    refused = attempts;
  }

  /** The next transaction fails by that state of SQL. */
  void failsBy(String sqlState) {
    state = sqlState;
    refused = 1;
  }

  /** The next transaction is committed, but nobody hears so. */
  void commitsUnheard() {
    unheard = 1;
  }

  boolean isAway() {
    return refused > 0;
  }

  @Override
  public <T> T in(Supplier<T> work) {
    if (open()) {
      return super.in(work);
    }
    if (refused > 0) {
      refused--;
      throw failure();
    }
    T done = super.in(work);
    if (unheard > 0) {
      unheard--;
      throw failure();
    }
    return done;
  }

  private RuntimeException failure() {
    return new IllegalStateException(new SQLException("the database is away", state));
  }
}
