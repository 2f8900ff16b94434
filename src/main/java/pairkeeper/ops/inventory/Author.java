package pairkeeper.ops.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import pairkeeper.core.access.Right;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Scope;
import pairkeeper.core.model.Text;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.audit.AuditLog;
import pairkeeper.store.inventory.Signature;

/**
 * Who changes the inventory: what they may read and change, their signature, and their audit entry.
 */
@ApplicationScoped
class Author {
  private CurrentUser user;
  private AuditLog audit;
  private Consumer<Object> changes;
  private Clock clock;

  protected Author() {}

  @Inject
  Author(CurrentUser user, AuditLog audit, Event<Object> changes, Clock clock) {
    this(user, audit, changes::fire, clock);
  }

  Author(CurrentUser user, AuditLog audit, Consumer<Object> changes, Clock clock) {
    this.user = user;
    this.audit = audit;
    this.changes = changes;
    this.clock = clock;
  }

  /** Whose rows they may read. */
  Scope reads() {
    return user.customers();
  }

  /** Whose rows they may change. */
  Scope changes() {
    return user.customers(Right.EDIT);
  }

  /**
   * Goes on only when they may change what belongs to that customer.
   *
   * @param customer null for what serves every customer
   * @throws NotThere when they may not even know of it
   */
  void mayEdit(UUID customer) {
    user.require(Right.EDIT, customer);
  }

  /** Goes on only when they may say who else has to agree. */
  void mayAdminister(UUID customer) {
    user.require(Right.ADMINISTER, customer);
  }

  Signature signature() {
    return new Signature(user.actor().display(), clock.instant());
  }

  String name() {
    return user.actor().display();
  }

  /** Their time zone by its name; UTC where they have only an offset. */
  String zone() {
    return user.actor().zone() instanceof ZoneOffset ? "UTC" : user.actor().zone().getId();
  }

  /**
   * Tells the audit what was changed, in the same transaction, and all others once it has ended.
   */
  void tell(String act, UUID customer, UUID pair, Text text, Map<String, String> details) {
    audit.record(act, customer, pair, text, details);
    changes.accept(new InventoryChanged());
  }

  /** Tells others, once the transaction has ended, that a run gave a server another role. */
  void tellRole(UUID pair) {
    changes.accept(new RoleChanged(pair));
  }
}
