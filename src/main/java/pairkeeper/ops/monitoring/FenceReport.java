package pairkeeper.ops.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Text;
import pairkeeper.ops.audit.AuditLog;
import pairkeeper.ops.inventory.PairEvents;

/** Tells the audit what became of standing orders. */
@ApplicationScoped
public class FenceReport {
  private AuditLog log;
  private PairEvents events;

  protected FenceReport() {}

  @Inject
  FenceReport(AuditLog log, PairEvents events) {
    this.log = log;
    this.events = events;
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

  /**
   * The server accepted writes and was left alone, as another console has acted on the pair since.
   *
   * @param known fencing number that this console knows
   */
  @Transactional
  void overtaken(Pair pair, Instance server, long known, Map<String, Object> newer) {
    Text why = new Text("inventory.event.order-overtaken", newer);
    events.overtake(pair.id(), server.id(), known, why);
    log.record(
        "pair.order-overtaken",
        pair.customer(),
        pair.id(),
        new Text("audit.did.order-overtaken", newer),
        Map.of("server", server.id().toString(), "known", Long.toString(known)));
  }
}
