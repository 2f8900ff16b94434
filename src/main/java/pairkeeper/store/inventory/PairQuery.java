package pairkeeper.store.inventory;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import pairkeeper.core.model.Host;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.PairFilter;
import pairkeeper.core.model.PairSheet;
import pairkeeper.core.model.Scope;

/** The condition behind every list of pairs, and the two queries that it takes. */
final class PairQuery {
  private final StringBuilder text = new StringBuilder();
  private final Map<String, Object> values = new HashMap<>();

  private final boolean readOnly;

  /**
   * @param readOnly whether the transaction changes nothing that it finds, which saves a copy of
   *     each row to compare it with
   */
  PairQuery(PairFilter filter, boolean readOnly) {
    this.readOnly = readOnly;
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
  }

  private void and(String condition, String name, Object value) {
    text.append(" and ").append(condition);
    values.put(name, value);
  }

  /** The pairs by name, with their servers; archived ones show the servers they had at last. */
  List<PairSheet> sheets(EntityManager em, Scope scope) {
    Map<UUID, List<Instance>> servers = servers(em, scope);
    String pairs = "select p from PairRow p where " + text + " order by lower(p.name), p.id";
    return bound(em.createQuery(pairs, PairRow.class), scope)
        .getResultStream()
        .map(r -> r.toSheet(servers.getOrDefault(r.id, List.of())))
        .toList();
  }

  // the condition once more, and no list of ids: H2 compares each row with each id of a list
  private Map<UUID, List<Instance>> servers(EntityManager em, Scope scope) {
    String both =
        "select i, h from PairRow p, InstanceRow i, HostRow h where i.pair = p.id and h.id = i.host"
            + " and (i.archivedAt is null or i.archivedAt = p.archivedAt) and "
            + text
            + " order by i.rank, i.id";
    var hosts = new HashMap<UUID, Host>();
    var servers = new HashMap<UUID, List<Instance>>();
    for (Object[] row : bound(em.createQuery(both, Object[].class), scope).getResultList()) {
      var server = (InstanceRow) row[0];
      Host on = hosts.computeIfAbsent(server.host, id -> ((HostRow) row[1]).toHost());
      servers.computeIfAbsent(server.pair, id -> new ArrayList<>()).add(server.toInstance(on));
    }
    return servers;
  }

  private <T> TypedQuery<T> bound(TypedQuery<T> query, Scope scope) {
    values.forEach(query::setParameter);
    if (readOnly) {
      query.setHint("org.hibernate.readOnly", true);
    }
    return ScopeFilter.bind(query, scope);
  }
}
