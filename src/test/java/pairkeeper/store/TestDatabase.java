package pairkeeper.store;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.boot.registry.classloading.internal.ClassLoaderServiceImpl;
import org.hibernate.integrator.spi.Integrator;

/**
 * The console's schema on an H2 database in memory, written by the real migrations and validated by
 * Hibernate, for tests of repositories outside a container.
 */
public final class TestDatabase implements AutoCloseable {
  static {
    for (Handler handler : Logger.getLogger("").getHandlers()) {
      handler.setLevel(Level.WARNING); // each start tells 20 lines
    }
  }

  private final SessionFactory sessions;
  private final EntityManager em;
  private final DataSource source;

  public TestDatabase() {
    this(h2(), "h2");
  }

  private TestDatabase(DataSource source, String own) {
    this.source = source;
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:db-migrations/common", "classpath:db-migrations/" + own)
        .failOnMissingLocations(false)
        .load()
        .migrate();
    sessions = sessionFactory();
    em = sessions.createEntityManager();
  }

  /** The same schema in an empty PostgreSQL database. */
  public static TestDatabase postgresql(DataSource source) {
    return new TestDatabase(source, "postgresql");
  }

  private static DataSource h2() {
    var memory = new JdbcDataSource();
    memory.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    memory.setUser("sa");
    return memory;
  }

  private SessionFactory sessionFactory() {
    var classes =
        new ClassLoaderServiceImpl() {
          @Override
          public <S> Collection<S> loadJavaServices(Class<S> contract) {
            // the console's integrator would migrate the database of the settings
            return contract == Integrator.class ? List.of() : super.loadJavaServices(contract);
          }
        };
    var bootstrap = new BootstrapServiceRegistryBuilder().applyClassLoaderService(classes).build();
    var registry =
        new StandardServiceRegistryBuilder(bootstrap)
            .applySetting("hibernate.connection.datasource", source)
            .applySetting("hibernate.hbm2ddl.auto", "validate")
            .applySetting("hibernate.jdbc.time_zone", "UTC")
            .applySetting(
                "hibernate.physical_naming_strategy",
                CamelCaseToUnderscoresNamingStrategy.class.getName())
            .build();
    var sources = new MetadataSources(registry);
    entities().forEach(sources::addAnnotatedClass);
    return sources.buildMetadata().buildSessionFactory();
  }

  private static List<Class<?>> entities() {
    Path root = Path.of("target/classes");
    try (var files = Files.walk(root.resolve("pairkeeper/store"))) {
      return files
          .filter(f -> f.toString().endsWith(".class"))
          .map(f -> root.relativize(f).toString().replace('/', '.').replaceFirst("\\.class$", ""))
          .<Class<?>>map(TestDatabase::load)
          .filter(c -> c.isAnnotationPresent(Entity.class))
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, TestDatabase.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Gives a repository this database's entity manager, as the container does. */
  public <T> T with(T repository) {
    try {
      for (Field field : repository.getClass().getDeclaredFields()) {
        if (field.isAnnotationPresent(PersistenceContext.class)) {
          field.setAccessible(true);
          field.set(repository, em);
        }
      }
      return repository;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Does the work in a transaction that is rolled back when it throws; nothing stays cached. */
  public <T> T in(Supplier<T> work) {
    em.clear();
    em.getTransaction().begin();
    try {
      T result = work.get();
      em.getTransaction().commit();
      return result;
    } finally {
      if (em.getTransaction().isActive()) {
        em.getTransaction().rollback();
      }
      em.clear();
    }
  }

  /** {@link #in(Supplier)} for work without a result. */
  public void run(Runnable work) {
    in(
        () -> {
          work.run();
          return null;
        });
  }

  public EntityManager entityManager() {
    return em;
  }

  /** A further one, for work on another thread; the caller closes it. */
  public EntityManager another() {
    return sessions.createEntityManager();
  }

  @Override
  public void close() {
    em.close();
    sessions.close();
  }
}
