package pairkeeper.store.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.job.KeptBackup;

/** The base backups of pairs that jobs took, those that were removed too. */
@ApplicationScoped
public class KeptBackups {
  @PersistenceContext(unitName = "console")
  EntityManager em;

  public KeptBackups() {}

  /** Keeps it, in the place of the one that its run has already. */
  public void keep(UUID pair, KeptBackup backup) {
    em.merge(BackupRow.of(backup, pair));
    em.flush();
  }

  /**
   * It was restored and answered.
   *
   * @param seconds from unpacking to the last answer
   */
  public void restored(UUID job, String name, int seconds, Instant at) {
    em.createQuery(
            "update BackupRow b set b.verifiedAt = :at, b.restoreSeconds = :seconds"
                + " where b.job = :job and b.name = :name")
        .setParameter("at", at)
        .setParameter("seconds", seconds)
        .setParameter("job", job)
        .setParameter("name", name)
        .executeUpdate();
  }

  /** Nobody knows any more whether it can be restored. */
  public void doubted(UUID job, String name) {
    em.createQuery(
            "update BackupRow b set b.verifiedAt = null where b.job = :job and b.name = :name")
        .setParameter("job", job)
        .setParameter("name", name)
        .executeUpdate();
  }

  /** These of one server are no more. */
  public void removed(UUID job, UUID server, List<String> names, Instant at) {
    em.createQuery(
            "update BackupRow b set b.removedAt = :at where b.job = :job and b.server = :server"
                + " and b.name in :names and b.removedAt is null")
        .setParameter("at", at)
        .setParameter("job", job)
        .setParameter("server", server)
        .setParameter("names", names)
        .executeUpdate();
  }

  /** Those of a job, the newest first. */
  public List<KeptBackup> of(UUID job, int most) {
    return em.createQuery(
            "select b from BackupRow b where b.job = :job order by b.takenAt desc", BackupRow.class)
        .setParameter("job", job)
        .setMaxResults(most)
        .getResultStream()
        .map(BackupRow::value)
        .toList();
  }

  /** All of a pair, those that were removed too. */
  public List<KeptBackup> all(UUID pair) {
    return em.createQuery(
            "select b from BackupRow b where b.pair = :pair order by b.takenAt", BackupRow.class)
        .setParameter("pair", pair)
        .getResultStream()
        .map(BackupRow::value)
        .toList();
  }

  /** The newest one of a pair that was restored once and is still kept. */
  public Optional<KeptBackup> newestVerified(UUID pair) {
    return em.createQuery(
            "select b from BackupRow b where b.pair = :pair and b.verifiedAt is not null"
                + " and b.removedAt is null order by b.takenAt desc",
            BackupRow.class)
        .setParameter("pair", pair)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(BackupRow::value);
  }
}
