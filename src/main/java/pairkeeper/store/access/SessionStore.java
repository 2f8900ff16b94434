package pairkeeper.store.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.access.Session;

/** Keeps sign-in sessions under the hash of their token, so that any node can look one up. */
@ApplicationScoped
public class SessionStore {
  @PersistenceContext(unitName = "console")
  EntityManager entities;

  protected SessionStore() {}

  public SessionStore(EntityManager entities) {
    this.entities = entities;
  }

  public void add(Session session, String tokenHash) {
    entities.persist(new SessionRow(session, tokenHash));
  }

  /** The session of a token, expired ones included. */
  public Optional<Session> find(String tokenHash) {
    return entities
        .createQuery("from SessionRow s where s.tokenHash = :hash", SessionRow.class)
        .setParameter("hash", tokenHash)
        .getResultStream()
        .findFirst()
        .map(SessionRow::toSession);
  }

  /** The session, unless it was ended; expired ones included. */
  public Optional<Session> find(UUID id) {
    return Optional.ofNullable(entities.find(SessionRow.class, id)).map(SessionRow::toSession);
  }

  /** The sessions of a user, newest use first. */
  public List<Session> of(UUID user) {
    return entities
        .createQuery(
            "from SessionRow s where s.userId = :user order by s.lastSeenAt desc", SessionRow.class)
        .setParameter("user", user)
        .getResultStream()
        .map(SessionRow::toSession)
        .toList();
  }

  /** Notes that it was used; a session that ended meanwhile stays ended. */
  public void seen(UUID id, Instant at, String address) {
    entities
        .createQuery(
            "update SessionRow s set s.lastSeenAt = :at, s.address = :from where s.id = :id")
        .setParameter("at", at)
        .setParameter("from", address)
        .setParameter("id", id)
        .executeUpdate();
  }

  public void end(UUID id) {
    entities
        .createQuery("delete from SessionRow s where s.id = :id")
        .setParameter("id", id)
        .executeUpdate();
  }

  /** Ends all sessions of a user; returns how many there were. */
  public int endAll(UUID user) {
    return entities
        .createQuery("delete from SessionRow s where s.userId = :user")
        .setParameter("user", user)
        .executeUpdate();
  }

  /** Forgets what was not used since, or is older than. */
  public void forget(Instant notSeenSince, Instant olderThan) {
    entities
        .createQuery("delete from SessionRow s where s.lastSeenAt < :seen or s.createdAt < :made")
        .setParameter("seen", notSeenSince)
        .setParameter("made", olderThan)
        .executeUpdate();
  }
}
