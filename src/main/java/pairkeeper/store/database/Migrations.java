package pairkeeper.store.database;

import org.flywaydb.core.api.FlywayException;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/**
 * Brings the schema up to date before Hibernate validates it; Hibernate calls an integrator at just
 * that moment.
 */
public class Migrations implements Integrator {

  @Override
  public void integrate(
      Metadata metadata, BootstrapContext context, SessionFactoryImplementor factory) {
    migrate(DatabaseSettings.current());
  }

  @Override
  public void disintegrate(
      SessionFactoryImplementor factory, SessionFactoryServiceRegistry services) {
    // nothing is kept
  }

  private static void migrate(DatabaseSettings settings) {
    try {
      new OwnDatabase(settings).migrate();
    } catch (FlywayException e) {
      StartFailure.migration(settings, e);
      throw e;
    }
  }
}
