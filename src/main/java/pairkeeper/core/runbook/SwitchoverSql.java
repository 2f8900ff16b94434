package pairkeeper.core.runbook;

/** The SQL of the switchover that the failover has not. */
final class SwitchoverSql {
  private SwitchoverSql() {}

  /** At most one WAL file behind: then the stop has little left to send. */
  static String closeBehind(String address) {
    return """
    SELECT coalesce(bool_or(state = 'streaming' AND pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn) <= 16777216), false)
      FROM pg_stat_replication WHERE client_addr = '%s';
    """
        .formatted(address);
  }

  /** Past the start of the shutdown checkpoint, its last record, and nothing left to replay. */
  static String replayed(String checkpoint) {
    return """
    SELECT pg_last_wal_replay_lsn() > '%s'::pg_lsn
      AND pg_last_wal_replay_lsn() >= coalesce(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn());
    """
        .formatted(checkpoint);
  }

  /** Streams on a later timeline than the one that ended. */
  static String follows(long ended) {
    return """
    SELECT concat_ws(' ', system_identifier, (SELECT received_tli > %d FROM pg_stat_wal_receiver WHERE status = 'streaming'))
      FROM pg_control_system();
    """
        .formatted(ended);
  }
}
