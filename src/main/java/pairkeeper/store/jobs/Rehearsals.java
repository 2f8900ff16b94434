package pairkeeper.store.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.rehearsal.Rehearsal;

/** The failovers of pairs that jobs rehearsed. */
@ApplicationScoped
public class Rehearsals {
  @PersistenceContext(unitName = "console")
  EntityManager em;

  public Rehearsals() {}

  /** Keeps it, in the place of the one that its run has already. */
  public void keep(UUID pair, Rehearsal rehearsal) {
    em.merge(RehearsalRow.of(rehearsal, pair));
    em.flush();
  }

  /** Those of a job, the newest first. */
  public List<Rehearsal> of(UUID job, int most) {
    return em.createQuery(
            "select r from RehearsalRow r where r.job = :job order by r.at desc",
            RehearsalRow.class)
        .setParameter("job", job)
        .setMaxResults(most)
        .getResultStream()
        .map(RehearsalRow::value)
        .toList();
  }

  /** The newest one of a pair. */
  public Optional<Rehearsal> newest(UUID pair) {
    return em.createQuery(
            "select r from RehearsalRow r where r.pair = :pair order by r.at desc",
            RehearsalRow.class)
        .setParameter("pair", pair)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(RehearsalRow::value);
  }
}
