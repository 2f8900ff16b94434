package pairkeeper.ops.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import pairkeeper.core.access.Right;
import pairkeeper.core.audit.AuditEntry;
import pairkeeper.core.audit.AuditFilter;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.store.audit.AuditSearch;

/** Reads the audit for who may read it. */
@ApplicationScoped
public class AuditBook {
  private AuditSearch search;
  private CurrentUser user;

  protected AuditBook() {}

  @Inject
  public AuditBook(AuditSearch search, CurrentUser user) {
    this.search = search;
    this.user = user;
  }

  /** Newest first, of the chains that the reader may audit. */
  @Transactional
  public List<AuditEntry> entries(AuditFilter filter, int first, int most) {
    return search.list(user.customers(Right.AUDIT), filter, first, most);
  }

  /** How many {@link #entries} would give without its bounds. */
  @Transactional
  public long count(AuditFilter filter) {
    return search.count(user.customers(Right.AUDIT), filter);
  }
}
