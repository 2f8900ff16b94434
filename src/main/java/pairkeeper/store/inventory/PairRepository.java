package pairkeeper.store.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.model.Differences;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.PairFilter;
import pairkeeper.core.model.PairSheet;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Scope;
import pairkeeper.core.model.Text;

/** Rows of pairs together with their servers. */
@ApplicationScoped
public class PairRepository {
  @PersistenceContext(unitName = "console")
  EntityManager em;

  @Inject InstanceRepository instances;

  /** Pairs by name, two queries for however many. */
  public List<PairSheet> find(Scope scope, PairFilter filter) {
    return new PairQuery(filter, false).sheets(em, scope);
  }

  /** Everybody's pairs in use, by name; only for a transaction that changes none of them. */
  public List<PairSheet> everyone() {
    return new PairQuery(PairFilter.none(), true).sheets(em, Scope.all());
  }

  /**
   * Writes what this transaction has changed and forgets the rows, so that a long import does not
   * look through all that it stored before at each question.
   */
  public void setDown() {
    em.flush();
    em.clear();
  }

  /** The pair, an archived one too. */
  public Optional<PairSheet> find(Scope scope, UUID id) {
    return row(scope, id).map(this::sheet);
  }

  /**
   * Stores the pair and its servers; their hosts must be stored already.
   *
   * @throws Refused when the customer has another pair in use of that name, or a server's port
   *     belongs to another pair
   */
  public PairSheet insert(PairSheet sheet, Signature by) {
    requireFree(sheet);
    var row = new PairRow();
    row.created(sheet.pair().id(), by);
    row.take(sheet);
    em.persist(row);
    em.flush();
    instances.store(sheet.pair(), by);
    return sheet(row);
  }

  /**
   * Changes the pair and its servers; servers that are no longer named are archived.
   *
   * @throws pairkeeper.core.model.Overtaken when it was changed since the writer read it
   * @throws Refused as at {@link #insert}
   */
  public PairSheet update(Scope scope, PairSheet sheet, Signature by) {
    return update(scope, sheet(require(scope, sheet.pair().id())), sheet, by);
  }

  /**
   * The same for a writer who has already written to the hosts, which other pairs may share.
   *
   * @param before the pair as it was stored before that
   */
  public PairSheet update(Scope scope, PairSheet before, PairSheet sheet, Signature by) {
    PairRow row = require(scope, sheet.pair().id());
    row.require(
        sheet.stamp().version(),
        () -> Differences.of(before, sheet, id -> CredentialRow.called(em, id)));
    requireFree(sheet);
    row.take(sheet);
    row.changed(by);
    em.flush();
    instances.store(sheet.pair(), by);
    return sheet(row);
  }

  /**
   * Says who looks after the pair's trouble; "" gives it back. Nobody's form is overtaken by it.
   */
  public void take(Scope scope, UUID id, String owner, Signature by) {
    require(scope, id);
    em.createQuery("update PairRow p set p.takenBy = :owner, p.takenAt = :at where p.id = :id")
        .setParameter("owner", owner)
        .setParameter("at", owner.isEmpty() ? null : by.at())
        .setParameter("id", id)
        .executeUpdate();
    em.clear();
  }

  /** Takes the pair and its servers out of use; their names and ports may be given again. */
  public void archive(Scope scope, UUID id, int version, Signature by) {
    PairRow row = require(scope, id);
    row.require(version, List::of);
    row.archived(by);
    row.activeName = null;
    instances.archive(id, by);
    em.flush();
  }

  private PairSheet sheet(PairRow row) {
    return row.toSheet(instances.ofPairs(List.of(row.id)).getOrDefault(row.id, List.of()));
  }

  private PairRow require(Scope scope, UUID id) {
    return row(scope, id)
        .filter(r -> r.archivedAt == null)
        .orElseThrow(() -> new NotThere("pair", id));
  }

  private Optional<PairRow> row(Scope scope, UUID id) {
    return Optional.ofNullable(em.find(PairRow.class, id)).filter(r -> scope.sees(r.customer));
  }

  private void requireFree(PairSheet sheet) {
    boolean taken =
        !em.createQuery(
                "select p.id from PairRow p"
                    + " where p.activeName = :name and p.customer = :customer and p.id <> :id",
                UUID.class)
            .setParameter("name", sheet.pair().name().toLowerCase(Locale.ROOT))
            .setParameter("customer", sheet.pair().customer())
            .setParameter("id", sheet.pair().id())
            .getResultList()
            .isEmpty();
    if (taken) {
      throw new Refused(
          "name", Text.of("inventory.refused.name-taken", "name", sheet.pair().name()));
    }
  }
}
