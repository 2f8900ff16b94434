package pairkeeper.core.postgres;

import java.util.Optional;

/**
 * Single questions about replication, and the acts on it, as SQL of one major. Each is one
 * statement; it fits JDBC as well as psql's standard input.
 */
public record ReplicationSql(PgMajor pg) {

  private WalNames names() {
    return new WalNames(pg);
  }

  /** One boolean: true on a standby, also while it recovers from a crash. */
  public String inRecovery() {
    return "select pg_is_in_recovery()";
  }

  /** One text: the identifier that initdb gave, equal on both servers of a pair. */
  public String systemIdentifier() {
    return "select system_identifier::text from pg_control_system()";
  }

  /** One pg_lsn: where a primary writes. An error on a standby. */
  public String currentPosition() {
    return "select " + names().current();
  }

  /** One pg_lsn: what a standby holds. Null on a primary that never was a standby. */
  public String receivedPosition() {
    return "select " + received();
  }

  /** One pg_lsn: what a standby has replayed. */
  public String replayedPosition() {
    return "select " + names().replayed();
  }

  /** One bigint: the timeline of whichever role the server has; null when nothing tells it. */
  public String timeline() {
    return "select " + timelineText();
  }

  /**
   * One row per connected standby: pid, application_name, client_addr, state, sent, written,
   * flushed, replayed, sync_state. A role without pg_monitor sees nulls.
   */
  public String senders() {
    var n = names();
    return """
    select pid, application_name, client_addr, state, %s as sent, %s as written, %s as
    flushed, %s as replayed, sync_state from pg_stat_replication order by pid\
    """
        .formatted(n.column("sent"), n.column("write"), n.column("flush"), n.column("replay"));
  }

  /**
   * At most one row about the receiver: status, received_tli, written, flushed, latest_end_lsn,
   * last_msg_receipt_time, slot_name, sender_host.
   */
  public String receiver() {
    return """
    select status, received_tli, %s as written, %s as flushed, latest_end_lsn,
    last_msg_receipt_time, slot_name, %s as sender_host from pg_stat_wal_receiver\
    """
        .formatted(written(), flushed(), senderHost());
  }

  /**
   * One row per slot: slot_name, slot_type, active, restart_lsn, wal_status, safe_wal_size,
   * inactive_since; the last three are null where the major does not know them.
   */
  public String slots() {
    return """
    select slot_name, slot_type, active, restart_lsn, %s as wal_status, %s as safe_wal_size,
    %s as inactive_since from pg_replication_slots order by slot_name\
    """
        .formatted(walStatus(), safeWalSize(), inactiveSince());
  }

  /**
   * Creates a physical slot that keeps WAL from now on; no row and no error when it exists already.
   */
  public String createSlot(String slot) {
    return """
    select pg_create_physical_replication_slot('%1$s', true) where not exists (select from
    pg_replication_slots where slot_name = '%1$s')\
    """
        .formatted(SqlText.slotName(slot));
  }

  /** Drops a slot that exists and is not in use; no row and no error otherwise. */
  public String dropSlot(String slot) {
    return """
    select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name =
    '%s' and not active\
    """
        .formatted(SqlText.slotName(slot));
  }

  /**
   * One boolean: promotes and waits; true once the server has left recovery. None where only {@code
   * pg_ctl promote} can do it. On a server that is no standby: one row, null.
   *
   * @param waitSeconds at least 1
   */
  public Optional<String> promote(int waitSeconds) {
    return pg.has(PgFeature.PG_PROMOTE)
        ? Optional.of(
            "select case when pg_is_in_recovery() then pg_promote(true, %d) end"
                .formatted(Math.max(1, waitSeconds)))
        : Optional.empty();
  }

  /** Lets a paused replay go on; harmless on a primary and when it is not paused. */
  public String resumeReplay() {
    return replay("resume");
  }

  /** Pauses replay; does nothing on a primary. */
  public String pauseReplay() {
    return replay("pause");
  }

  /** Ends the current WAL segment; for a primary. */
  public String switchSegment() {
    return "select " + names().switchFile();
  }

  /** {@code pg_wal} or {@code pg_xlog}, inside the data directory. */
  public String walDirectory() {
    return names().directory();
  }

  // after a restart the receiver's position starts below what was replayed before
  String received() {
    return "greatest(%s, %s)".formatted(names().received(), names().replayed());
  }

  // the control file still says the old timeline after a promotion, until a checkpoint
  String timelineText() {
    return """
    case when pg_is_in_recovery() then coalesce(
      (select received_tli::bigint from pg_stat_wal_receiver),
      (select nullif(min_recovery_end_timeline, 0)::bigint from pg_control_recovery()))
    else ('x' || left(%s(%s), 8))::bit(32)::bigint end\
    """
        .formatted(names().fileName(), names().current());
  }

  String written() {
    return pg.has(PgFeature.RECEIVER_WRITTEN_FLUSHED) ? "written_lsn" : "received_lsn";
  }

  String flushed() {
    return pg.has(PgFeature.RECEIVER_WRITTEN_FLUSHED) ? "flushed_lsn" : "received_lsn";
  }

  // up to 10 only the connection string tells it; PostgreSQL hides the password in it
  String senderHost() {
    return pg.has(PgFeature.SENDER_HOST)
        ? "sender_host"
        : "substring(conninfo from '(?:^| )host=([^ '']+)')";
  }

  String walStatus() {
    return pg.has(PgFeature.WAL_STATUS) ? "wal_status" : "null::text";
  }

  String safeWalSize() {
    return pg.has(PgFeature.WAL_STATUS) ? "safe_wal_size" : "null::bigint";
  }

  String inactiveSince() {
    return pg.has(PgFeature.SLOT_INACTIVE_SINCE) ? "inactive_since" : "null::timestamptz";
  }

  String replayPause() {
    return pg.has(PgFeature.REPLAY_PAUSE_STATE)
        ? "pg_get_wal_replay_pause_state()"
        : "case when %s then 'paused' else 'not paused' end".formatted(names().isPaused());
  }

  private String replay(String verb) {
    return "select case when pg_is_in_recovery() then %s::text end"
        .formatted(names().replayVerb(verb));
  }
}
