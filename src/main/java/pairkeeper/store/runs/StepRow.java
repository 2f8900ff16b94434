package pairkeeper.store.runs;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import pairkeeper.core.plan.StepState;
import pairkeeper.core.run.Answer;
import pairkeeper.core.run.Progress;
import pairkeeper.core.run.RunStep;

/** Row of a step in a run: its last attempt. */
@Entity(name = "StepRow")
@Table(name = "run_step")
class StepRow {
  @EmbeddedId StepKey key;

  @Column(name = "step_id")
  String step;

  @Enumerated(EnumType.STRING)
  @Column(length = 20)
  StepState state;

  int attempt;

  @Column(name = "started_at")
  Instant startedAt;

  @Column(name = "ended_at")
  Instant endedAt;

  @Column(name = "exit_code")
  Integer exitCode;

  @Column(name = "why_json", length = 8000)
  String whyJson;

  @Column(length = 300_000)
  String output = "";

  @Column(name = "progress_bytes")
  Long progressBytes;

  @Column(name = "progress_total")
  Long progressTotal;

  @Column(name = "progress_rate")
  Long progressRate;

  @Column(name = "progress_at")
  Instant progressAt;

  @Enumerated(EnumType.STRING)
  @Column(length = 20)
  Answer.Kind answer;

  @Column(name = "answer_remark", length = 4000)
  String answerRemark;

  @Column(name = "answered_by")
  String answeredBy;

  @Column(name = "answered_at")
  Instant answeredAt;

  @Column(name = "rescues_json", length = 1_000_000)
  String rescuesJson;

  boolean audited;

  StepRow() {}

  RunStep value() {
    return new RunStep(
        step,
        key.position,
        state,
        attempt,
        startedAt,
        endedAt,
        exitCode,
        SmallJson.text(whyJson),
        output,
        progress(),
        answer(),
        SmallJson.rescues(rescuesJson));
  }

  private Progress progress() {
    return progressAt == null
        ? null
        : new Progress(progressBytes, progressTotal, progressRate, progressAt);
  }

  private Answer answer() {
    return answer == null ? null : new Answer(answer, answerRemark, answeredBy, answeredAt);
  }
}
