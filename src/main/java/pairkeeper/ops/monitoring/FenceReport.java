package pairkeeper.ops.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Text;
import pairkeeper.ops.audit.AuditLog;

/** Tells the audit that a standing order was carried out. */
@ApplicationScoped
public class FenceReport {
  private AuditLog log;

  protected FenceReport() {}

  @Inject
  FenceReport(AuditLog log) {
    this.log = log;
  }

  /** The server accepted writes, and was made unable to. */
  @Transactional
  void fenced(Pair pair, Instance server) {
    log.record(
        "pair.fenced-again",
        pair.customer(),
        pair.id(),
        Text.of("audit.did.fenced-again", "server", server.name()),
        Map.of("server", server.id().toString()));
  }
}
