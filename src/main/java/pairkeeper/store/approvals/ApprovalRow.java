package pairkeeper.store.approvals;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import pairkeeper.core.approval.ApprovalRequest;
import pairkeeper.core.approval.ApprovalState;
import pairkeeper.core.approval.Decision;
import pairkeeper.core.approval.Person;
import pairkeeper.store.runs.SmallJson;

/** Row of a request for an approval. */
@Entity(name = "ApprovalRow")
@Table(name = "approval")
class ApprovalRow {
  @Id UUID id;

  @Column(name = "plan_id")
  UUID plan;

  @Column(name = "plan_hash")
  String hash;

  @Column(name = "pair_id")
  UUID pair;

  @Column(name = "customer_id")
  UUID customer;

  @Column(name = "pair_name")
  String pairName;

  String runbook;

  @Column(name = "requester_id")
  UUID requesterId;

  @Column(name = "requester_name")
  String requesterName;

  @Column(name = "requester_display")
  String requesterDisplay;

  @Column(length = 4000)
  String reason;

  String ticket;

  @Column(name = "accepted_loss_bytes")
  Long acceptedLossBytes;

  @Column(name = "answers_json", length = 200_000)
  String answersJson;

  @Column(name = "asked_at")
  Instant askedAt;

  @Column(name = "expires_at")
  Instant expiresAt;

  @Column(name = "expiry_told_at")
  Instant expiryToldAt;

  @Enumerated(EnumType.STRING)
  @Column(length = 20)
  ApprovalState decided;

  @Column(name = "decider_id")
  UUID deciderId;

  @Column(name = "decider_name")
  String deciderName;

  @Column(name = "decider_display")
  String deciderDisplay;

  @Column(name = "decided_at")
  Instant decidedAt;

  @Column(length = 4000)
  String remark;

  @Column(name = "why_json", length = 8000)
  String whyJson;

  @Column(name = "run_id")
  UUID run;

  ApprovalRow() {}

  static ApprovalRow of(ApprovalRequest r) {
    var row = new ApprovalRow();
    row.id = r.id();
    row.plan = r.plan();
    row.hash = r.hash();
    row.pair = r.pair();
    row.customer = r.customer();
    row.pairName = r.pairName();
    row.runbook = r.runbook();
    row.requesterId = r.requester().id();
    row.requesterName = r.requester().name();
    row.requesterDisplay = r.requester().display();
    row.reason = r.reason();
    row.ticket = r.ticket();
    row.acceptedLossBytes = r.acceptLossBytes();
    row.answersJson = SmallJson.of(r.early());
    row.askedAt = r.askedAt();
    row.expiresAt = r.expiresAt();
    return row;
  }

  ApprovalRequest value() {
    return new ApprovalRequest(
        id,
        plan,
        hash,
        pair,
        customer,
        pairName,
        runbook,
        new Person(requesterId, requesterName, requesterDisplay),
        reason,
        ticket,
        acceptedLossBytes,
        SmallJson.answers(answersJson),
        askedAt,
        expiresAt,
        decision());
  }

  private Decision decision() {
    return decided == null
        ? null
        : new Decision(
            decided,
            new Person(deciderId, deciderName, deciderDisplay),
            decidedAt,
            remark,
            run,
            SmallJson.text(whyJson));
  }
}
