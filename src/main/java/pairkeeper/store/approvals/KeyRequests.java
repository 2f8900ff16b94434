package pairkeeper.store.approvals;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.approval.KeyRequest;
import pairkeeper.core.model.Scope;

/** The host keys that wait for a second person, one for each host. */
@ApplicationScoped
public class KeyRequests {
  @PersistenceContext(unitName = "console")
  EntityManager em;

  public KeyRequests() {}

  /** Keeps it; the host must have none. */
  public void add(KeyRequest request) {
    em.persist(KeyRequestRow.of(request));
    em.flush();
  }

  /** The one of that host, whether it has expired or not. */
  public Optional<KeyRequest> find(UUID host, Scope scope) {
    return em.createQuery("select r from KeyRequestRow r where r.host = :host", KeyRequestRow.class)
        .setParameter("host", host)
        .getResultStream()
        .map(KeyRequestRow::value)
        .filter(r -> scope.sees(r.customer()))
        .findFirst();
  }

  /** Those that wait at that time, the one that expires next first. */
  public List<KeyRequest> waiting(Scope scope, Instant now) {
    return em.createQuery(
            "select r from KeyRequestRow r where r.expiresAt > :now order by r.expiresAt, r.host",
            KeyRequestRow.class)
        .setParameter("now", now)
        .getResultStream()
        .map(KeyRequestRow::value)
        .filter(r -> scope.sees(r.customer()))
        .toList();
  }

  /** Those of which that time is past the end, over all customers. */
  public List<KeyRequest> expired(Instant now) {
    return em.createQuery(
            "select r from KeyRequestRow r where r.expiresAt <= :now order by r.expiresAt, r.host",
            KeyRequestRow.class)
        .setParameter("now", now)
        .getResultStream()
        .map(KeyRequestRow::value)
        .toList();
  }

  /**
   * Takes exactly this one away.
   *
   * @return false when somebody was faster; then nothing is written
   */
  public boolean remove(KeyRequest request) {
    return em.createQuery(
                "delete from KeyRequestRow r where r.host = :host and r.fingerprint = :key and"
                    + " r.askedAt = :at and r.requesterId = :who")
            .setParameter("host", request.host())
            .setParameter("key", request.fingerprint())
            .setParameter("at", request.askedAt())
            .setParameter("who", request.requester().id())
            .executeUpdate()
        == 1;
  }
}
