package pairkeeper.store;

import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
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

  // making one takes a second: those in memory that are closed are emptied and used again
  private static final Deque<SessionFactory> IDLE = new ConcurrentLinkedDeque<>();

  private final SessionFactory sessions;
  private final EntityManager em;
  private final Map<Class<?>, Object> repositories = new HashMap<>();
  private final boolean inMemory;

  public TestDatabase() {
    this(Optional.ofNullable(IDLE.poll()).orElseGet(() -> made(h2(), "h2")), true);
  }

  private TestDatabase(SessionFactory sessions, boolean inMemory) {
    this.sessions = sessions;
    this.inMemory = inMemory;
    em = sessions.createEntityManager();
  }

  private static SessionFactory made(DataSource source, String own) {
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:db-migrations/common", "classpath:db-migrations/" + own)
        .failOnMissingLocations(false)
        .load()
        .migrate();
    return sessionFactory(source);
  }

  /** The same schema in an empty PostgreSQL database. */
  public static TestDatabase postgresql(DataSource source) {
    return new TestDatabase(made(source, "postgresql"), false);
  }

  /** The same schema in an H2 database in a folder, as a console has it that is given no other. */
  public static TestDatabase h2(Path folder) {
    return new TestDatabase(
        made(h2("file:" + folder.toAbsolutePath().resolve("console")), "h2"), false);
  }

  private static DataSource h2() {
    return h2("mem:" + UUID.randomUUID());
  }

  private static DataSource h2(String where) {
    var source = new JdbcDataSource();
    source.setUrl("jdbc:h2:" + where + ";DB_CLOSE_DELAY=-1");
    source.setUser("sa");
    return source;
  }

  private static SessionFactory sessionFactory(DataSource source) {
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

  /**
   * Gives a repository this database's entity manager and the repositories that got theirs before,
   * as the container does.
   */
  public <T> T with(T repository) {
    try {
      for (Field field : repository.getClass().getDeclaredFields()) {
        field.setAccessible(true);
        if (field.isAnnotationPresent(PersistenceContext.class)) {
          field.set(repository, em);
        } else if (field.isAnnotationPresent(Inject.class)) {
          field.set(repository, repositories.get(field.getType()));
        }
      }
      repositories.put(repository.getClass(), repository);
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
    in(() -> {
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
    if (inMemory) {
      run(this::empty);
      em.close();
      IDLE.add(sessions);
    } else {
      em.close();
      sessions.close();
    }
  }

  private void empty() {
    sql("set referential_integrity false");
    for (Object table :
        em.createNativeQuery(
                "select table_name from information_schema.tables"
                    + " where table_schema = 'PUBLIC' and table_type = 'BASE TABLE'"
                    + " and lower(table_name) <> 'flyway_schema_history'",
                String.class)
            .getResultList()) {
      sql("truncate table \"" + table + "\"");
    }
    sql("set referential_integrity true");
    // what a migration put there: the lock by which new chains are made
    sql(
        "insert into audit_chain (chain, head_seq, head_hash) values ('"
            + new UUID(0, 0)
            + "', 0, '"
            + "0".repeat(64)
            + "')");
  }

  private void sql(String statement) {
    em.createNativeQuery(statement).executeUpdate();
  }
}
