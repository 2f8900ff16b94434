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
import pairkeeper.core.run.Attempt;

/** Row of an earlier attempt at a step; never changed once it is written. */
@Entity(name = "AttemptRow")
@Table(name = "run_attempt")
class AttemptRow {
  @EmbeddedId AttemptKey key;

  @Enumerated(EnumType.STRING)
  @Column(length = 20)
  StepState state;

  @Column(name = "started_at")
  Instant startedAt;

  @Column(name = "ended_at")
  Instant endedAt;

  @Column(name = "exit_code")
  Integer exitCode;

  @Column(name = "why_json", length = 8000)
  String whyJson;

  @Column(length = 300_000)
  String output;

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

  AttemptRow() {}

  /** The present attempt of a step, to be kept before the next one begins. */
  static AttemptRow of(StepRow step) {
    var row = new AttemptRow();
    row.key = new AttemptKey(step.key.run, step.step, step.attempt);
    row.state = step.state;
    row.startedAt = step.startedAt;
    row.endedAt = step.endedAt;
    row.exitCode = step.exitCode;
    row.whyJson = step.whyJson;
    row.output = step.output;
    row.answer = step.answer;
    row.answerRemark = step.answerRemark;
    row.answeredBy = step.answeredBy;
    row.answeredAt = step.answeredAt;
    row.rescuesJson = step.rescuesJson;
    return row;
  }

  Attempt value() {
    return new Attempt(
        key.step,
        key.attempt,
        state,
        startedAt,
        endedAt,
        exitCode,
        SmallJson.text(whyJson),
        output,
        answer == null ? null : new Answer(answer, answerRemark, answeredBy, answeredAt),
        SmallJson.rescues(rescuesJson));
  }
}
