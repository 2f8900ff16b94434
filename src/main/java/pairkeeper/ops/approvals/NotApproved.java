package pairkeeper.ops.approvals;

import java.time.Instant;
import pairkeeper.core.approval.ApprovalRequest;
import pairkeeper.core.approval.KeyRequest;
import pairkeeper.core.approval.Objection;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/** What somebody wanted to do with a request cannot be done, or not by them; nothing happened. */
public class NotApproved extends Refused {
  private static final long serialVersionUID = 1L;

  private final Objection why;

  private NotApproved(Objection why, Text text) {
    super("", text);
    this.why = why;
  }

  static NotApproved of(Objection why, ApprovalRequest request) {
    boolean decided = request.decision() != null;
    Instant at = decided ? request.decision().at() : request.expiresAt();
    String by = decided ? request.decision().by().display() : request.requester().display();
    return new NotApproved(
        why, Text.of("approvals.refused." + why.word(), "by", by, "at", at.toString()));
  }

  static NotApproved of(Objection why, KeyRequest request) {
    return new NotApproved(
        why,
        Text.of(
            "approvals.refused." + why.word(),
            "by",
            request.requester().display(),
            "at",
            request.expiresAt().toString()));
  }

  public Objection why() {
    return why;
  }
}
