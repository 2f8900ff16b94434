package pairkeeper.store.jobs;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.serverlog.KeptLook;
import pairkeeper.core.serverlog.LogLook;

/** Row of one look at one server's log. */
@Entity(name = "LogLookRow")
@Table(name = "job_log_look")
@IdClass(LogLookKey.class)
class LogLookRow {
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

  String language;

  @Column(name = "unread_bytes")
  long unread;

  @Column(name = "skipped_bytes")
  long skipped;

  boolean gap;

  @Column(name = "first_look")
  boolean first;

  long messages;

  @Column(name = "over_messages")
  long over;

  int kinds;

  @Column(name = "fresh_kinds")
  int fresh;

  @Column(name = "ended_in")
  String position;

  @Column(name = "ended_at")
  Instant at;

  LogLookRow() {}

  static LogLookRow of(
      UUID pair, UUID job, UUID run, UUID server, LogLook look, int fresh, Instant at) {
    var row = new LogLookRow();
    row.run = run;
    row.server = server;
    row.job = job;
    row.pair = pair;
    row.path = look.log();
    row.language = look.language();
    row.unread = look.unread();
    row.skipped = look.skipped();
    row.gap = look.gap();
    row.first = look.first();
    row.messages = look.messages();
    row.over = look.over();
    row.kinds = look.kinds().size();
    row.fresh = fresh;
    row.position = look.position();
    row.at = at;
    return row;
  }

  /** What it found lies in rows of its own. */
  KeptLook value() {
    var look =
        new LogLook(
            "yes", path, language, unread, skipped, gap, first, messages, over, List.of(), position,
            true);
    return new KeptLook(run, server, look, kinds, fresh, at);
  }
}
