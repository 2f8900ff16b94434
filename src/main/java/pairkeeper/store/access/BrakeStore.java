package pairkeeper.store.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import pairkeeper.core.access.Brake;

/**
 * Counts failed sign-ins per account and per address, in the database, so for all nodes together.
 */
@ApplicationScoped
public class BrakeStore {
  @PersistenceContext(unitName = "console")
  EntityManager entities;

  protected BrakeStore() {}

  public BrakeStore(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * Counts one try as failed before it is looked at, so that many at once cannot slip past; {@link
   * #release} takes it back.
   *
   * @return null when the try may be looked at, else until when none is, and then it is not counted
   */
  public Instant count(String subject, Brake brake, Instant now) {
    BrakeRow row = locked(subject);
    if (row.blockedUntil != null && now.isBefore(row.blockedUntil)) {
      return row.blockedUntil;
    }
    row.failures = brake.counted(row.failures, row.lastAt, now);
    row.lastAt = now;
    row.blockedUntil = brake.blockedUntil(row.failures, now);
    return null;
  }

  /** Forgets all failures of an account that has signed in. */
  public void release(String subject) {
    entities
        .createQuery("delete from BrakeRow b where b.subject = :subject")
        .setParameter("subject", subject)
        .executeUpdate();
  }

  /** Takes one try of an address back, since it was a good one; earlier failures stay counted. */
  public void takeBack(String subject) {
    BrakeRow row = locked(subject);
    row.failures = Math.max(0, row.failures - 1);
    row.blockedUntil = null;
  }

  /** Drops what nobody needs any more, so that guessed names do not fill the table. */
  public void forget(Instant before) {
    entities
        .createQuery("delete from BrakeRow b where b.lastAt < :before")
        .setParameter("before", before)
        .executeUpdate();
  }

  private BrakeRow locked(String subject) {
    BrakeRow row = entities.find(BrakeRow.class, subject, LockModeType.PESSIMISTIC_WRITE);
    if (row == null) {
      row = new BrakeRow(subject);
      row.lastAt = Instant.EPOCH;
      entities.persist(row);
      entities.flush();
    } else {
      entities.refresh(row);
    }
    return row;
  }
}
