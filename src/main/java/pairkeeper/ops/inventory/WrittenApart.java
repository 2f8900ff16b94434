package pairkeeper.ops.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Text;
import pairkeeper.ops.audit.AuditLog;

/**
 * Remembers who accepted writes apart from its primary on the primary's timeline. Once such a
 * server follows again, PostgreSQL calls it a standby like any other, while it holds other rows.
 */
@ApplicationScoped
public class WrittenApart {
  private PairEvents events;
  private AuditLog audit;

  protected WrittenApart() {}

  @Inject
  WrittenApart(PairEvents events, AuditLog audit) {
    this.events = events;
    this.audit = audit;
  }

  /**
   * Remembers it in the name of whoever looks, until the server is copied anew; once.
   *
   * @param timeline on which both wrote
   * @param at when the server was asked
   */
  @Transactional
  public void saw(Pair pair, Instance server, long timeline, Instant at) {
    if (events.wroteApart(pair.id(), server.id(), timeline, at)) {
      audit.record(
          "pair.wrote-apart",
          pair.customer(),
          pair.id(),
          Text.of("audit.did.wrote-apart", "server", server.name(), "timeline", timeline),
          Map.of("server", server.id().toString(), "seen", at.toString()));
    }
  }
}
