package pairkeeper.store.runs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.model.Scope;
import pairkeeper.core.plan.Plan;

/** The stored plans. */
@ApplicationScoped
public class Plans {
  @PersistenceContext(unitName = "console")
  EntityManager em;

  public Plans() {}

  Plans(EntityManager em) {
    this.em = em;
  }

  /** Stores a plan that was never stored before. */
  public void add(StoredPlan plan) {
    var row = new PlanRow();
    row.id = plan.id();
    row.schemaNumber = Plan.SCHEMA;
    row.runbook = plan.runbook();
    row.pair = plan.pair();
    row.customer = plan.customer();
    row.pairName = plan.pairName();
    row.json = plan.json();
    row.hash = plan.hash();
    row.storedBy = plan.storedBy();
    row.storedAt = plan.storedAt();
    row.validUntil = plan.validUntil();
    em.persist(row);
    em.flush();
  }

  public Optional<StoredPlan> find(UUID id, Scope scope) {
    return Optional.ofNullable(em.find(PlanRow.class, id))
        .filter(row -> scope.sees(row.customer))
        .map(PlanRow::value);
  }
}
