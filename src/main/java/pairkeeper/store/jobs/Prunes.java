package pairkeeper.store.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.archive.Pruned;

/** What jobs removed from archives of WAL. */
@ApplicationScoped
public class Prunes {
  @PersistenceContext(unitName = "console")
  EntityManager em;

  public Prunes() {}

  /** Keeps it, in the place of the one that its run has already on that server. */
  public void keep(UUID pair, Pruned pruned) {
    em.merge(PruneRow.of(pruned, pair));
    em.flush();
  }

  /** Those of a job, the newest first. */
  public List<Pruned> of(UUID job, int most) {
    return em.createQuery(
            "select p from PruneRow p where p.job = :job order by p.at desc, p.path",
            PruneRow.class)
        .setParameter("job", job)
        .setMaxResults(most)
        .getResultStream()
        .map(PruneRow::value)
        .toList();
  }
}
