package pairkeeper.store.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pairkeeper.core.audit.Checkpoint;

/** Keeps checkpoints and how far each target has got with them. */
@ApplicationScoped
public class CheckpointStore {
  private static final Set<String> ROLE_CHANGES =
      Set.of("switchover", "failover", "rejoin", "failback");

  @PersistenceContext(unitName = "console")
  EntityManager entities;

  protected CheckpointStore() {}

  public CheckpointStore(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * How far a target has got.
   *
   * @param delivered number of the newest checkpoint that is there, 0 for none
   * @param deliveredAt or null
   * @param failures in a row since, 0 when the newest attempt succeeded
   * @param failedAt of the newest failure, or null
   * @param failure key of the text that says why, or ""
   */
  public record Delivery(
      String target,
      long delivered,
      Instant deliveredAt,
      int failures,
      Instant failedAt,
      String failure) {}

  public Optional<Checkpoint> newest() {
    return entities
        .createQuery("from CheckpointRow c order by c.number desc", CheckpointRow.class)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(row -> Checkpoint.parse(row.line));
  }

  public void add(Checkpoint checkpoint, String hash) {
    var row = new CheckpointRow();
    row.number = checkpoint.number();
    row.madeAt = checkpoint.at();
    row.entries = checkpoint.entries();
    row.hash = hash;
    row.line = checkpoint.line();
    entities.persist(row);
    entities.flush();
  }

  /** The lines of the checkpoints after that number, oldest first. */
  public List<String> after(long number, int most) {
    return entities
        .createQuery(
            "select c.line from CheckpointRow c where c.number > :number order by c.number",
            String.class)
        .setParameter("number", number)
        .setMaxResults(most)
        .getResultList();
  }

  /** Whether a run that exchanges roles ended after that instant. */
  public boolean roleChangeEnded(Instant after) {
    return entities
            .createQuery(
                "select count(r) from RunRow r where r.runbook in :runbooks and r.endedAt > :after",
                Long.class)
            .setParameter("runbooks", ROLE_CHANGES)
            .setParameter("after", after)
            .getSingleResult()
        > 0;
  }

  public Delivery delivery(String target) {
    DeliveryRow row = entities.find(DeliveryRow.class, target);
    return row == null
        ? new Delivery(target, 0, null, 0, null, "")
        : new Delivery(
            target, row.delivered, row.deliveredAt, row.failures, row.failedAt, row.failure);
  }

  public void put(Delivery d) {
    var row = new DeliveryRow();
    row.target = d.target();
    row.delivered = d.delivered();
    row.deliveredAt = d.deliveredAt();
    row.failures = d.failures();
    row.failedAt = d.failedAt();
    row.failure = d.failure();
    entities.merge(row);
  }
}
