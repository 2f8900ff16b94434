package pairkeeper.store.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.PairEvent;
import pairkeeper.core.model.Scope;

/** Rows of what runs changed in pairs. */
@ApplicationScoped
public class PairEventRepository {
  @PersistenceContext(unitName = "console")
  EntityManager em;

  public void insert(PairEvent event, UUID customer) {
    em.persist(PairEventRow.of(event, customer));
    em.flush();
  }

  /**
   * The newest events of a pair first.
   *
   * @param first how many newer ones are left out
   */
  public List<PairEvent> of(Scope scope, UUID pair, int first, int most) {
    var query =
        em.createQuery(
            "select e from PairEventRow e where e.pair = :pair and "
                + ScopeFilter.on("e.customer")
                + " order by e.at desc, e.id desc",
            PairEventRow.class);
    return ScopeFilter.bind(query.setParameter("pair", pair), scope)
        .setFirstResult(first)
        .setMaxResults(most)
        .getResultStream()
        .map(PairEventRow::toEvent)
        .toList();
  }

  /** Standing orders that nobody has carried out or withdrawn yet. */
  public List<PairEvent> standing(Scope scope) {
    return open(scope, PairEvent.Kind.STANDING_FENCE);
  }

  /** Those of a kind that have not ended, the oldest first. */
  public List<PairEvent> open(Scope scope, PairEvent.Kind kind) {
    var query =
        em.createQuery(
            "select e from PairEventRow e where e.kind = :kind and e.endedAt is null and "
                + ScopeFilter.on("e.customer")
                + " order by e.at, e.id",
            PairEventRow.class);
    return ScopeFilter.bind(query.setParameter("kind", kind), scope)
        .getResultStream()
        .map(PairEventRow::toEvent)
        .toList();
  }

  /** Ids of the events of a kind about a server that have not ended. */
  public List<UUID> open(UUID server, PairEvent.Kind kind) {
    return em.createQuery(
            "select e.id from PairEventRow e"
                + " where e.server = :server and e.kind = :kind and e.endedAt is null",
            UUID.class)
        .setParameter("server", server)
        .setParameter("kind", kind)
        .getResultList();
  }

  /** When the last event of a kind about a server ended, if one did. */
  public Optional<Instant> lastEnd(UUID server, PairEvent.Kind kind) {
    return Optional.ofNullable(
        em.createQuery(
                "select max(e.endedAt) from PairEventRow e"
                    + " where e.server = :server and e.kind = :kind",
                Instant.class)
            .setParameter("server", server)
            .setParameter("kind", kind)
            .getSingleResult());
  }

  /**
   * Marks a standing order as carried out or withdrawn; one that has ended stays as it is.
   *
   * @return whether this call ended it: of two nodes only one is told so
   */
  public boolean end(UUID id, Instant at) {
    return em.createQuery(
                "update PairEventRow e set e.endedAt = :at where e.id = :id and e.endedAt is null")
            .setParameter("at", at)
            .setParameter("id", id)
            .executeUpdate()
        == 1;
  }

  /** The customer of a pair, for the console's own work. */
  public UUID customerOf(UUID pair) {
    return em.createQuery("select p.customer from PairRow p where p.id = :id", UUID.class)
        .setParameter("id", pair)
        .getResultStream()
        .findFirst()
        .orElseThrow(() -> new NotThere("pair", pair));
  }
}
