package pairkeeper.store.runs;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.run.Run;

/** Row of a run. */
@Entity(name = "RunRow")
@Table(name = "run")
class RunRow {
  @Id UUID id;

  /** Given by the database. */
  @Column(name = "run_number", insertable = false, updatable = false)
  Long number;

  @Column(name = "plan_id")
  UUID plan;

  @Column(name = "pair_id")
  UUID pair;

  @Column(name = "customer_id")
  UUID customer;

  @Column(name = "pair_name")
  String pairName;

  String runbook;

  @Enumerated(EnumType.STRING)
  @Column(length = 20)
  RunState state;

  long fence;

  @Column(name = "queued_fence")
  long queued;

  @Column(name = "active_pair_id")
  UUID activePair;

  /** Null where the run holds its pair until it ends. */
  @Column(name = "pair_freed_at")
  Instant pairFreedAt;

  String actor;

  @Column(name = "actor_id")
  UUID actorId;

  @Column(name = "actor_name")
  String actorName;

  @Column(length = 4000)
  String reason;

  String ticket;

  @Column(name = "accepted_loss_bytes")
  Long acceptedLossBytes;

  @Column(name = "guards_json", length = 200_000)
  String guardsJson;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "started_at")
  Instant startedAt;

  @Column(name = "ended_at")
  Instant endedAt;

  boolean interrupted;

  @Column(name = "stop_asked_by")
  String stopAskedBy;

  @Column(name = "remark_json", length = 8000)
  String remarkJson;

  /** Null where the run holds the whole pair. */
  @Column(name = "job_id")
  UUID job;

  RunRow() {}

  static RunRow of(Run run, String guardsJson) {
    var row = new RunRow();
    row.id = run.id();
    row.plan = run.plan();
    row.pair = run.pair();
    row.customer = run.customer();
    row.pairName = run.pairName();
    row.runbook = run.runbook();
    row.state = run.state();
    row.fence = run.fence();
    row.job = run.job();
    row.activePair = run.state().ended() || run.job() != null ? null : run.pair();
    row.queued = run.queued();
    row.actor = run.actor();
    row.actorId = run.actorId();
    row.actorName = run.actorName();
    row.reason = run.reason();
    row.ticket = run.ticket();
    row.acceptedLossBytes = run.acceptedLossBytes();
    row.guardsJson = guardsJson;
    row.createdAt = run.createdAt();
    row.interrupted = run.interrupted();
    row.stopAskedBy = run.stopAskedBy();
    return row;
  }

  Run value() {
    return new Run(
        id,
        number == null ? 0 : number,
        plan,
        pair,
        customer,
        pairName,
        runbook,
        state,
        fence,
        queued,
        actor,
        actorId,
        actorName,
        reason,
        ticket,
        acceptedLossBytes,
        createdAt,
        startedAt,
        endedAt,
        interrupted,
        stopAskedBy,
        SmallJson.text(remarkJson),
        job);
  }
}
