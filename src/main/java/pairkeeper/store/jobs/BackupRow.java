package pairkeeper.store.jobs;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import pairkeeper.core.job.KeptBackup;
import pairkeeper.core.postgres.Lsn;

/** Row of a base backup that a run of a job took. */
@Entity(name = "BackupRow")
@Table(name = "job_backup")
class BackupRow {
  @Id
  @Column(name = "run_id")
  UUID run;

  @Column(name = "job_id")
  UUID job;

  @Column(name = "pair_id")
  UUID pair;

  String name;

  @Column(name = "server_id")
  UUID server;

  @Column(name = "primary_id")
  UUID primary;

  long bytes;

  @Column(name = "system_identifier")
  String systemIdentifier;

  int timeline;

  @Column(name = "start_lsn")
  String start;

  @Column(name = "end_lsn")
  String end;

  @Column(name = "taken_at")
  Instant takenAt;

  @Column(name = "verified_at")
  Instant verifiedAt;

  @Column(name = "restore_seconds")
  int restoreSeconds;

  @Column(name = "removed_at")
  Instant removedAt;

  BackupRow() {}

  static BackupRow of(KeptBackup backup, UUID pair) {
    var row = new BackupRow();
    row.run = backup.run();
    row.job = backup.job();
    row.pair = pair;
    row.name = backup.name();
    row.server = backup.server();
    row.primary = backup.primary();
    row.bytes = backup.bytes();
    row.systemIdentifier = backup.systemIdentifier();
    row.timeline = backup.timeline();
    row.start = backup.start().toString();
    row.end = backup.end().toString();
    row.takenAt = backup.takenAt();
    row.verifiedAt = backup.verifiedAt();
    row.restoreSeconds = backup.restoreSeconds();
    row.removedAt = backup.removedAt();
    return row;
  }

  KeptBackup value() {
    return new KeptBackup(
        job,
        name,
        run,
        server,
        primary,
        bytes,
        systemIdentifier,
        timeline,
        Lsn.parse(start),
        Lsn.parse(end),
        takenAt,
        verifiedAt,
        restoreSeconds,
        removedAt);
  }
}
