package pairkeeper.store.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.model.Differences;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Scope;
import pairkeeper.core.model.Target;
import pairkeeper.core.model.Text;

/** Rows of second media and application hosts. */
@ApplicationScoped
public class TargetRepository {
  @PersistenceContext(unitName = "console")
  EntityManager em;

  /**
   * Targets in use, by name.
   *
   * @param words looked for in their names, paths and hosts' addresses; "" for all
   * @param customer only this customer's, or null
   */
  public List<Target> find(Scope scope, String words, UUID customer) {
    var query =
        em.createQuery(
            "select t from TargetRow t, HostRow h where h.id = t.host and t.archivedAt is null"
                + (customer == null ? "" : " and t.customer = :customer")
                + " and (lower(t.name) like :words escape '!' or lower(t.path) like :words"
                + " escape '!' or h.address like :words escape '!') and "
                + ScopeFilter.on("t.customer")
                + " order by lower(t.name), t.id",
            TargetRow.class);
    if (customer != null) {
      query.setParameter("customer", customer);
    }
    return ScopeFilter.bind(query.setParameter("words", Like.containing(words)), scope)
        .getResultStream()
        .map(this::target)
        .toList();
  }

  /** The target, an archived one too. */
  public Optional<Target> find(Scope scope, UUID id) {
    return row(scope, id).map(this::target);
  }

  /** How many targets in use lie at a site. */
  public long at(UUID site) {
    return em.createQuery(
            "select count(t) from TargetRow t where t.archivedAt is null and t.site = :site",
            Long.class)
        .setParameter("site", site)
        .getSingleResult();
  }

  /**
   * Stores it; its host must be stored already.
   *
   * @throws Refused when the customer has another target in use of that name
   */
  public Target insert(Target target, Signature by) {
    requireFree(target);
    var row = new TargetRow();
    row.created(target.id(), by);
    row.take(target);
    em.persist(row);
    em.flush();
    return target(row);
  }

  /**
   * @param before the target as it was stored before its host was written to
   * @throws pairkeeper.core.model.Overtaken when it was changed since the writer read it
   * @throws Refused as at {@link #insert}
   */
  public Target update(Scope scope, Target before, Target target, Signature by) {
    TargetRow row = require(scope, target.id());
    row.require(
        target.stamp().version(),
        () -> Differences.of(before, target, id -> CredentialRow.called(em, id)));
    requireFree(target);
    row.take(target);
    row.changed(by);
    em.flush();
    return target(row);
  }

  /** Takes it out of use; its name may be given again. */
  public void archive(Scope scope, UUID id, int version, Signature by) {
    TargetRow row = require(scope, id);
    row.require(version, List::of);
    row.archived(by);
    row.activeName = null;
    em.flush();
  }

  private Target target(TargetRow row) {
    return row.toTarget(em.find(HostRow.class, row.host).toHost());
  }

  private TargetRow require(Scope scope, UUID id) {
    return row(scope, id)
        .filter(r -> r.archivedAt == null)
        .orElseThrow(() -> new NotThere("target", id));
  }

  private Optional<TargetRow> row(Scope scope, UUID id) {
    return Optional.ofNullable(em.find(TargetRow.class, id)).filter(r -> scope.sees(r.customer));
  }

  private void requireFree(Target target) {
    boolean taken =
        !em.createQuery(
                "select t.id from TargetRow t"
                    + " where t.activeName = :name and t.customer = :customer and t.id <> :id",
                UUID.class)
            .setParameter("name", target.name().toLowerCase(Locale.ROOT))
            .setParameter("customer", target.customer())
            .setParameter("id", target.id())
            .getResultList()
            .isEmpty();
    if (taken) {
      throw new Refused("name", Text.of("inventory.refused.name-taken", "name", target.name()));
    }
  }
}
