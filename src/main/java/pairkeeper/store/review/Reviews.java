package pairkeeper.store.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import pairkeeper.core.approval.ApprovalState;
import pairkeeper.core.approval.Person;
import pairkeeper.core.model.Scope;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.review.Findings;
import pairkeeper.core.review.LaterRemark;
import pairkeeper.core.review.SignedReview;
import pairkeeper.core.run.Run;
import pairkeeper.store.runs.SmallJson;

/** The reviews of runs: which are due, which are signed. */
@ApplicationScoped
public class Reviews {
  private static final Set<RunState> ENDED =
      Set.of(RunState.SUCCEEDED, RunState.FAILED, RunState.ABANDONED);

  @PersistenceContext(unitName = "console")
  EntityManager em;

  public Reviews() {}

  /** Runs that ended and that nobody has signed as they ended; oldest first. */
  public List<UUID> due(Scope scope) {
    if (!scope.everyone() && scope.customers().isEmpty()) {
      return List.of();
    }
    var query =
        em.createQuery(
                "select r.id from RunRow r where r.state in :ended and (r.runbook = 'failover' or"
                    + " exists (select a.id from ApprovalRow a where a.run = r.id and a.decided ="
                    + " :glass)) and not exists (select v.id from ReviewRow v where v.run = r.id"
                    + " and v.runEndedAt = r.endedAt)"
                    + (scope.everyone() ? "" : " and r.customer in :customers")
                    + " order by r.endedAt, r.id",
                UUID.class)
            .setParameter("ended", ENDED)
            .setParameter("glass", ApprovalState.BREAK_GLASS);
    if (!scope.everyone()) {
      query.setParameter("customers", scope.customers());
    }
    return query.getResultList();
  }

  /**
   * Keeps a signature for good.
   *
   * @param sha256 gives the hexadecimal SHA-256 of a text in UTF-8
   * @throws RuntimeException of the database when somebody else signed this end of the run before
   */
  public SignedReview sign(
      UUID id,
      Run run,
      Findings findings,
      String remark,
      Person by,
      Instant at,
      UnaryOperator<String> sha256) {
    var row = new ReviewRow();
    row.id = id;
    row.run = run.id();
    row.customer = run.customer();
    row.runEndedAt = run.endedAt();
    row.findingsJson = SmallJson.of(findings);
    row.findingsHash = sha256.apply(row.findingsJson);
    row.remark = remark;
    row.reviewerId = by.id();
    row.reviewerName = by.name();
    row.reviewerDisplay = by.display();
    row.signedAt = at;
    em.persist(row);
    em.flush();
    return row.value();
  }

  public void add(LaterRemark remark) {
    em.persist(LaterRemarkRow.of(remark));
  }

  /** Signatures under a run, newest first; more than one where it was resumed and ended anew. */
  public List<SignedReview> of(UUID run) {
    return em.createQuery(
            "from ReviewRow v where v.run = :run order by v.signedAt desc", ReviewRow.class)
        .setParameter("run", run)
        .getResultStream()
        .map(ReviewRow::value)
        .toList();
  }

  /** The newest signatures first. */
  public List<SignedReview> newest(Scope scope, int most) {
    if (!scope.everyone() && scope.customers().isEmpty()) {
      return List.of();
    }
    var query =
        em.createQuery(
            "from ReviewRow v"
                + (scope.everyone() ? "" : " where v.customer in :customers")
                + " order by v.signedAt desc, v.id",
            ReviewRow.class);
    if (!scope.everyone()) {
      query.setParameter("customers", scope.customers());
    }
    return query.setMaxResults(most).getResultStream().map(ReviewRow::value).toList();
  }

  /** What was added to a run's review, oldest first. */
  public List<LaterRemark> added(UUID run) {
    return em.createQuery(
            "from LaterRemarkRow x where x.run = :run order by x.saidAt, x.id",
            LaterRemarkRow.class)
        .setParameter("run", run)
        .getResultStream()
        .map(LaterRemarkRow::value)
        .toList();
  }

  /** Which of these runs are signed as they ended. */
  public Set<UUID> signed(Collection<UUID> runs) {
    return runs.isEmpty()
        ? Set.of()
        : new HashSet<>(
            em.createQuery(
                    "select v.run from ReviewRow v, RunRow r where v.run in :runs and r.id = v.run"
                        + " and r.endedAt = v.runEndedAt",
                    UUID.class)
                .setParameter("runs", runs)
                .getResultList());
  }
}
