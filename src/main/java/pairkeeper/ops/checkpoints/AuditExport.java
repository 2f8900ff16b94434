package pairkeeper.ops.checkpoints;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Clock;
import pairkeeper.core.access.Right;
import pairkeeper.core.audit.ExportHead;
import pairkeeper.core.audit.ExportedEntry;
import pairkeeper.core.model.Scope;
import pairkeeper.ops.Transactions;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.store.audit.AuditStore;

/** Writes whole chains of the audit with all that their hashes cover, to be verified elsewhere. */
@ApplicationScoped
public class AuditExport {
  private AuditStore store;
  private Transactions transactions;
  private CurrentUser user;
  private Clock clock;

  protected AuditExport() {}

  @Inject
  public AuditExport(AuditStore store, Transactions transactions, CurrentUser user, Clock clock) {
    this.store = store;
    this.transactions = transactions;
    this.user = user;
    this.clock = clock;
  }

  /**
   * Writes all chains that this person may audit, one line an entry.
   *
   * @throws UncheckedIOException when the reader has gone
   */
  public void write(Writer out) {
    Scope scope = user.customers(Right.AUDIT);
    transactions.run(() -> {
      line(out, ExportHead.line(clock.instant(), scope.everyone()));
      store
          .heads(scope)
          .forEach(head ->
              store.walk(
                  head.chain(),
                  (entry, hash) -> {
                    line(out, new ExportedEntry(entry, hash).line());
                    return true;
                  }));
    });
  }

  private static void line(Writer out, String line) {
    try {
      out.write(line);
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
