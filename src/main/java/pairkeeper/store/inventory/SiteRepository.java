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
import pairkeeper.core.model.Site;
import pairkeeper.core.model.Text;

/** Rows of sites. */
@ApplicationScoped
public class SiteRepository {
  @PersistenceContext(unitName = "console")
  EntityManager em;

  /** All sites in use, the oldest of each customer first. */
  public List<Site> all(Scope scope) {
    var query =
        em.createQuery(
            "select s from SiteRow s where s.archivedAt is null and "
                + ScopeFilter.on("s.customer")
                + " order by s.createdAt, s.id",
            SiteRow.class);
    return ScopeFilter.bind(query, scope).getResultStream().map(SiteRow::toSite).toList();
  }

  /** A customer's sites in use, the oldest first. */
  public List<Site> of(Scope scope, UUID customer) {
    return scope.sees(customer) ? all(Scope.of(java.util.Set.of(customer))) : List.of();
  }

  public Optional<Site> find(Scope scope, UUID id) {
    return row(scope, id).map(SiteRow::toSite);
  }

  /**
   * @throws Refused when the customer has another site in use of that name
   */
  public Site insert(Site site, Signature by) {
    requireFree(site);
    var row = new SiteRow();
    row.created(site.id(), by);
    row.take(site);
    em.persist(row);
    em.flush();
    return row.toSite();
  }

  /**
   * @throws pairkeeper.core.model.Overtaken when it was changed since the writer read it
   * @throws Refused when the customer has another site in use of that name
   */
  public Site update(Scope scope, Site site, Signature by) {
    SiteRow row = require(scope, site.id());
    row.require(site.stamp().version(), () -> Differences.of(row.toSite(), site));
    requireFree(site);
    row.take(site);
    row.changed(by);
    em.flush();
    return row.toSite();
  }

  /** Takes it out of use; its name may be given again. */
  public void archive(Scope scope, UUID id, int version, Signature by) {
    SiteRow row = require(scope, id);
    row.require(version, List::of);
    row.archived(by);
    row.activeName = null;
    em.flush();
  }

  private SiteRow require(Scope scope, UUID id) {
    return row(scope, id)
        .filter(r -> r.archivedAt == null)
        .orElseThrow(() -> new NotThere("site", id));
  }

  private Optional<SiteRow> row(Scope scope, UUID id) {
    return Optional.ofNullable(em.find(SiteRow.class, id)).filter(r -> scope.sees(r.customer));
  }

  private void requireFree(Site site) {
    boolean taken =
        !em.createQuery(
                "select s.id from SiteRow s"
                    + " where s.activeName = :name and s.customer = :customer and s.id <> :id",
                UUID.class)
            .setParameter("name", site.name().toLowerCase(Locale.ROOT))
            .setParameter("customer", site.customer())
            .setParameter("id", site.id())
            .getResultList()
            .isEmpty();
    if (taken) {
      throw new Refused("name", Text.of("inventory.refused.name-taken", "name", site.name()));
    }
  }
}
