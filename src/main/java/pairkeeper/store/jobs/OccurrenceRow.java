package pairkeeper.store.jobs;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import pairkeeper.core.job.Occurrence;
import pairkeeper.core.schedule.Decision;
import pairkeeper.store.runs.SmallJson;

/** Row of what became of a due time. */
@Entity(name = "OccurrenceRow")
@Table(name = "job_occurrence")
@IdClass(OccurrenceKey.class)
class OccurrenceRow {
  @Id
  @Column(name = "job_id")
  UUID job;

  @Id
  @Column(name = "due_at")
  Instant due;

  @Column(name = "first_due_at")
  Instant first;

  @Column(name = "due_times")
  long count;

  @Enumerated(EnumType.STRING)
  @Column(length = 20)
  Decision.Kind kind;

  @Column(name = "why_json", length = 8000)
  String why;

  @Column(name = "run_id")
  UUID run;

  @Column(name = "decided_at")
  Instant decidedAt;

  OccurrenceRow() {}

  static OccurrenceRow of(Occurrence o) {
    var row = new OccurrenceRow();
    row.job = o.job();
    row.due = o.due();
    row.first = o.first();
    row.count = o.count();
    row.kind = o.kind();
    row.why = SmallJson.of(o.why());
    row.run = o.run();
    row.decidedAt = o.decidedAt();
    return row;
  }

  Occurrence value() {
    return new Occurrence(job, due, first, count, kind, SmallJson.text(why), run, decidedAt);
  }
}
