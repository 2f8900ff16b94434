package pairkeeper.store.approvals;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import pairkeeper.core.approval.ApprovalRequest;
import pairkeeper.core.approval.ApprovalState;
import pairkeeper.core.approval.Decision;
import pairkeeper.core.model.Scope;
import pairkeeper.store.runs.SmallJson;

/** The requests for approvals; each is decided once, by a compare-and-set. */
@ApplicationScoped
public class Approvals {
  private static final UUID NOBODYS = new UUID(-1, -1);

  @PersistenceContext(unitName = "console")
  EntityManager em;

  public Approvals() {}

  public void add(ApprovalRequest request) {
    em.persist(ApprovalRow.of(request));
    em.flush();
  }

  public Optional<ApprovalRequest> find(UUID id, Scope scope) {
    return first(
            em.createQuery("select a from ApprovalRow a where a.id = :it", ApprovalRow.class), id)
        .filter(r -> scope.sees(r.customer()));
  }

  /** The request that let a run start, if there was one. */
  public Optional<ApprovalRequest> ofRun(UUID run) {
    return first(
        em.createQuery("select a from ApprovalRow a where a.run = :it", ApprovalRow.class), run);
  }

  private Optional<ApprovalRequest> first(TypedQuery<ApprovalRow> query, UUID it) {
    return query
        .setParameter("it", it)
        .setHint("org.hibernate.readOnly", true)
        .getResultStream()
        .peek(em::refresh)
        .findFirst()
        .map(ApprovalRow::value);
  }

  /** The request by which a plan waits at that time. */
  public Optional<ApprovalRequest> waitingFor(UUID plan, Instant now) {
    return em.createQuery(
            "select a from ApprovalRow a where a.plan = :plan and a.decided is null and a.expiresAt"
                + " > :now order by a.askedAt desc",
            ApprovalRow.class)
        .setParameter("plan", plan)
        .setParameter("now", now)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(ApprovalRow::value);
  }

  /**
   * Those that wait at that time, the one that expires next first.
   *
   * @param pair of this pair only, or null for all
   */
  public List<ApprovalRequest> waiting(Scope scope, UUID pair, Instant now) {
    String where = " a.decided is null and a.expiresAt > :now";
    return visible(scope, pair, where, "a.expiresAt, a.id")
        .setParameter("now", now)
        .getResultStream()
        .map(ApprovalRow::value)
        .toList();
  }

  /** All there ever were, newest first, whatever became of them. */
  public List<ApprovalRequest> list(Scope scope, UUID pair, int most) {
    return visible(scope, pair, " 1 = 1", "a.askedAt desc, a.id")
        .setMaxResults(most)
        .getResultStream()
        .map(ApprovalRow::value)
        .toList();
  }

  private TypedQuery<ApprovalRow> visible(Scope scope, UUID pair, String where, String order) {
    var query =
        em.createQuery(
            "select a from ApprovalRow a where"
                + where
                + (scope.everyone() ? "" : " and a.customer in :customers")
                + (pair == null ? "" : " and a.pair = :pair")
                + " order by "
                + order,
            ApprovalRow.class);
    if (!scope.everyone()) {
      // an empty list is no valid "in" everywhere
      query.setParameter(
          "customers", scope.customers().isEmpty() ? Set.of(NOBODYS) : scope.customers());
    }
    if (pair != null) {
      query.setParameter("pair", pair);
    }
    return query;
  }

  /**
   * Decides it, if it still waits.
   *
   * @return false when somebody, or the clock, was faster; then nothing is written
   */
  public boolean decide(UUID id, Decision d) {
    return em.createQuery(
                "update ApprovalRow a set a.decided = :state, a.deciderId = :who, a.deciderName ="
                    + " :name, a.deciderDisplay = :display, a.decidedAt = :at, a.remark = :remark,"
                    + " a.whyJson = :why, a.run = :run where a.id = :id and a.decided is null and"
                    + " a.expiresAt > :at")
            .setParameter("state", d.state())
            .setParameter("who", d.by().id())
            .setParameter("name", d.by().name())
            .setParameter("display", d.by().display())
            .setParameter("at", d.at())
            .setParameter("remark", d.remark())
            .setParameter("why", SmallJson.of(d.why()))
            .setParameter("run", d.run())
            .setParameter("id", id)
            .executeUpdate()
        == 1;
  }

  /** Those that nobody decided in time and that the audit knows nothing of, oldest first. */
  public List<ApprovalRequest> expiredUntold(Instant now) {
    return em.createQuery(
            "select a from ApprovalRow a where a.decided is null and a.expiryToldAt is null and"
                + " a.expiresAt <= :now order by a.expiresAt, a.id",
            ApprovalRow.class)
        .setParameter("now", now)
        .getResultStream()
        .map(ApprovalRow::value)
        .toList();
  }

  /** Whether this call is the one that tells of it: of two consoles only one is told so. */
  public boolean tellsOfExpiry(UUID id, Instant at) {
    return em.createQuery(
                "update ApprovalRow a set a.expiryToldAt = :at where a.id = :id and a.expiryToldAt"
                    + " is null")
            .setParameter("at", at)
            .setParameter("id", id)
            .executeUpdate()
        == 1;
  }

  /** An approval whose run starts later led to it. */
  public void ledTo(UUID id, UUID run) {
    em.createQuery("update ApprovalRow a set a.run = :run where a.id = :id")
        .setParameter("run", run)
        .setParameter("id", id)
        .executeUpdate();
  }

  /** Which of these runs were started without the approval that they needed. */
  public Set<UUID> withoutApproval(Collection<UUID> runs) {
    return runs.isEmpty()
        ? Set.of()
        : new HashSet<>(
            em.createQuery(
                    "select a.run from ApprovalRow a where a.run in :runs and a.decided = :glass",
                    UUID.class)
                .setParameter("runs", runs)
                .setParameter("glass", ApprovalState.BREAK_GLASS)
                .getResultList());
  }
}
