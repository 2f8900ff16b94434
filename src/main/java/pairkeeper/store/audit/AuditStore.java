package pairkeeper.store.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import pairkeeper.core.audit.AuditEntry;
import pairkeeper.core.model.Scope;

/** Adds entries to their chains, one writer per chain at a time, and walks whole chains. */
@ApplicationScoped
public class AuditStore {
  private static final int CHUNK = 500;

  @PersistenceContext(unitName = "console")
  EntityManager entities;

  protected AuditStore() {}

  public AuditStore(EntityManager entities) {
    this.entities = entities;
  }

  /** The head of a chain. */
  public record Head(UUID chain, long seq, String hash) {}

  /**
   * Appends to a chain, whose head stays locked to the end of the caller's transaction: the next
   * writer waits, and a rollback leaves no gap.
   *
   * @param entry builds the entry from its number and the hash before it
   * @param hash gives the entry's hash
   */
  public void append(
      UUID chain, BiFunction<Long, String, AuditEntry> entry, UnaryOperator<String> hash) {
    ChainRow head = locked(chain);
    AuditEntry next = entry.apply(head.headSeq + 1, head.headHash);
    String sum = hash.apply(next.canonical());
    entities.persist(new EntryRow(next, sum));
    head.headSeq = next.seq();
    head.headHash = sum;
    entities.flush();
  }

  private ChainRow locked(UUID chain) {
    ChainRow head = lockedIfThere(chain);
    if (head != null) {
      return head;
    }
    // two first entries of one chain at once: whoever has the console's head makes the new one
    lockedIfThere(AuditEntry.CONSOLE);
    head = lockedIfThere(chain);
    if (head == null) {
      head = new ChainRow(chain);
      entities.persist(head);
      entities.flush();
    }
    return head;
  }

  private ChainRow lockedIfThere(UUID chain) {
    return entities.find(ChainRow.class, chain, LockModeType.PESSIMISTIC_WRITE);
  }

  /** The heads of the visible chains; the console's own only for whoever sees everything. */
  public List<Head> heads(Scope scope) {
    return entities
        .createQuery("from ChainRow c order by c.chain", ChainRow.class)
        .getResultStream()
        .filter(c -> scope.everyone() || scope.sees(c.chain))
        .map(c -> new Head(c.chain, c.headSeq, c.headHash))
        .toList();
  }

  /** The number that a chain's head names now. */
  public long headSeq(UUID chain) {
    return entities
        .createQuery("select c.headSeq from ChainRow c where c.chain = :chain", Long.class)
        .setParameter("chain", chain)
        .getSingleResult();
  }

  /** Takes one row: the entry, and the hash that is kept beside it. */
  public interface Walker {
    /** Returns whether to go on. */
    boolean next(AuditEntry entry, String hash);
  }

  /** Hands over a chain's entries in order, a few at a time; nothing stays in memory. */
  public void walk(UUID chain, Walker walker) {
    long last = Long.MIN_VALUE;
    while (true) {
      List<EntryRow> rows =
          entities
              .createQuery(
                  "from EntryRow e where e.link.chain = :chain and e.link.seq > :last"
                      + " order by e.link.seq",
                  EntryRow.class)
              .setParameter("chain", chain)
              .setParameter("last", last)
              .setMaxResults(CHUNK)
              .getResultList();
      for (EntryRow row : rows) {
        AuditEntry entry = row.toEntry();
        last = entry.seq();
        if (!walker.next(entry, row.hash())) {
          return;
        }
      }
      entities.clear();
      if (rows.size() < CHUNK) {
        return;
      }
    }
  }

  /** One entry of a visible chain. */
  public Optional<AuditEntry> find(Scope scope, UUID chain, long seq) {
    if (!scope.everyone() && !scope.sees(chain)) {
      return Optional.empty();
    }
    return Optional.ofNullable(entities.find(EntryRow.class, new EntryRow.Link(chain, seq)))
        .map(EntryRow::toEntry);
  }
}
