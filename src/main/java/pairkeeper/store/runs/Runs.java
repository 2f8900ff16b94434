package pairkeeper.store.runs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import pairkeeper.core.model.Scope;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.run.Run;
import pairkeeper.core.run.RunFilter;

/** The runs; each change of state is a compare-and-set on state and fence. */
@ApplicationScoped
public class Runs {
  private static final int ENDS = 1000;

  @PersistenceContext(unitName = "console")
  EntityManager em;

  public Runs() {}

  Runs(EntityManager em) {
    this.em = em;
  }

  /**
   * Stores a new run, which holds its pair from now on.
   *
   * @return the run with its number
   * @throws RuntimeException of the database when another run holds the pair; the transaction is
   *     lost
   */
  public Run add(Run run, List<GuardResult> guards) {
    var row = RunRow.of(run, SmallJson.of(guards));
    em.persist(row);
    em.flush();
    em.refresh(row);
    return row.value();
  }

  public Optional<Run> find(UUID id, Scope scope) {
    return row(id).filter(row -> scope.sees(row.customer)).map(RunRow::value);
  }

  /** The run, locked until the transaction ends: nobody else changes it or its steps meanwhile. */
  public Optional<Run> locked(UUID id, Scope scope) {
    var row = em.find(RunRow.class, id);
    if (row == null || !scope.sees(row.customer)) {
      return Optional.empty();
    }
    em.refresh(row, LockModeType.PESSIMISTIC_WRITE);
    Run run = row.value();
    em.detach(row);
    return Optional.of(run);
  }

  /** The guards as they held when the run was started. */
  public List<GuardResult> guards(UUID id) {
    return row(id).map(row -> SmallJson.guards(row.guardsJson)).orElse(List.of());
  }

  private Optional<RunRow> row(UUID id) {
    return em.createQuery("select r from RunRow r where r.id = :id", RunRow.class)
        .setParameter("id", id)
        .setHint("org.hibernate.readOnly", true)
        .getResultStream()
        .peek(em::refresh)
        .findFirst();
  }

  /** The run that holds a pair. */
  public Optional<Run> holder(UUID pair) {
    return em.createQuery("select r from RunRow r where r.activePair = :pair", RunRow.class)
        .setParameter("pair", pair)
        .getResultStream()
        .findFirst()
        .map(RunRow::value);
  }

  /** The runs that have let a pair go and are not ended yet, oldest first. */
  public List<Run> beside(UUID pair) {
    return em.createQuery(
            "select r from RunRow r where r.pair = :pair and r.pairFreedAt is not null and"
                + " r.endedAt is null order by r.number",
            RunRow.class)
        .setParameter("pair", pair)
        .getResultStream()
        .map(RunRow::value)
        .toList();
  }

  /** Numbers of the runs that hold a pair, by the pair, whoever's they are. */
  public Map<UUID, Long> held() {
    return em.createQuery(
            "select r.activePair, r.number from RunRow r where r.activePair is not null",
            Object[].class)
        .getResultStream()
        .collect(Collectors.toMap(held -> (UUID) held[0], held -> (Long) held[1]));
  }

  /** Runs that ended at that time or later and are still ended, the oldest end first. */
  public List<Run> endedSince(Instant from) {
    return em.createQuery(
            "select r from RunRow r where r.endedAt >= :from order by r.endedAt, r.number",
            RunRow.class)
        .setParameter("from", from)
        .getResultStream()
        .map(RunRow::value)
        .toList();
  }

  /** The newest run of a job. */
  public Optional<Run> newestOf(UUID job) {
    return em.createQuery(
            "select r from RunRow r where r.job = :job order by r.createdAt desc, r.number desc",
            RunRow.class)
        .setParameter("job", job)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(RunRow::value);
  }

  /**
   * When runs of a job ended after a moment, in order; of many the first thousand.
   *
   * @param onlyIfSucceeded whether those that failed do not count
   */
  public List<Instant> endsOf(UUID job, boolean onlyIfSucceeded, Instant after) {
    List<RunState> states =
        onlyIfSucceeded
            ? List.of(RunState.SUCCEEDED)
            : List.of(RunState.SUCCEEDED, RunState.FAILED);
    return em.createQuery(
            "select r.endedAt from RunRow r where r.job = :job and r.state in :states"
                + " and r.endedAt > :after order by r.endedAt",
            Instant.class)
        .setParameter("job", job)
        .setParameter("states", states)
        .setParameter("after", after)
        .setMaxResults(ENDS)
        .getResultList();
  }

