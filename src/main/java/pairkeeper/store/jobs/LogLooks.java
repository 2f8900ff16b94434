package pairkeeper.store.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.serverlog.KeptLook;
import pairkeeper.core.serverlog.KnownKind;
import pairkeeper.core.serverlog.LogLook;
import pairkeeper.core.serverlog.LoggedKind;

/** What jobs found in servers' logs, and where each look ended. */
@ApplicationScoped
public class LogLooks {
  /** Most kinds of message that are remembered of one server; those not seen longest go first. */
  static final int MOST_KINDS = 600;

  /** Looks may be hourly: a quarter of a year is some two thousand rows of one server. */
  static final Duration KEPT = Duration.ofDays(92);

  @PersistenceContext(unitName = "console")
  EntityManager em;

  public LogLooks() {}

  /** Whether this run's look at that server is kept already. */
  public boolean has(UUID run, UUID server) {
    return em.find(LogLookRow.class, new LogLookKey(run, server)) != null;
  }

  /** Where the job's last look at that server's log ended, or "". */
  public String position(UUID job, UUID server) {
    return em.createQuery(
            "select l.position from LogLookRow l where l.job = :job and l.server = :server"
                + " order by l.at desc",
            String.class)
        .setParameter("job", job)
        .setParameter("server", server)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .orElse("");
  }

  /** Keeps a look and puts what it found to what is known. */
  public void keep(UUID pair, UUID job, UUID run, UUID server, LogLook look, Instant at) {
    List<LogKindRow> known = rows(job, server);
    // what the first one finds was there before: nothing of it is new
    boolean first = position(job, server).isEmpty();
    int fresh = 0;
    for (LoggedKind kind : look.kinds()) {
      LogKindRow row = known.stream().filter(k -> k.kind().sameAs(kind)).findFirst().orElse(null);
      if (row == null) {
        LogKindRow added = LogKindRow.of(job, server, run, kind, at, !first);
        em.persist(added);
        known.addFirst(added);
        fresh += first ? 0 : 1;
      } else {
        row.again(run, kind, at);
      }
    }
    forget(job, server, known, at);
    em.persist(LogLookRow.of(pair, job, run, server, look, fresh, at));
    em.flush();
  }

  private void forget(UUID job, UUID server, List<LogKindRow> known, Instant at) {
    known.sort((a, b) -> b.seenAt.compareTo(a.seenAt));
    for (int i = MOST_KINDS; i < known.size(); i++) {
      em.remove(known.get(i));
    }
    em.createQuery(
            "delete from LogLookRow l where l.job = :job and l.server = :server"
                + " and l.at < :before")
        .setParameter("job", job)
        .setParameter("server", server)
        .setParameter("before", at.minus(KEPT))
        .executeUpdate();
  }

  private List<LogKindRow> rows(UUID job, UUID server) {
    return new ArrayList<>(
        em.createQuery(
                "select k from LogKindRow k where k.job = :job and k.server = :server",
                LogKindRow.class)
            .setParameter("job", job)
            .setParameter("server", server)
            .getResultList());
  }

  /** The kinds of message that a run found in a server's log. */
  public List<KnownKind> found(UUID run, UUID server) {
    return em.createQuery(
            "select k from LogKindRow k where k.lastRun = :run and k.server = :server",
            LogKindRow.class)
        .setParameter("run", run)
        .setParameter("server", server)
        .getResultStream()
        .map(LogKindRow::value)
        .toList();
  }

  /** All kinds of message that a job knows, those seen last first. */
  public List<KnownKind> kinds(UUID job, int most) {
    return em.createQuery(
            "select k from LogKindRow k where k.job = :job order by k.seenAt desc, k.begunAt desc",
            LogKindRow.class)
        .setParameter("job", job)
        .setMaxResults(most)
        .getResultStream()
        .map(LogKindRow::value)
        .toList();
  }

  /** The looks of a job, the newest first. */
  public List<KeptLook> of(UUID job, int most) {
    return em.createQuery(
            "select l from LogLookRow l where l.job = :job order by l.at desc, l.server",
            LogLookRow.class)
        .setParameter("job", job)
        .setMaxResults(most)
        .getResultStream()
        .map(LogLookRow::value)
        .toList();
  }
}
