package pairkeeper.ops;

import java.util.function.Supplier;
import pairkeeper.store.TestDatabase;

/** Real transactions on a test's database, without the container. */
public final class DatabaseTransactions extends Transactions {
  private final TestDatabase database;

  public DatabaseTransactions(TestDatabase database) {
    this.database = database;
  }

  @Override
  public <T> T in(Supplier<T> work) {
    return database.entityManager().getTransaction().isActive() ? work.get() : database.in(work);
  }

  @Override
  public void run(Runnable work) {
    in(() -> {
      work.run();
      return null;
    });
  }
}
