package pairkeeper.store.database;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceUnitInfo;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.hibernate.jpa.HibernatePersistenceProvider;

/**
 * Hibernate, made ready on a thread of its own: the container waits for a unit before it looks at
 * the rest of the war, which would leave one core idle for seconds. Whoever first needs the unit
 * waits for it, and has its failure.
 */
public class HibernateBeside extends HibernatePersistenceProvider {

  @Override
  @SuppressWarnings("rawtypes") // as declared there
  public EntityManagerFactory createContainerEntityManagerFactory(
      PersistenceUnitInfo unit, Map properties) {
    var making =
        new FutureTask<>(() -> super.createContainerEntityManagerFactory(unit, properties));
    Thread thread = new Thread(making, "persistence");
    thread.setContextClassLoader(unit.getClassLoader());
    thread.setDaemon(true);
    thread.start();
    return Awaited.factory(making);
  }
}
