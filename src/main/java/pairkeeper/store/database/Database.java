package pairkeeper.store.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** The console's own database as a whole: does it answer? */
@ApplicationScoped
public class Database {
  @PersistenceContext(unitName = "console")
  EntityManager entities;

  /** Asks for a constant; throws a {@link RuntimeException} when the database doesn't answer. */
  public void ask() {
    entities.createNativeQuery("select 1", Integer.class).getSingleResult();
  }

  /** Whether it belongs to this process alone, so that there can be no other node. */
  public boolean embedded() {
    return !DatabaseSettings.current().isPostgresql();
  }
}