  /** Whether a plan was run already. */
  public boolean usedPlan(UUID plan) {
    return count("select count(r) from RunRow r where r.plan = :it", plan) > 0;
  }

  /** Whether another run that holds the whole pair was started after this one. */
  public boolean overtaken(Run run) {
    return em.createQuery(
                "select count(r) from RunRow r where r.pair = :pair and r.job is null and"
                    + " r.createdAt > :at and r.id <> :id",
                Long.class)
            .setParameter("pair", run.pair())
            .setParameter("at", run.createdAt())
            .setParameter("id", run.id())
            .getSingleResult()
        > 0;
  }

  private long count(String query, UUID it) {
    return em.createQuery(query, Long.class).setParameter("it", it).getSingleResult();
  }

  /** Runs in a state, oldest first, whoever's they are: for the console's own work. */
  public List<Run> in(RunState state) {
    return em.createQuery(
            "select r from RunRow r where r.state = :state order by r.createdAt", RunRow.class)
        .setParameter("state", state)
        .getResultStream()
        .map(RunRow::value)
        .toList();
  }

  /**
   * Changes the state.
   *
   * @return false when somebody else changed it before; then nothing is written
   */
  public boolean move(RunMove m) {
    boolean ended = m.to().ended();
    boolean moved =
        em.createQuery(
                    "update RunRow r set r.state = :to, r.fence = :next, r.activePair = :active,"
                        + " r.queued = case when :queue = true then :next else r.queued end,"
                        + " r.startedAt = coalesce(r.startedAt, :started), r.endedAt = :ended,"
                        + " r.remarkJson = :remark, r.stopAskedBy = '',"
                        + " r.interrupted = case when :cut = true then true else r.interrupted end"
                        + " where r.id = :id and r.state = :from and r.fence = :fence")
                .setParameter("to", m.to())
                .setParameter("next", m.nextFence())
                .setParameter("active", ended ? null : pairOf(m.run()))
                .setParameter("started", m.to() == RunState.RUNNING ? m.at() : null)
                .setParameter("ended", ended ? m.at() : null)
                .setParameter("remark", SmallJson.of(m.remark()))
                .setParameter("cut", m.to() == RunState.INTERRUPTED)
                .setParameter("queue", m.queue())
                .setParameter("id", m.run())
                .setParameter("from", m.from())
                .setParameter("fence", m.fence())
                .executeUpdate()
            == 1;
    if (moved && ended) {
      RunLocks.release(em, m.run());
    }
    return moved;
  }

  /** The pair, if the run holds it as a whole. */
  private UUID pairOf(UUID run) {
    return em.createQuery(
            "select r.pair from RunRow r where r.id = :id and r.job is null and r.pairFreedAt is"
                + " null",
            UUID.class)
        .setParameter("id", run)
        .getResultStream()
        .findFirst()
        .orElse(null);
  }

  /** Lets the pair go for good; the run goes on without it. */
  public void freePair(UUID run, Instant at) {
    em.createQuery("update RunRow r set r.activePair = null, r.pairFreedAt = :at where r.id = :id")
        .setParameter("at", at)
        .setParameter("id", run)
        .executeUpdate();
  }

  /** Whether the run has let its pair go: another may have changed its roles since. */
  public boolean freedPair(UUID run) {
    return count(
            "select count(r) from RunRow r where r.id = :it and r.pairFreedAt is not null", run)
        > 0;
  }

  /**
   * Holds the run's row until the transaction ends, so that nobody takes the run over meanwhile.
   *
   * @return false when the run is no longer running under that fence
   */
  public boolean hold(UUID run, long fence) {
    return StepSql.hold(em, run, fence);
  }

  /** Asks a running run to stop after its present step; false when it is not running. */
  public boolean askStop(UUID run, String by) {
    return em.createQuery(
                "update RunRow r set r.stopAskedBy = :by where r.id = :id and r.state = :running")
            .setParameter("by", by)
            .setParameter("id", run)
            .setParameter("running", RunState.RUNNING)
            .executeUpdate()
        == 1;
  }

  /** The numbers of the runs of jobs on a pair that work or will. */
  public List<Long> jobsUnderWay(UUID pair) {
    return em.createQuery(
            "select r.number from RunRow r where r.pair = :pair and r.job is not null"
                + " and r.state in :states order by r.number",
            Long.class)
        .setParameter("pair", pair)
        .setParameter("states", List.of(RunState.PLANNED, RunState.RUNNING, RunState.INTERRUPTED))
        .getResultList();
  }

