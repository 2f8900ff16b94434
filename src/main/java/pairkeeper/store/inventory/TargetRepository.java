package pairkeeper.store.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Scope;
import pairkeeper.core.model.Target;

/** Rows of second media and application hosts. */
@ApplicationScoped
public class TargetRepository {
  @PersistenceContext(unitName = "console")
  EntityManager em;

  /** A customer's targets in use, by name. */
  public List<Target> of(Scope scope, UUID customer) {
    var query =
        em.createQuery(
            "select t from TargetRow t where t.archivedAt is null and t.customer = :customer and "
                + ScopeFilter.on("t.customer")
                + " order by lower(t.name), t.id",
            TargetRow.class);
    return ScopeFilter.bind(query.setParameter("customer", customer), scope)
        .getResultStream()
        .map(TargetRow::toTarget)
        .toList();
  }

  public Optional<Target> find(Scope scope, UUID id) {
    return row(scope, id).map(TargetRow::toTarget);
  }

  public Target insert(Target target, Signature by) {
    var row = new TargetRow();
    row.created(target.id(), by);
    row.take(target);
    em.persist(row);
    em.flush();
    return row.toTarget();
  }

  /**
   * @throws pairkeeper.core.model.Overtaken when it was changed since the writer read it
   */
  public Target update(Scope scope, Target target, Signature by) {
    TargetRow row = require(scope, target.id());
    row.require(target.stamp().version(), List::of);
    row.take(target);
    row.changed(by);
    em.flush();
    return row.toTarget();
  }

  /** Takes it out of use. */
  public void archive(Scope scope, UUID id, int version, Signature by) {
    TargetRow row = require(scope, id);
    row.require(version, List::of);
    row.archived(by);
    em.flush();
  }

  private TargetRow require(Scope scope, UUID id) {
    return row(scope, id)
        .filter(r -> r.archivedAt == null)
        .orElseThrow(() -> new NotThere("target", id));
  }

  private Optional<TargetRow> row(Scope scope, UUID id) {
    return Optional.ofNullable(em.find(TargetRow.class, id)).filter(r -> scope.sees(r.customer));
  }
}
