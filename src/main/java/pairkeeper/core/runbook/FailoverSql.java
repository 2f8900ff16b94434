package pairkeeper.core.runbook;

import java.util.UUID;
import pairkeeper.core.postgres.SqlText;

/** The SQL of the failover. */
final class FailoverSql {
  private FailoverSql() {}

  static final String RESUME_REPLAY =
      """
      SELECT CASE WHEN pg_is_in_recovery() AND pg_is_wal_replay_paused()
        THEN 'resumed' || pg_wal_replay_resume()::text ELSE 'replay runs' END;
      """;

  static final String NO_APPLY_DELAY =
      """
      ALTER SYSTEM SET recovery_min_apply_delay = 0;
      SELECT 'reloaded' FROM pg_reload_conf() WHERE pg_reload_conf;
      """;

  /**
   * The receive position is below the replay position after a restart without a primary. It stays
   * above it for ever where the line was cut within a record: then all is replayed once the startup
   * process waits for more WAL, which it does only when no whole record is left.
   */
  static final String REPLAYED_ALL =
      """
      SELECT pg_last_wal_replay_lsn() >= greatest(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn())
        OR NOT pg_is_in_recovery()
        OR EXISTS (SELECT FROM pg_stat_activity WHERE backend_type = 'startup'
          AND wait_event IN ('RecoveryWalStream', 'RecoveryRetrieveRetryInterval', 'RecoveryWalAll'));
      """;

  /**
   * Raises where pg_promote gives up, which it says by an answer and not by an error; promotes
   * nothing but this database system.
   */
  static String promote(String systemIdentifier) {
    return """
    DO $$ DECLARE
      here text := (SELECT system_identifier FROM pg_control_system());
    BEGIN
      IF here <> %1$s THEN RAISE EXCEPTION 'database system %% was not promoted, expected was %%', here, %1$s; END IF;
      IF NOT pg_promote(true, 60) THEN RAISE EXCEPTION 'not promoted within 60 s'; END IF;
    END $$;
    """
        .formatted(SqlText.literal("system identifier", systemIdentifier));
  }

  static final String PROMOTED = "SELECT NOT pg_is_in_recovery();\n";

  static final String NO_SYNCHRONOUS =
      """
      ALTER SYSTEM SET synchronous_standby_names = '';
      SELECT 'reloaded' FROM pg_reload_conf() WHERE pg_reload_conf;
      """;

  /**
   * The timeline must be higher, and the last parent in its history file must be the old one: with
   * an old history file in the archive a good promotion does not simply take the next number.
   */
  static String verifyTimeline(long old) {
    return """
    DO $$ DECLARE
      now int := ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int;
      parent int;
    BEGIN
      SELECT split_part(line, E'\\t', 1)::int INTO parent
        FROM regexp_split_to_table(pg_read_file('pg_wal/' || lpad(upper(to_hex(now)), 8, '0') || '.history'), E'\\n')
          AS line WHERE line ~ '^[0-9]' ORDER BY 1 DESC LIMIT 1;
      IF now <= %1$d OR parent IS DISTINCT FROM %1$d THEN
        RAISE EXCEPTION 'timeline %% with parent %% does not follow timeline %1$d', now, parent;
      END IF;
    END $$;
    SELECT 'timeline %1$d became ' || ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int;
    """
        .formatted(old);
  }

  static String writeTest(UUID token) {
    return """
    SET synchronous_commit = 'local';
    SET client_min_messages = warning;
    CREATE SCHEMA IF NOT EXISTS pairkeeper;
    CREATE TABLE IF NOT EXISTS pairkeeper.marker (
      token text PRIMARY KEY, written_at timestamptz NOT NULL DEFAULT clock_timestamp());
    INSERT INTO pairkeeper.marker (token) VALUES ('%1$s') ON CONFLICT (token) DO UPDATE SET written_at = clock_timestamp();
    SELECT 'written at ' || written_at || ', ' || pg_current_wal_lsn() FROM pairkeeper.marker WHERE token = '%1$s';
    DELETE FROM pairkeeper.marker WHERE token = '%1$s';
    """
        .formatted(token);
  }

  static final String TEST_QUERY =
      "SELECT 'in recovery: ' || pg_is_in_recovery() || ', databases: ' || count(*) FROM"
          + " pg_database;\n";
}
