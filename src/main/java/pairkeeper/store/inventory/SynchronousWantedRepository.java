package pairkeeper.store.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;

/** Rows of what is to be synchronous again. */
@ApplicationScoped
public class SynchronousWantedRepository {
  @PersistenceContext(unitName = "console")
  EntityManager em;

  /** The setting as it was before a failover emptied it, or "" when nothing is to be set again. */
  public String of(UUID pair) {
    SynchronousWantedRow row = em.find(SynchronousWantedRow.class, pair);
    return row == null ? "" : row.names;
  }

  /**
   * Needs a transaction of the caller.
   *
   * @param names "" when nothing is to be set again; at most 4000 characters
   */
  public void put(UUID pair, String names) {
    SynchronousWantedRow row = em.find(SynchronousWantedRow.class, pair);
    if (row == null) {
      row = new SynchronousWantedRow();
      row.pair = pair;
      row.names = names;
      em.persist(row);
    } else {
      row.names = names;
    }
    em.flush();
  }
}
