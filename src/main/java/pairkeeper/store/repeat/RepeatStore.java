package pairkeeper.store.repeat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Reads and writes repeated commands; what changes something needs a transaction of the caller. */
@ApplicationScoped
public class RepeatStore {
  @PersistenceContext(unitName = "console")
  EntityManager entities;

  protected RepeatStore() {}

  public RepeatStore(EntityManager entities) {
    this.entities = entities;
  }

  /** What that user began under that key. */
  public Optional<Begun> find(UUID user, String key) {
    return entities
        .createQuery(
            "from RepeatRow r where r.userId = :user and r.repeatKey = :key", RepeatRow.class)
        .setParameter("user", user)
        .setParameter("key", key)
        .getResultStream()
        .findFirst()
        .map(RepeatRow::toBegun);
  }

  /**
   * Notes that it begins.
   *
   * @throws jakarta.persistence.PersistenceException when the user has used that key already
   */
  public void begin(UUID id, UUID user, String key, String request, Instant now) {
    entities.persist(new RepeatRow(id, user, key, request, now));
    entities.flush();
  }

  /** Notes how it ended. */
  public void end(UUID id, int status, byte[] sealed) {
    RepeatRow row = entities.find(RepeatRow.class, id);
    if (row != null) {
      row.answered(status, sealed);
    }
  }

  /** Forgets it, as nothing was done. */
  public void forget(UUID id) {
    RepeatRow row = entities.find(RepeatRow.class, id);
    if (row != null) {
      entities.remove(row);
    }
  }

  /** Forgets what began before. */
  public void forgetBefore(Instant then) {
    entities
        .createQuery("delete from RepeatRow r where r.beganAt < :then")
        .setParameter("then", then)
        .executeUpdate();
  }
}
