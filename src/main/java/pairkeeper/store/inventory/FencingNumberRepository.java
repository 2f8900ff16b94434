package pairkeeper.store.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;

/** Rows of the fencing numbers that this console knows. */
@ApplicationScoped
public class FencingNumberRepository {
  @PersistenceContext(unitName = "console")
  EntityManager em;

  /** The pair's number, 0 before its first run. */
  public long of(UUID pair) {
    FencingNumberRow row = em.find(FencingNumberRow.class, pair);
    return row == null ? 0 : row.number;
  }

  /**
   * Sets a higher number; needs a transaction of the caller.
   *
   * @return false, with nothing changed, when the pair has this or a higher one
   */
  public boolean raise(UUID pair, long to) {
    FencingNumberRow row = em.find(FencingNumberRow.class, pair, LockModeType.PESSIMISTIC_WRITE);
    if (row == null) {
      row = new FencingNumberRow();
      row.pair = pair;
      row.number = to;
      em.persist(row);
      em.flush();
      return true;
    }
    if (row.number >= to) {
      return false;
    }
    row.number = to;
    em.flush();
    return true;
  }
}
