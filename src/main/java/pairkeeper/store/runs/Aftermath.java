package pairkeeper.store.runs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.model.Scope;
import pairkeeper.core.run.PairRemark;
import pairkeeper.core.run.StandingFence;

/** What runs leave behind: standing fence orders and remarks on pairs. */
@ApplicationScoped
public class Aftermath {
  @PersistenceContext(unitName = "console")
  EntityManager em;

  public Aftermath() {}

  /** Gives a standing order; one that stands for the same server is ended. */
  public void order(StandingFence fence, UUID customer) {
    end(fence.server(), fence.orderedAt());
    var row = new FenceRow();
    row.id = fence.id();
    row.customer = customer;
    row.pair = fence.pair();
    row.server = fence.server();
    row.serviceAddress = fence.serviceAddress();
    row.orderedBy = fence.orderedBy();
    row.orderedAt = fence.orderedAt();
    row.run = fence.run();
    row.activeServer = fence.server();
    em.persist(row);
    em.flush();
  }

  /** Ends the order that stands for a server, if there is one. */
  public void end(UUID server, Instant at) {
    em.createQuery(
            "update FenceRow f set f.endedAt = :at, f.activeServer = null"
                + " where f.activeServer = :server")
        .setParameter("at", at)
        .setParameter("server", server)
        .executeUpdate();
  }

  /** The order that stands for a server. */
  public Optional<StandingFence> standing(UUID server) {
    return em.createQuery("select f from FenceRow f where f.activeServer = :server", FenceRow.class)
        .setParameter("server", server)
        .getResultStream()
        .findFirst()
        .map(FenceRow::value);
  }

  /** All orders that stand, whoever's they are: for the watching. */
  public List<StandingFence> standing() {
    return em.createQuery(
            "select f from FenceRow f where f.activeServer is not null order by f.orderedAt",
            FenceRow.class)
        .getResultStream()
        .map(FenceRow::value)
        .toList();
  }

  public void remark(PairRemark remark, UUID customer) {
    var row = new RemarkRow();
    row.id = remark.id();
    row.customer = customer;
    row.pair = remark.pair();
    row.textJson = SmallJson.of(remark.text());
    row.madeBy = remark.madeBy();
    row.madeAt = remark.madeAt();
    row.run = remark.run();
    em.persist(row);
    em.flush();
  }

  /** Ends the remarks that stand on a pair. */
  public void endRemarks(UUID pair, Instant at) {
    em.createQuery(
            "update RemarkRow r set r.endedAt = :at where r.pair = :pair and r.endedAt is null")
        .setParameter("at", at)
        .setParameter("pair", pair)
        .executeUpdate();
  }

  /** The remarks on a pair, newest first, ended ones too. */
  public List<PairRemark> remarks(Scope scope, UUID pair) {
    return em.createQuery(
            "select r from RemarkRow r where r.pair = :pair order by r.madeAt desc",
            RemarkRow.class)
        .setParameter("pair", pair)
        .getResultStream()
        .filter(r -> scope.sees(r.customer))
        .map(RemarkRow::value)
        .toList();
  }
}