  /** Asks the runs of jobs on a pair that work to end; nobody waits for it. */
  public void askJobsToEnd(UUID pair, String by) {
    em.createQuery(
            "update RunRow r set r.stopAskedBy = :by where r.pair = :pair and r.job is not null"
                + " and r.state = :running")
        .setParameter("by", by)
        .setParameter("pair", pair)
        .setParameter("running", RunState.RUNNING)
        .executeUpdate();
  }

  /** Who asked to stop it, or "". */
  public String stopAskedBy(UUID run) {
    return em.createQuery("select r.stopAskedBy from RunRow r where r.id = :id", String.class)
        .setParameter("id", run)
        .getSingleResult();
  }

  /** Newest first. */
  public List<Run> list(Scope scope, RunFilter wanted, int first, int most) {
    TypedQuery<RunRow> query =
        query("select r", scope, wanted, " order by r.number desc", RunRow.class);
    return query
        .setFirstResult(first)
        .setMaxResults(most)
        .getResultStream()
        .map(RunRow::value)
        .toList();
  }

  /** The numbers of a pair's runs of that runbook that have not ended, in order. */
  public List<Long> unfinished(UUID pair, String runbook) {
    return em.createQuery(
            "select r.number from RunRow r where r.pair = :pair and r.runbook = :runbook"
                + " and r.endedAt is null order by r.number",
            Long.class)
        .setParameter("pair", pair)
        .setParameter("runbook", runbook)
        .getResultList();
  }

  /** The newest run of each job in use that has one, by the job, as far as they may be seen. */
  public Map<UUID, Run> newestOfJobs(Scope scope) {
    return em.createQuery(
            "select r from JobRow j join RunRow r on r.id = j.lastRun where j.archivedAt is null",
            RunRow.class)
        .getResultStream()
        .map(RunRow::value)
        .filter(run -> scope.sees(run.customer()))
        .collect(Collectors.toMap(Run::job, run -> run));
  }

  /** When the job's newest run that ended well began. */
  public Optional<Instant> lastGoodStartOf(UUID job) {
    return em.createQuery(
            "select r.startedAt from RunRow r where r.job = :job and r.state = :state"
                + " order by r.number desc",
            Instant.class)
        .setParameter("job", job)
        .setParameter("state", RunState.SUCCEEDED)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** How many {@link #list} would give without its bounds. */
  public long count(Scope scope, RunFilter wanted) {
    return query("select count(r)", scope, wanted, "", Long.class).getSingleResult();
  }

  private <T> TypedQuery<T> query(
      String select, Scope scope, RunFilter wanted, String order, Class<T> type) {
    var where = new ArrayList<String>();
    var values = new HashMap<String, Object>();
    visible(scope, where, values);
    wanted(wanted, where, values);
    String text = where.isEmpty() ? "" : " where " + String.join(" and ", where);
    var query = em.createQuery(select + " from RunRow r" + text + order, type);
    values.forEach(query::setParameter);
    return query;
  }

  private static void visible(Scope scope, List<String> where, Map<String, Object> values) {
    if (scope.everyone()) {
      return;
    }
    where.add(scope.customers().isEmpty() ? "1 = 0" : "r.customer in :customers");
    if (!scope.customers().isEmpty()) {
      values.put("customers", scope.customers());
    }
  }

  private static void wanted(RunFilter wanted, List<String> where, Map<String, Object> values) {
    if (wanted.pair() != null) {
      where.add("r.pair = :pair");
      values.put("pair", wanted.pair());
    }
    if (wanted.customer() != null) {
      where.add("r.customer = :customer");
      values.put("customer", wanted.customer());
    }
    if (wanted.job() != null) {
      where.add("r.job = :job");
      values.put("job", wanted.job());
    } else if (wanted.runbook().isEmpty()) {
      where.add("r.job is null");
    }
    if (!wanted.runbook().isEmpty()) {
      where.add("r.runbook = :runbook");
      values.put("runbook", wanted.runbook());
    }
    if (!wanted.states().isEmpty()) {
      where.add("r.state in :states");
      values.put("states", wanted.states());
    }
    if (!wanted.words().isBlank()) {
      where.add(
          "(lower(r.pairName) like :words escape '!' or lower(r.reason) like :words escape '!' or"
              + " lower(r.ticket) like :words escape '!' or lower(r.actor) like :words escape"
              + " '!')");
      values.put("words", "%" + escaped(wanted.words().strip().toLowerCase(Locale.ROOT)) + "%");
    }
  }

  private static String escaped(String words) {
    return words.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }
}
