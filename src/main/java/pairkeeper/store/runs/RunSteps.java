package pairkeeper.store.runs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pairkeeper.core.plan.StepState;
import pairkeeper.core.run.Answer;
import pairkeeper.core.run.Attempt;
import pairkeeper.core.run.Progress;
import pairkeeper.core.run.RunStep;

/**
 * The steps of runs. Whoever changes one while its run is going holds the run's row first ({@link
 * Runs#hold}); each change is a compare-and-set on the step's state besides.
 */
@ApplicationScoped
public class RunSteps {
  private static final String ONE = " where s.key.run = :run and s.key.position = :position";

  @PersistenceContext(unitName = "console")
  EntityManager em;

  public RunSteps() {}

  RunSteps(EntityManager em) {
    this.em = em;
  }

  /** Stores the steps of a new run, all pending, with the answers that were given early. */
  public void add(UUID run, List<String> steps, Map<String, Answer> early) {
    var rows = new ArrayList<StepRow>();
    for (String step : steps) {
      var row = new StepRow();
      row.key = new StepKey(run, rows.size() + 1);
      row.step = step;
      row.state = StepState.PENDING;
      Answer answer = early.get(step);
      if (answer != null) {
        row.answer = answer.kind();
        row.answerRemark = answer.remark();
        row.answeredBy = answer.by();
        row.answeredAt = answer.at();
      }
      em.persist(row);
      rows.add(row);
    }
    em.flush();
    rows.forEach(em::detach);
  }

  /** The steps of a run in their order. */
  public List<RunStep> of(UUID run) {
    return rows("select s from StepRow s where s.key.run = :run order by s.key.position", run);
  }

  /** One step as it is now. */
  public RunStep one(UUID run, int position) {
    return value(em.find(StepRow.class, new StepKey(run, position)));
  }

  private List<RunStep> rows(String query, UUID run) {
    return em.createQuery(query, StepRow.class)
        .setParameter("run", run)
        .getResultStream()
        .map(this::value)
        .toList();
  }

  // rows are changed by updates past the entity manager: none is kept there, so each look
  // reads anew
  private RunStep value(StepRow row) {
    RunStep value = row.value();
    em.detach(row);
    return value;
  }

  /** Earlier attempts, oldest first. */
  public List<Attempt> attempts(UUID run) {
    return em.createQuery(
            "select a from AttemptRow a where a.key.run = :run order by a.startedAt, a.key.attempt",
            AttemptRow.class)
        .setParameter("run", run)
        .getResultStream()
        .map(AttemptRow::value)
        .toList();
  }

  /**
   * Begins a first attempt, or goes on with a step that a person has answered.
   *
   * @return false when the step is no longer in that state
   */
  public boolean begin(UUID run, int position, StepState from, Instant at) {
    require(from);
    return StepSql.begin(em, run, position, from, at);
  }

  /**
   * Begins another attempt; the last one is kept apart.
   *
   * @return false when the step is no longer in that state
   */
  public boolean beginAgain(UUID run, int position, StepState from, Instant at) {
    var row = em.find(StepRow.class, new StepKey(run, position));
    em.refresh(row);
    if (row.state != from) {
      return false;
    }
    em.persist(AttemptRow.of(row));
    em.flush();
    em.detach(row);
    return em.createQuery(
                "update StepRow s set s.state = :running, s.attempt = s.attempt + 1,"
                    + " s.startedAt = :at, s.endedAt = null, s.exitCode = null, s.whyJson = null,"
                    + " s.output = '', s.progressBytes = null, s.progressTotal = null,"
                    + " s.progressRate = null, s.progressAt = null, s.answer = null,"
                    + " s.answerRemark = null, s.answeredBy = null, s.answeredAt = null,"
                    + " s.rescuesJson = null, s.audited = false"
                    + ONE
                    + " and s.state = :from")
            .setParameter("running", require(from))
            .setParameter("at", at)
            .setParameter("run", run)
            .setParameter("position", position)
            .setParameter("from", from)
            .executeUpdate()
        == 1;
  }

  private static StepState require(StepState from) {
    if (!from.mayBecome(StepState.RUNNING)) {
      throw new IllegalStateException("no step begins from " + from);
    }
    return StepState.RUNNING;
  }

  /**
   * Ends the running attempt, or lets it wait for a person.
   *
   * @return false when the step is not running
   */
  public boolean end(UUID run, int position, StepEnd end) {
    return StepSql.end(em, run, position, end);
  }

  /**
   * Stores an answer.
   *
   * @return false when the step is no longer in that state, or was answered already
   */
  public boolean answer(UUID run, int position, StepState in, Answer answer) {
    return em.createQuery(
                "update StepRow s set s.answer = :answer, s.answerRemark = :remark,"
                    + " s.answeredBy = :by, s.answeredAt = :at"
                    + ONE
                    + " and s.state = :in and s.answer is null")
            .setParameter("answer", answer.kind())
            .setParameter("remark", answer.remark())
            .setParameter("by", answer.by())
            .setParameter("at", answer.at())
            .setParameter("run", run)
            .setParameter("position", position)
            .setParameter("in", in)
            .executeUpdate()
        == 1;
  }

  /** Stores how far a running step is; without weight when it no longer runs. */
  public void progress(UUID run, int position, Progress progress) {
    em.createQuery(
            "update StepRow s set s.progressBytes = :done, s.progressTotal = :total,"
                + " s.progressRate = :rate, s.progressAt = :at"
                + ONE
                + " and s.state = :running")
        .setParameter("done", progress.doneBytes())
        .setParameter("total", progress.totalBytes())
        .setParameter("rate", progress.bytesPerSecond())
        .setParameter("at", progress.at())
        .setParameter("run", run)
        .setParameter("position", position)
        .setParameter("running", StepState.RUNNING)
        .executeUpdate();
  }

  /** Stores what a running step has printed so far; without weight when it no longer runs. */
  public void output(UUID run, int position, String output) {
    em.createQuery("update StepRow s set s.output = :output" + ONE + " and s.state = :running")
        .setParameter("output", output)
        .setParameter("run", run)
        .setParameter("position", position)
        .setParameter("running", StepState.RUNNING)
        .executeUpdate();
  }

  /** Ended steps whose audit entry is not written yet, in their order. */
  public List<RunStep> unaudited(UUID run) {
    return rows(
        "select s from StepRow s where s.key.run = :run and s.audited = false"
            + " and s.endedAt is not null order by s.key.position",
        run);
  }

  /** Notes that the audit entries of all ended steps are written. */
  public void audited(UUID run) {
    em.createQuery(
            "update StepRow s set s.audited = true where s.key.run = :run"
                + " and s.audited = false and s.endedAt is not null")
        .setParameter("run", run)
        .executeUpdate();
  }
}
