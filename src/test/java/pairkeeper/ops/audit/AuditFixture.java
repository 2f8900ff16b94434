package pairkeeper.ops.audit;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import pairkeeper.core.audit.Verification;
import pairkeeper.core.model.Scope;
import pairkeeper.core.model.Text;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.store.TestDatabase;
import pairkeeper.store.audit.AuditSearch;
import pairkeeper.store.audit.AuditStore;

/** The audit on a database, with writers on as many threads as a test wants. */
final class AuditFixture implements AutoCloseable {
  static final UUID CLINIC = new UUID(7, 1);
  static final UUID BANK = new UUID(7, 2);
  static final Instant NOW = Instant.parse("2026-11-20T02:48:31.123456Z");

  final TestDatabase database;
  final CurrentUser user = new CurrentUser();

  AuditFixture(TestDatabase database) {
    this.database = database;
  }

  AuditLog log(EntityManager em) {
    return new AuditLog(new AuditStore(em), user, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  AuditVerifier verifier() {
    return new AuditVerifier(
        new AuditStore(database.entityManager()), user, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  AuditSearch search() {
    return new AuditSearch(database.entityManager());
  }

  Verification verify() {
    return database.in(() -> verifier().verify(Scope.all()));
  }

  void record(UUID customer, int entries) {
    for (int i = 1; i <= entries; i++) {
      int n = i;
      database.run(() -> note(log(database.entityManager()), customer, n));
    }
  }

  static void note(AuditLog log, UUID customer, int n) {
    log.record("pair.noted", customer, null, Text.of("audit.test", "n", n), Map.of("n", n));
  }

  /** Writes on many threads at once, each entry in a transaction of its own. */
  void recordAtOnce(int threads, int each, UUID... customers) throws Exception {
    try (var pool = Executors.newFixedThreadPool(threads)) {
      List<Callable<Void>> writers = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        int first = t;
        writers.add(() -> {
          for (int i = 0; i < each; i++) {
            one(customers[(first + i) % customers.length], i);
          }
          return null;
        });
      }
      for (var done : pool.invokeAll(writers)) {
        done.get();
      }
    }
  }

  private void one(UUID customer, int n) {
    try (var em = database.another()) {
      em.getTransaction().begin();
      note(log(em), customer, n);
      if (n % 7 == 6) {
        em.getTransaction().rollback(); // whose number must not be missing afterwards
      } else {
        em.getTransaction().commit();
      }
    }
  }

  int sql(String statement) {
    return database.in(() -> database.entityManager().createNativeQuery(statement).executeUpdate());
  }

  @Override
  public void close() {
    database.close();
  }
}
