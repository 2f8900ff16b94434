package pairkeeper.store.jobs;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import pairkeeper.core.serverlog.KnownKind;
import pairkeeper.core.serverlog.LogSeverity;
import pairkeeper.core.serverlog.LogSign;
import pairkeeper.core.serverlog.LoggedKind;

/** Row of a kind of message that looks at one server's log have found. */
@Entity(name = "LogKindRow")
@Table(name = "job_log_kind")
class LogKindRow {
  @Id UUID id;

  @Column(name = "job_id")
  UUID job;

  @Column(name = "server_id")
  UUID server;

  String severity;

  String sign;

  @Column(name = "sqlstate")
  String sqlState;

  @Column(name = "said")
  String text;

  @Column(name = "newest_count")
  long newest;

  @Column(name = "all_count")
  long all;

  @Column(name = "newest_first")
  String first;

  @Column(name = "newest_last")
  String last;

  @Column(name = "first_run_id")
  UUID firstRun;

  @Column(name = "last_run_id")
  UUID lastRun;

  @Column(name = "begun_at")
  Instant begunAt;

  @Column(name = "seen_at")
  Instant seenAt;

  /** Whether a look before the one that found it first had not found it. */
  boolean fresh;

  LogKindRow() {}

  static LogKindRow of(
      UUID job, UUID server, UUID run, LoggedKind kind, Instant at, boolean fresh) {
    var row = new LogKindRow();
    row.id = UUID.randomUUID();
    row.job = job;
    row.server = server;
    row.severity = kind.severity().word();
    row.sign = kind.sign().word();
    row.sqlState = kind.sqlState();
    row.text = kind.text();
    row.firstRun = run;
    row.begunAt = at;
    row.fresh = fresh;
    row.again(run, kind, at);
    return row;
  }

  void again(UUID run, LoggedKind kind, Instant at) {
    newest = kind.count();
    all += kind.count();
    first = kind.first();
    last = kind.last();
    lastRun = run;
    seenAt = at;
  }

  LoggedKind kind() {
    return new LoggedKind(
        LogSeverity.of(severity).orElseThrow(),
        LogSign.of(sign).orElseThrow(),
        sqlState,
        newest,
        first,
        last,
        text);
  }

  KnownKind value() {
    return new KnownKind(
        server, kind(), all, begunAt, lastRun, seenAt, fresh && firstRun.equals(lastRun));
  }
}
