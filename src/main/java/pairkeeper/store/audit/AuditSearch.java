package pairkeeper.store.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import pairkeeper.core.audit.AuditEntry;
import pairkeeper.core.audit.AuditFilter;
import pairkeeper.core.model.Scope;

/** Finds audit entries; count and list come from one condition, which always holds the scope. */
@ApplicationScoped
public class AuditSearch {
  @PersistenceContext(unitName = "console")
  EntityManager entities;

  protected AuditSearch() {}

  public AuditSearch(EntityManager entities) {
    this.entities = entities;
  }

  private record Condition(String where, Map<String, Object> values) {
    <T> TypedQuery<T> on(TypedQuery<T> query) {
      values.forEach(query::setParameter);
      return query;
    }
  }

  /** How many entries there are. */
  public long count(Scope scope, AuditFilter filter) {
    Condition c = condition(scope, filter);
    return c.on(entities.createQuery("select count(e) from EntryRow e" + c.where(), Long.class))
        .getSingleResult();
  }

  /**
   * Entries, newest first.
   *
   * @param first how many to leave out
   * @param most how many at most
   */
  public List<AuditEntry> list(Scope scope, AuditFilter filter, int first, int most) {
    Condition c = condition(scope, filter);
    String order = " order by e.happenedAt desc, e.link.chain, e.link.seq desc";
    return c.on(entities.createQuery("from EntryRow e" + c.where() + order, EntryRow.class))
        .setFirstResult(first)
        .setMaxResults(most)
        .getResultStream()
        .map(EntryRow::toEntry)
        .toList();
  }

  private static Condition condition(Scope scope, AuditFilter f) {
    var all = new ArrayList<String>();
    var values = new HashMap<String, Object>();
    if (!scope.everyone()) {
      // an empty list is no valid "in" everywhere; nobody has the chain of all ones
      all.add("e.link.chain in (:visible)");
      values.put(
          "visible",
          scope.customers().isEmpty() ? List.of(new java.util.UUID(-1, -1)) : scope.customers());
    }
    if (f.chain() != null) {
      all.add("e.link.chain = :chain");
      values.put("chain", f.chain());
    }
    if (f.pair() != null) {
      all.add("e.pairId = :pair");
      values.put("pair", f.pair());
    }
    if (!f.person().isEmpty()) {
      all.add(
          "(lower(e.actorName) like :person escape '!' or lower(e.actorDisplay) like :person escape"
              + " '!')");
      values.put("person", "%" + literal(f.person().toLowerCase(Locale.ROOT)) + "%");
    }
    if (!f.act().isEmpty()) {
      all.add("(e.act = :act or e.act like :subject escape '!')");
      values.put("act", f.act());
      values.put("subject", literal(f.act()) + ".%");
    }
    if (f.from() != null) {
      all.add("e.happenedAt >= :from");
      values.put("from", f.from());
    }
    if (f.to() != null) {
      all.add("e.happenedAt < :to");
      values.put("to", f.to());
    }
    return new Condition(all.isEmpty() ? "" : " where " + String.join(" and ", all), values);
  }

  private static String literal(String text) {
    return text.replaceAll("[!%_]", "!$0");
  }
}
