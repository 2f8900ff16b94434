package pairkeeper.ops.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.access.Denied;
import pairkeeper.core.access.Right;
import pairkeeper.core.audit.AuditFilter;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Scope;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.store.audit.AuditSearch;
import pairkeeper.store.audit.AuditStore;

/**
 * Reads the audit for whoever may: entries of the customers for whom they are auditor or
 * administrator, and those of the console itself when that is for all customers.
 */
@ApplicationScoped
public class AuditTrail {
  private AuditSearch search;
  private AuditStore store;
  private CurrentUser user;

  protected AuditTrail() {}

  @Inject
  public AuditTrail(AuditSearch search, AuditStore store, CurrentUser user) {
    this.search = search;
    this.store = store;
    this.user = user;
  }

  /** How many entries fit the filter. */
  @Transactional
  public long count(AuditFilter filter) {
    return search.count(scope(), filter);
  }

  /**
   * Entries that fit the filter, newest first.
   *
   * @param first how many to leave out
   * @param most how many at most
   */
  @Transactional
  public List<AuditLine> list(AuditFilter filter, int first, int most) {
    return search.list(scope(), filter, first, most).stream().map(AuditLine::of).toList();
  }

  /**
   * One entry.
   *
   * @throws NotThere also when it is not theirs to read
   */
  @Transactional
  public AuditLine get(UUID chain, long seq) {
    return store
        .find(scope(), chain, seq)
        .map(AuditLine::of)
        .orElseThrow(() -> new NotThere("audit entry", chain));
  }

  /** How many entries the visible chains hold: what a verification would recompute. */
  @Transactional
  public long size() {
    return store.heads(scope()).stream().mapToLong(AuditStore.Head::seq).sum();
  }

  private Scope scope() {
    if (!user.mayAnywhere(Right.AUDIT)) {
      throw new Denied(Right.AUDIT, null);
    }
    return user.customers(Right.AUDIT);
  }
}
