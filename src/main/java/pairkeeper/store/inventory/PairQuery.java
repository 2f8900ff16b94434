package pairkeeper.store.inventory;

import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import pairkeeper.core.model.PairFilter;
import pairkeeper.core.model.Scope;

/** The one query behind every list of pairs. */
final class PairQuery {
  private final StringBuilder text = new StringBuilder("select p from PairRow p where ");
  private final Map<String, Object> values = new HashMap<>();

  PairQuery(PairFilter filter) {
    text.append(ScopeFilter.on("p.customer"));
    text.append(filter.archived() ? " and p.archivedAt is not null" : " and p.archivedAt is null");
    if (filter.customer() != null) {
      and("p.customer = :customer", "customer", filter.customer());
    }
    if (filter.site() != null) {
      and("p.site = :site", "site", filter.site());
    }
    if (!filter.tag().isBlank()) {
      String tag = filter.tag().strip().toLowerCase(Locale.ROOT);
      and("p.tags like :tag escape '!'", "tag", TagText.like(tag));
    }
    if (!filter.words().isBlank()) {
      and(
          "(lower(p.name) like :words escape '!' or p.tags like :words escape '!'"
              + " or lower(p.note) like :words escape '!' or exists"
              + " (select i.id from InstanceRow i, HostRow h where i.pair = p.id"
              + " and h.id = i.host and i.archivedAt is null and (lower(i.name) like :words"
              + " escape '!' or h.address like :words escape '!')))",
          "words",
          Like.containing(filter.words()));
    }
    text.append(" order by lower(p.name), p.id");
  }

  private void and(String condition, String name, Object value) {
    text.append(" and ").append(condition);
    values.put(name, value);
  }

  List<PairRow> rows(EntityManager em, Scope scope) {
    var query = ScopeFilter.bind(em.createQuery(text.toString(), PairRow.class), scope);
    values.forEach(query::setParameter);
    return query.getResultList();
  }
}
