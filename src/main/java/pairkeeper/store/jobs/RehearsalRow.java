package pairkeeper.store.jobs;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.postgres.Lsn;
import pairkeeper.core.rehearsal.Rehearsal;
import pairkeeper.core.rehearsal.RehearsedAnswer;
import pairkeeper.store.runs.SmallJson;

/** Row of a failover that a run of a job rehearsed. */
@Entity(name = "RehearsalRow")
@Table(name = "job_rehearsal")
class RehearsalRow {
  @Id
  @Column(name = "run_id")
  UUID run;

  @Column(name = "job_id")
  UUID job;

  @Column(name = "pair_id")
  UUID pair;

  @Column(name = "server_id")
  UUID server;

  @Column(name = "primary_id")
  UUID primary;

  long bytes;

  @Column(name = "copy_seconds")
  int copySeconds;

  @Column(name = "start_millis")
  long startMillis;

  @Column(name = "promote_millis")
  long promoteMillis;

  int timeline;

  String lsn;

  @Column(name = "as_expected")
  boolean asExpected;

  @Column(name = "answers_json", length = 200_000)
  String answers;

  @Column(name = "ended_at")
  Instant at;

  RehearsalRow() {}

  static RehearsalRow of(Rehearsal rehearsal, UUID pair) {
    var row = new RehearsalRow();
    row.run = rehearsal.run();
    row.job = rehearsal.job();
    row.pair = pair;
    row.server = rehearsal.server();
    row.primary = rehearsal.primary();
    row.bytes = rehearsal.bytes();
    row.copySeconds = rehearsal.copySeconds();
    row.startMillis = rehearsal.startMillis();
    row.promoteMillis = rehearsal.promoteMillis();
    row.timeline = rehearsal.timeline();
    row.lsn = rehearsal.lsn().toString();
    row.asExpected = rehearsal.asExpected();
    row.answers = SmallJson.of(rehearsal.answers());
    row.at = rehearsal.at();
    return row;
  }

  Rehearsal value() {
    return new Rehearsal(
        job,
        run,
        server,
        primary,
        bytes,
        copySeconds,
        startMillis,
        promoteMillis,
        timeline,
        Lsn.parse(lsn),
        List.of(SmallJson.read(answers, RehearsedAnswer[].class)),
        at);
  }
}
