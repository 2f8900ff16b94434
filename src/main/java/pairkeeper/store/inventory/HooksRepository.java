package pairkeeper.store.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.hook.PairHooks;
import pairkeeper.core.model.Overtaken;
import pairkeeper.core.model.Stamp;
import pairkeeper.store.runs.SmallJson;

/** Rows of the hooks that pairs have. */
@ApplicationScoped
public class HooksRepository {
  /** Nobody has stored any yet. */
  private static final Stamp NONE = new Stamp(0, null, "", null);

  @PersistenceContext(unitName = "console")
  EntityManager em;

  /** The pair's hooks; none where nobody has stored any. */
  public PairHooks of(UUID pair) {
    HooksRow row = em.find(HooksRow.class, pair);
    return row == null ? new PairHooks(pair, List.of(), NONE) : read(row);
  }

  /**
   * Puts these in the place of those that the pair has; needs a transaction of the caller.
   *
   * @throws Overtaken when they were changed since the writer read them
   */
  public PairHooks put(PairHooks hooks, UUID customer, Signature by) {
    // two people who store a pair's first hooks at once: the second one is told
    em.find(PairRow.class, hooks.pair(), LockModeType.PESSIMISTIC_WRITE);
    HooksRow row = em.find(HooksRow.class, hooks.pair());
    if (hooks.stamp().version() != (row == null ? 0 : version(row))) {
      PairHooks theirs = of(hooks.pair());
      throw new Overtaken(theirs.stamp(), theirs.differences(hooks));
    }
    boolean first = row == null;
    if (first) {
      row = new HooksRow();
      row.created(hooks.pair(), by);
      row.customer = customer;
    }
    row.hooks = SmallJson.hooks(hooks.hooks());
    row.changed(by);
    if (first) {
      em.persist(row);
    }
    em.flush();
    return read(row);
  }

  private static PairHooks read(HooksRow row) {
    var stamp = new Stamp(version(row), row.changedAt, row.changedBy, null);
    return new PairHooks(row.id, SmallJson.hooks(row.hooks), stamp);
  }

  /** One more than the row's own, so that a pair without a row has none that a row could have. */
  private static int version(HooksRow row) {
    return row.version + 1;
  }
}
