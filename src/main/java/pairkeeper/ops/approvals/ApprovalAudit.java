package pairkeeper.ops.approvals;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeMap;
import pairkeeper.core.approval.ApprovalRequest;
import pairkeeper.core.approval.ApprovalState;
import pairkeeper.core.approval.Decision;
import pairkeeper.core.model.Text;
import pairkeeper.ops.audit.AuditLog;

/** Tells the audit what becomes of requests, in the transaction in which it is stored. */
@ApplicationScoped
public class ApprovalAudit {
  private AuditLog log;

  protected ApprovalAudit() {}

  @Inject
  public ApprovalAudit(AuditLog log) {
    this.log = log;
  }

  void asked(ApprovalRequest request) {
    var details = details(request);
    details.put("reason", request.reason());
    details.put("ticket", request.ticket());
    details.put("expiresAt", request.expiresAt().toString());
    record("asked", request, details);
  }

  void decided(ApprovalRequest request, Decision decision) {
    var details = details(request);
    details.put("remark", decision.remark());
    if (decision.run() != null) {
      details.put("run", decision.run().toString());
    }
    if (decision.why() != null) {
      details.put("why", decision.why().key());
    }
    record(decision.state().word(), request, details);
  }

  void expired(ApprovalRequest request) {
    var details = details(request);
    details.put("expiresAt", request.expiresAt().toString());
    record(ApprovalState.EXPIRED.word(), request, details);
  }

  private static Map<String, Object> details(ApprovalRequest request) {
    var details = new TreeMap<String, Object>();
    details.put("approval", request.id().toString());
    details.put("plan", request.plan().toString());
    details.put("hash", request.hash());
    details.put("requester", request.requester().name());
    return details;
  }

  private void record(String what, ApprovalRequest request, Map<String, Object> details) {
    Text text =
        Text.of(
            "approvals.audit." + what,
            "runbook",
            request.runbook().replace("-", ""),
            "pair",
            request.pairName(),
            "requester",
            request.requester().display());
    log.record("approval." + what, request.customer(), request.pair(), text, details);
  }
}
