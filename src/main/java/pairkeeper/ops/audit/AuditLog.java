package pairkeeper.ops.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import pairkeeper.core.access.Actor;
import pairkeeper.core.audit.AuditEntry;
import pairkeeper.core.model.Text;
import pairkeeper.ops.Sha256;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.store.audit.AuditStore;

/**
 * Appends to the audit, in the caller's transaction: what is rolled back was never told, what is
 * committed always was.
 *
 * <p>The chain's head stays locked until that transaction ends, so keep it short. A transaction
 * that appends to two chains appends to the console's first, else two of them could wait for each
 * other.
 */
@ApplicationScoped
public class AuditLog {
  private AuditStore store;
  private CurrentUser user;
  private Clock clock;

  protected AuditLog() {}

  @Inject
  public AuditLog(AuditStore store, CurrentUser user, Clock clock) {
    this.store = store;
    this.user = user;
    this.clock = clock;
  }

  /**
   * Appends one entry; who did it is {@code CurrentUser}.
   *
   * @param act stable machine word, {@code pair.created}: subject, dot, what happened
   * @param customer whose chain it joins, or null for the console's own
   * @param pair which pair it is about, or null
   * @param text what a person reads; never a secret
   * @param details further facts (reason, ticket, hash): strings, numbers, booleans, lists and maps
   *     of those; never a secret
   */
  @Transactional(TxType.MANDATORY)
  public void record(String act, UUID customer, UUID pair, Text text, Map<String, ?> details) {
    record(user.actor(), act, customer, pair, text, details);
  }

  /** {@link #record(String, UUID, UUID, Text, Map)} without details. */
  @Transactional(TxType.MANDATORY)
  public void record(String act, UUID customer, UUID pair, Text text) {
    record(user.actor(), act, customer, pair, text, Map.of());
  }

  /** {@link #record(String, UUID, UUID, Text, Map)} where the actor is not the current user. */
  @Transactional(TxType.MANDATORY)
  public void record(
      Actor actor, String act, UUID customer, UUID pair, Text text, Map<String, ?> details) {
    if (!act.matches("[a-z][a-z-]*(\\.[a-z][a-z-]*)+")) {
      throw new IllegalArgumentException("act: " + act);
    }
    UUID chain = customer == null ? AuditEntry.CONSOLE : customer;
    // to the microsecond: what the databases keep, else the hash would not hold when read back
    var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    String args = CanonicalJson.of(text.args());
    String facts = CanonicalJson.of(details);
    store.append(
        chain,
        (seq, before) ->
            new AuditEntry(
                chain,
                seq,
                before,
                at,
                actor.id(),
                actor.name(),
                actor.display(),
                actor.via(),
                act,
                pair,
                text.key(),
                args,
                facts),
        Sha256::hex);
  }
}
