package pairkeeper.store.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.Retry;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Overtaken;
import pairkeeper.core.model.Scope;
import pairkeeper.core.model.Text;
import pairkeeper.core.schedule.Schedule;
import pairkeeper.store.inventory.Signature;
import pairkeeper.store.runs.SmallJson;

/** The jobs; what was removed is only out of use, as its runs name it. */
@ApplicationScoped
public class Jobs {
  @PersistenceContext(unitName = "console")
  EntityManager em;

  public Jobs() {}

  public Job add(Job job, Signature by) {
    var row = JobRow.of(job, by);
    em.persist(row);
    em.flush();
    return row.value();
  }

  /** One that is in use. */
  public Optional<Job> find(UUID id, Scope scope) {
    return row(id).map(JobRow::value).filter(job -> scope.sees(job.customer()));
  }

  private Optional<JobRow> row(UUID id) {
    // what is decided is written past the entity
    return Optional.ofNullable(em.find(JobRow.class, id))
        .filter(JobRow::inUse)
        .map(row -> {
          em.refresh(row);
          return row;
        });
  }

  /** Those of a pair that are in use, by their names. */
  public List<Job> of(UUID pair) {
    return em.createQuery(
            "select j from JobRow j where j.pair = :pair and j.archivedAt is null order by j.name",
            JobRow.class)
        .setParameter("pair", pair)
        .getResultStream()
        .map(JobRow::value)
        .toList();
  }

  /** All that are in use, whoever's they are. */
  public List<Job> all() {
    return em.createQuery("select j from JobRow j where j.archivedAt is null", JobRow.class)
        .getResultStream()
        .map(JobRow::value)
        .toList();
  }

  /** Says why a due time has not led to a run yet. */
  public void waits(UUID id, Text why) {
    em.createQuery("update JobRow j set j.waiting = :why where j.id = :id")
        .setParameter("why", SmallJson.of(why))
        .setParameter("id", id)
        .executeUpdate();
  }

  /** Its newest run is tried again then; in the transaction that ends that run. */
  public void triesAgain(UUID id, Retry retry) {
    em.createQuery(
            "update JobRow j set j.retryAt = :at, j.retryDue = :due, j.retryAttempt = :attempt"
                + " where j.id = :id")
        .setParameter("at", retry.at())
        .setParameter("due", retry.due())
        .setParameter("attempt", retry.attempt())
        .setParameter("id", id)
        .executeUpdate();
  }

  /** Its newest run is not tried again. */
  public void triesNoMore(UUID id) {
    em.createQuery("update JobRow j set j.retryAt = null, j.waiting = null where j.id = :id")
        .setParameter("id", id)
        .executeUpdate();
  }

  /** Its newest run, in the transaction that stores it. */
  public void ran(UUID id, UUID run) {
    em.createQuery("update JobRow j set j.lastRun = :run, j.retryAt = null where j.id = :id")
        .setParameter("run", run)
        .setParameter("id", id)
        .executeUpdate();
  }

  /** Begins anew: what was due before that moment is no longer looked at. */
  public void countFrom(UUID id, Instant from) {
    em.createQuery(
            "update JobRow j set j.decided = :from, j.waiting = null, j.retryAt = null where j.id ="
                + " :id")
        .setParameter("from", from)
        .setParameter("id", id)
        .executeUpdate();
  }

  /** Those that start after runs of this one, by their names. */
  public List<Job> followers(UUID id) {
    return em.createQuery(
            "select j from JobRow j where j.schedule in (:each, :succeeded) and j.archivedAt is"
                + " null order by j.name",
            JobRow.class)
        .setParameter("each", new Schedule.After(id, false).text())
        .setParameter("succeeded", new Schedule.After(id, true).text())
        .getResultStream()
        .map(JobRow::value)
        .toList();
  }

  /** Whether another job of the pair has that name. */
  public boolean named(UUID pair, String name, UUID except) {
    return em.createQuery(
                "select count(j) from JobRow j where j.pair = :pair and j.activeName = :name"
                    + " and j.id <> :id",
                Long.class)
            .setParameter("pair", pair)
            .setParameter("name", name)
            .setParameter("id", except)
            .getSingleResult()
        > 0;
  }

  /**
   * Puts this in the place of what is stored.
   *
   * @throws Overtaken when it was changed since the writer read it
   */
  public Job put(Job job, Signature by) {
    JobRow row = row(job.id()).orElseThrow(() -> new NotThere("job", job.id()));
    // what was decided meanwhile must not be written back
    em.refresh(row, LockModeType.PESSIMISTIC_WRITE);
    row.require(job);
    row.take(job, by);
    em.flush();
    return row.value();
  }

  /**
   * Takes it out of use.
   *
   * @throws Overtaken when it was changed since the writer read it
   */
  public void archive(Job job, Signature by) {
    JobRow row = row(job.id()).orElseThrow(() -> new NotThere("job", job.id()));
    row.require(job);
    row.end(by);
    em.flush();
  }
}
