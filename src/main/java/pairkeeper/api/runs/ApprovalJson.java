package pairkeeper.api.runs;

import java.time.Instant;
import java.util.UUID;
import pairkeeper.api.http.Speaker;
import pairkeeper.core.approval.ApprovalRequest;
import pairkeeper.core.approval.ApprovalState;
import pairkeeper.core.approval.Decision;

/**
 * A request for a second person's approval as a client sees it.
 *
 * @param state {@code awaiting-approval, approved, refused, withdrawn, expired, void} or {@code
 *     break-glass}
 * @param decidedBy null while nobody has decided; the requester's name where they acted themselves
 * @param remark of the approver, or the reason of a refusal or a break-glass
 * @param why why it is void, else null
 * @param run that was started, else null
 */
public record ApprovalJson(
    UUID id,
    String state,
    UUID plan,
    String hash,
    UUID pair,
    String pairName,
    String runbook,
    String requester,
    String reason,
    String ticket,
    Long acceptedLossBytes,
    Instant askedAt,
    Instant expiresAt,
    String decidedBy,
    Instant decidedAt,
    String remark,
    String why,
    UUID run) {

  static ApprovalJson of(ApprovalRequest r, ApprovalState state, Speaker speaker) {
    Decision d = r.decision();
    return new ApprovalJson(
        r.id(),
        state.word(),
        r.plan(),
        r.hash(),
        r.pair(),
        r.pairName(),
        r.runbook(),
        r.requester().display(),
        r.reason(),
        r.ticket(),
        r.acceptLossBytes(),
        r.askedAt(),
        r.expiresAt(),
        d == null ? null : d.by().display(),
        d == null ? null : d.at(),
        d == null ? null : d.remark(),
        d == null ? null : speaker.say(d.why()),
        d == null ? null : d.run());
  }

  /** As it stands in what it led to; null stays null. */
  static ApprovalJson decided(ApprovalRequest r, Speaker speaker) {
    return r == null ? null : of(r, r.decision().state(), speaker);
  }
}
