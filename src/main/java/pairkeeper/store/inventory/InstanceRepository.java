package pairkeeper.store.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import pairkeeper.core.model.Host;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Role;
import pairkeeper.core.model.Scope;
import pairkeeper.core.model.Text;

/** Rows of PostgreSQL servers, each part of one pair. */
@ApplicationScoped
public class InstanceRepository {
  @PersistenceContext(unitName = "console")
  EntityManager em;

  /** The server, an archived one too. */
  public Optional<Instance> find(Scope scope, UUID id) {
    return row(scope, id).map(r -> r.toInstance(em.find(HostRow.class, r.host).toHost()));
  }

  /** The pair that the server belongs to. */
  public Optional<UUID> pairOf(Scope scope, UUID id) {
    return row(scope, id).map(r -> r.pair);
  }

  /** Servers on a host, over all its pairs. */
  public List<Instance> onHost(Scope scope, UUID host) {
    return em.createQuery(
            "select i from InstanceRow i where i.host = :host and i.archivedAt is null"
                + " order by i.name",
            InstanceRow.class)
        .setParameter("host", host)
        .getResultStream()
        .filter(r -> scope.sees(r.customer))
        .map(r -> r.toInstance(em.find(HostRow.class, r.host).toHost()))
        .toList();
  }

  /** How many servers in use are asked by SQL with that credential. */
  public long askedWith(Scope scope, UUID credential) {
    return em.createQuery(
            "select i from InstanceRow i"
                + " where i.sqlCredential = :credential and i.archivedAt is null",
            InstanceRow.class)
        .setParameter("credential", credential)
        .getResultStream()
        .filter(r -> scope.sees(r.customer))
        .count();
  }

  /** Who is primary of the pair. */
  public Optional<UUID> primaryOf(UUID pair) {
    return em.createQuery(
            "select i.id from InstanceRow i"
                + " where i.pair = :pair and i.role = :role and i.archivedAt is null",
            UUID.class)
        .setParameter("pair", pair)
        .setParameter("role", Role.PRIMARY)
        .getResultStream()
        .findFirst();
  }

  /**
   * Gives a server the role that a successful run brought about. For runs only.
   *
   * @throws NotThere when there is no such server
   */
  public void setRole(UUID id, Role role, Signature by) {
    InstanceRow row = row(Scope.all(), id).orElseThrow(() -> new NotThere("server", id));
    row.role = role;
    row.changed(by);
    em.find(PairRow.class, row.pair).changed(by);
    em.flush();
  }

  /**
   * Notes that a server wrote apart from its primary, or that this is over.
   *
   * @param at null when it is over
   * @throws NotThere when there is no such server
   */
  public void wroteApart(UUID id, Instant at, Signature by) {
    InstanceRow row = row(Scope.all(), id).orElseThrow(() -> new NotThere("server", id));
    row.wroteApartAt = at;
    row.changed(by);
    em.flush();
  }

  /** Servers of those pairs in their order; archived pairs show the servers they had at last. */
  Map<UUID, List<Instance>> ofPairs(Collection<UUID> pairs) {
    if (pairs.isEmpty()) {
      return Map.of();
    }
    var rows =
        em.createQuery(
                "select i from InstanceRow i, PairRow p where p.id = i.pair and p.id in :pairs"
                    + " and (i.archivedAt is null or i.archivedAt = p.archivedAt)"
                    + " order by i.rank, i.id",
                InstanceRow.class)
            .setParameter("pairs", pairs)
            .getResultList();
    var hosts = hosts(rows);
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                r -> r.pair,
                Collectors.mapping(r -> r.toInstance(hosts.get(r.host)), Collectors.toList())));
  }

  private Map<UUID, Host> hosts(List<InstanceRow> rows) {
    if (rows.isEmpty()) {
      return Map.of();
    }
    return em.createQuery("select h from HostRow h where h.id in :ids", HostRow.class)
        .setParameter("ids", rows.stream().map(r -> r.host).collect(Collectors.toSet()))
        .getResultStream()
        .collect(Collectors.toMap(h -> h.id, HostRow::toHost));
  }

  /** Stores a pair's servers as they are named, and archives those that are not. */
  void store(Pair pair, Signature by) {
    var named = pair.servers().stream().map(Instance::id).collect(Collectors.toSet());
    // first, so that another one may take their place at once
    rows(pair.id()).stream().filter(r -> !named.contains(r.id)).forEach(r -> archive(r, by));
    em.flush();
    int rank = 0;
    for (Instance server : pair.servers()) {
      requireFree(server);
      var row = em.find(InstanceRow.class, server.id());
      if (row == null) {
        row = new InstanceRow();
        row.created(server.id(), by);
        row.pair = pair.id();
        row.customer = pair.customer();
        row.take(server);
        row.rank = rank++;
        em.persist(row);
      } else {
        row.take(server);
        row.rank = rank++;
        row.changed(by);
      }
    }
    em.flush();
  }

  void archive(UUID pair, Signature by) {
    rows(pair).forEach(r -> archive(r, by));
  }

  private static void archive(InstanceRow row, Signature by) {
    row.archived(by);
    row.activePort = null;
  }

  private List<InstanceRow> rows(UUID pair) {
    return em.createQuery(
            "select i from InstanceRow i where i.pair = :pair and i.archivedAt is null",
            InstanceRow.class)
        .setParameter("pair", pair)
        .getResultList();
  }

  private Optional<InstanceRow> row(Scope scope, UUID id) {
    return Optional.ofNullable(em.find(InstanceRow.class, id)).filter(r -> scope.sees(r.customer));
  }

  private void requireFree(Instance server) {
    boolean taken =
        server.port() != 0
            && !em.createQuery(
                    "select i.id from InstanceRow i"
                        + " where i.host = :host and i.activePort = :port and i.id <> :id",
                    UUID.class)
                .setParameter("host", server.host().id())
                .setParameter("port", server.port())
                .setParameter("id", server.id())
                .getResultList()
                .isEmpty();
    if (taken) {
      throw new Refused(
          "postgresPort",
          Text.of(
              "inventory.refused.server-taken",
              "host",
              server.host().address(),
              "port",
              server.port()));
    }
  }
}
