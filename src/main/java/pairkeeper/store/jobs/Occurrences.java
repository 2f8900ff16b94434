package pairkeeper.store.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import pairkeeper.core.job.Occurrence;

/** What became of due times; each is decided once, by a compare-and-set on its job. */
@ApplicationScoped
public class Occurrences {
  @PersistenceContext(unitName = "console")
  EntityManager em;

  public Occurrences() {}

  /** Up to which due time a job's are decided. */
  public Instant decided(UUID job) {
    return em.createQuery("select j.decided from JobRow j where j.id = :job", Instant.class)
        .setParameter("job", job)
        .getSingleResult();
  }

  /**
   * Stores what became of the due times since; holds the job's row until the transaction ends.
   *
   * @param before up to which they were decided when it was decided
   * @return false when somebody was faster, or the job is paused or removed; then nothing is
   *     written
   */
  public boolean settle(UUID job, Instant before, List<Occurrence> since) {
    if (since.isEmpty()) {
      return true;
    }
    boolean first =
        em.createQuery(
                    "update JobRow j set j.decided = :until, j.lastDue = :until, j.waiting = null,"
                        + " j.retryAt = null where j.id = :job and j.decided = :before and"
                        + " j.archivedAt is null and j.paused = false")
                .setParameter("until", since.getLast().due())
                .setParameter("job", job)
                .setParameter("before", before)
                .executeUpdate()
            == 1;
    if (first) {
      since.forEach(o -> em.persist(OccurrenceRow.of(o)));
      em.flush();
    }
    return first;
  }

  /** The newest of each job in use that has one, by the job, whoever's it is. */
  public Map<UUID, Occurrence> newest() {
    return em.createQuery(
            "select o from JobRow j join OccurrenceRow o on o.job = j.id and o.due = j.lastDue"
                + " where j.archivedAt is null",
            OccurrenceRow.class)
        .getResultStream()
        .map(OccurrenceRow::value)
        .collect(Collectors.toMap(Occurrence::job, o -> o));
  }

  /** The due time for which a run was started, if it was not by a person. */
  public Optional<Occurrence> ofRun(UUID run) {
    return em.createQuery("select o from OccurrenceRow o where o.run = :run", OccurrenceRow.class)
        .setParameter("run", run)
        .getResultStream()
        .findFirst()
        .map(OccurrenceRow::value);
  }

  /** Newest first. */
  public List<Occurrence> of(UUID job, int most) {
    return em.createQuery(
            "select o from OccurrenceRow o where o.job = :job order by o.due desc",
            OccurrenceRow.class)
        .setParameter("job", job)
        .setMaxResults(most)
        .getResultStream()
        .map(OccurrenceRow::value)
        .toList();
  }
}
