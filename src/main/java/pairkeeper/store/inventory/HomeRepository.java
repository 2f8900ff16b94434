package pairkeeper.store.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;
import pairkeeper.core.model.Home;

/** Rows of who is to be primary. */
@ApplicationScoped
public class HomeRepository {
  @PersistenceContext(unitName = "console")
  EntityManager em;

  /** What is known of the pair; the usual time where nothing is. */
  public Home of(UUID pair) {
    HomeRow row = em.find(HomeRow.class, pair);
    return row == null
        ? new Home(null, Home.USUAL_MINUTES)
        : new Home(row.server, row.afterMinutes);
  }

  /** Needs a transaction of the caller. */
  public void put(UUID pair, Home home) {
    HomeRow row = em.find(HomeRow.class, pair);
    boolean first = row == null;
    if (first) {
      row = new HomeRow();
      row.pair = pair;
    }
    row.server = home.server();
    row.afterMinutes = home.afterMinutes();
    if (first) {
      em.persist(row);
    }
    em.flush();
  }
}
