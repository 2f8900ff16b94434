package pairkeeper.store.runs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.run.Run;
import pairkeeper.core.run.Thing;

/**
 * What runs work on that do not hold their pair as a whole. A thing is held from the start of a run
 * until the run ends, whichever console carries it out.
 */
@ApplicationScoped
public class RunLocks {
  @PersistenceContext(unitName = "console")
  EntityManager em;

  public RunLocks() {}

  /** Waits until nobody else decides what is free on that pair; until the transaction ends. */
  public void inTurn(UUID pair) {
    em.createQuery("select p from PairRow p where p.id = :pair")
        .setParameter("pair", pair)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  /** Another run that holds one of these things, or what lies in one, or around it. */
  public Optional<Run> holder(List<Thing> wanted, UUID except) {
    return em.createQuery(
            "select l from RunLockRow l where l.held is not null and l.run <> :run",
            RunLockRow.class)
        .setParameter("run", except)
        .getResultStream()
        .filter(row -> wanted.stream().anyMatch(new Thing(row.name)::touches))
        .findFirst()
        .map(row -> em.find(RunRow.class, row.run).value());
  }

  /** What a run holds, or held before it ended. */
  public List<Thing> of(UUID run) {
    return em.createQuery("select l.name from RunLockRow l where l.run = :run", String.class)
        .setParameter("run", run)
        .getResultStream()
        .map(Thing::new)
        .toList();
  }

  /** Holds them for a new run. */
  public void add(UUID run, List<Thing> things) {
    for (Thing thing : things) {
      var row = new RunLockRow();
      row.run = run;
      row.name = thing.name();
      row.held = thing.name();
      em.persist(row);
    }
    em.flush();
  }

  /** Holds them for a run that lets its pair go; what a job's run holds stays with that. */
  public void keep(UUID run, List<Thing> things) {
    add(run, things.stream().filter(thing -> holder(List.of(thing), run).isEmpty()).toList());
  }

  /** Holds again what the run held before it ended. */
  public void again(UUID run) {
    em.createQuery("update RunLockRow l set l.held = l.name where l.run = :run")
        .setParameter("run", run)
        .executeUpdate();
  }

  static void release(EntityManager em, UUID run) {
    em.createQuery("update RunLockRow l set l.held = null where l.run = :run")
        .setParameter("run", run)
        .executeUpdate();
  }
}
