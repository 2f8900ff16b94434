package pairkeeper.store.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.count.Comparison;
import pairkeeper.core.count.KeptCount;

/** What was counted on both servers of pairs, as the history of their jobs. */
@ApplicationScoped
public class Counts {
  /** Two years: a daily count of thirty tables is some twenty thousand rows. */
  static final Duration KEPT = Duration.ofDays(731);

  @PersistenceContext(unitName = "console")
  EntityManager em;

  public Counts() {}

  /**
   * Keeps the results of a run, in the place of those that it has, and forgets those of the same
   * job that are older than two years.
   */
  public void keep(UUID run, UUID job, List<Comparison> all, Instant at) {
    em.createQuery("delete from CountRow c where c.run = :run")
        .setParameter("run", run)
        .executeUpdate();
    em.createQuery("delete from CountRow c where c.job = :job and c.judgedAt < :before")
        .setParameter("job", job)
        .setParameter("before", at.minus(KEPT))
        .executeUpdate();
    for (int i = 0; i < all.size(); i++) {
      em.persist(CountRow.of(run, i + 1, job, all.get(i), at));
    }
    em.flush();
  }

  /** Those of a job, the newest run first, each run's in the order of its queries. */
  public List<KeptCount> of(UUID job, int most) {
    return em.createQuery(
            "select c from CountRow c where c.job = :job order by c.judgedAt desc, c.position",
            CountRow.class)
        .setParameter("job", job)
        .setMaxResults(most)
        .getResultStream()
        .map(CountRow::value)
        .toList();
  }
}
