package pairkeeper.store.database;

import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.bytecode.internal.none.BytecodeProviderImpl;
import org.hibernate.bytecode.spi.BytecodeProvider;
import org.hibernate.service.spi.ServiceContributor;

/**
 * Keeps Hibernate from writing classes at each start: no row of ours refers lazily to another, so
 * the thousand classes of Byte Buddy and three written ones for each row would be loaded for
 * nothing.
 */
public class NoWeaving implements ServiceContributor {

  @Override
  public void contribute(StandardServiceRegistryBuilder services) {
    services.addService(BytecodeProvider.class, new BytecodeProviderImpl());
  }
}
