package pairkeeper.ops.approvals;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import pairkeeper.core.approval.KeyRequest;
import pairkeeper.core.model.Text;
import pairkeeper.ops.audit.AuditLog;
import pairkeeper.ops.inventory.Pairs;

/**
 * Tells the audit what becomes of host keys that wait for a second person, in the transaction in
 * which it is stored.
 */
@ApplicationScoped
public class KeyAudit {
  private Pairs pairs;
  private AuditLog log;

  protected KeyAudit() {}

  @Inject
  public KeyAudit(Pairs pairs, AuditLog log) {
    this.pairs = pairs;
    this.log = log;
  }

  /**
   * Tells of one.
   *
   * @param how {@code asked, approved, refused, withdrawn, expired} or {@code break-glass}
   * @param more what is kept with it beside the request itself
   */
  void told(String how, KeyRequest request, Map<String, String> more) {
    var details = new TreeMap<String, Object>(more);
    details.put("fingerprint", request.fingerprint());
    details.put("before", request.before());
    details.put("requester", request.requester().name());
    details.put("expiresAt", request.expiresAt().toString());
    Text text =
        Text.of(
            "approvals.key.audit." + how,
            "host",
            request.address(),
            "requester",
            request.requester().display());
    log.record("host-key." + how, request.customer(), pair(request.host()), text, details);
  }

  /** The first pair that has a server on it; null for the host of a target. */
  private UUID pair(UUID host) {
    return pairs.on(host).stream()
        .findFirst()
        .map(server -> pairs.of(server.id()).id())
        .orElse(null);
  }
}
