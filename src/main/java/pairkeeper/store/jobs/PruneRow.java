package pairkeeper.store.jobs;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import pairkeeper.core.archive.Pruned;

/** Row of what a run of a job removed from one archive of WAL. */
@Entity(name = "PruneRow")
@Table(name = "job_prune")
@IdClass(PruneKey.class)
class PruneRow {
  @Id
  @Column(name = "run_id")
  UUID run;

  @Id
  @Column(name = "server_id")
  UUID server;

  @Column(name = "job_id")
  UUID job;

  @Column(name = "pair_id")
  UUID pair;

  String path;

  long files;

  long bytes;

  @Column(name = "left_files")
  long left;

  @Column(name = "stayed_files")
  long stayed;

  @Column(name = "stayed_bytes")
  long stayedBytes;

  @Column(name = "limit_file")
  String limit;

  @Column(name = "needed_by")
  String kind;

  @Column(name = "needed_name")
  String who;

  @Column(name = "ended_at")
  Instant at;

  PruneRow() {}

  static PruneRow of(Pruned pruned, UUID pair) {
    var row = new PruneRow();
    row.run = pruned.run();
    row.server = pruned.server();
    row.job = pruned.job();
    row.pair = pair;
    row.path = pruned.path();
    row.files = pruned.files();
    row.bytes = pruned.bytes();
    row.left = pruned.left();
    row.stayed = pruned.stayed();
    row.stayedBytes = pruned.stayedBytes();
    row.limit = pruned.limit();
    row.kind = pruned.kind();
    row.who = pruned.who();
    row.at = pruned.at();
    return row;
  }

  Pruned value() {
    return new Pruned(
        job, run, server, path, files, bytes, left, stayed, stayedBytes, limit, kind, who, at);
  }
}
