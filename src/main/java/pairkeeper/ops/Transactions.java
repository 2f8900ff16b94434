package pairkeeper.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;

/**
 * A transaction around a piece of work, for use cases that must do other things (reach servers,
 * wait) between two transactions. An exception rolls it back.
 */
@ApplicationScoped
public class Transactions {

  /** Joins the transaction that is open, else begins and ends one. */
  @Transactional
  public <T> T in(Supplier<T> work) {
    return work.get();
  }

  /** {@link #in} for work without a result. */
  @Transactional
  public void run(Runnable work) {
    work.run();
  }
}
