package pairkeeper.ops;

import java.util.function.Supplier;
import pairkeeper.store.TestDatabase;

/** Real transactions on a test's database, without the container. */
public class DatabaseTransactions extends Transactions {
  private final TestDatabase database;

  public DatabaseTransactions(TestDatabase database) {
    this.database = database;
  }

  @Override
  public <T> T in(Supplier<T> work) {
    return open() ? work.get() : database.in(work);
  }

  /** Whether work joins a transaction. */
  protected final boolean open() {
    return database.entityManager().getTransaction().isActive();
  }

  @Override
  public void run(Runnable work) {
    in(() -> {
      work.run();
      return null;
    });
  }
}
