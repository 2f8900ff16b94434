package pairkeeper.core.runbook;

import pairkeeper.core.postgres.SqlText;

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

  /** Commits wait for this standby from now on. */
  static String synchronous(String names) {
    return """
    ALTER SYSTEM SET synchronous_standby_names = %s;
    SELECT 'reloaded' FROM pg_reload_conf() WHERE pg_reload_conf;
    """
        .formatted(SqlText.literal("synchronous_standby_names", names));
  }

  /** Whether commits wait for the standby that logs in under this name. */
  static String waitsFor(String name) {
    return """
    SELECT coalesce(bool_or(sync_state IN ('sync', 'quorum')), false)
      FROM pg_stat_replication WHERE application_name = '%s';
    """
        .formatted(name);
  }
}
