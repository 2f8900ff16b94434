package pairkeeper.core.runbook;

import java.util.UUID;
import pairkeeper.core.plan.SecretRef;
import pairkeeper.core.platform.Platform;

/**
 * The SQL of the set-up; nothing but fixed names of the console and placeholders is put into it.
 */
final class SetUpSql {
  private SetUpSql() {}

  /** Keeps a password out of the server's own log, whatever its logging is set to. */
  private static final String QUIET =
      """
      SET log_statement = 'none';
      SET log_min_duration_statement = -1;
      SET log_min_error_statement = 'panic';
      SET password_encryption = 'scram-sha-256';
      SET client_min_messages = warning;
      """;

  static String replicationRole(UUID secret) {
    return QUIET
        + """
        SELECT 'CREATE ROLE pairkeeper_repl'
          WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'pairkeeper_repl') \\gexec
        ALTER ROLE pairkeeper_repl WITH LOGIN REPLICATION NOSUPERUSER NOCREATEDB NOCREATEROLE
          PASSWORD '%s';
        """
            .formatted(SecretRef.to(secret));
  }

  static String monitorRole(UUID secret) {
    return QUIET
        + """
        SELECT 'CREATE ROLE pairkeeper'
          WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'pairkeeper') \\gexec
        ALTER ROLE pairkeeper WITH LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION
          PASSWORD '%s';
        GRANT pg_monitor TO pairkeeper;
        CREATE SCHEMA IF NOT EXISTS pairkeeper;
        CREATE TABLE IF NOT EXISTS pairkeeper.marker (
          token text PRIMARY KEY, written_at timestamptz NOT NULL DEFAULT clock_timestamp());
        GRANT USAGE ON SCHEMA pairkeeper TO pairkeeper;
        GRANT SELECT, INSERT, DELETE ON pairkeeper.marker TO pairkeeper;
        """
            .formatted(SecretRef.to(secret));
  }

  /** Reloads and then fails, naming them, when a file has an error or an entry was not taken. */
  static final String RELOAD =
      """
      DO $$ BEGIN
        IF EXISTS (SELECT FROM pg_file_settings WHERE error IS NOT NULL
                     AND error <> 'setting could not be applied') THEN
          RAISE EXCEPTION 'configuration files: %', (SELECT string_agg(concat_ws(' ', sourcefile, 'line',
            sourceline, name, error), '; ') FROM pg_file_settings WHERE error IS NOT NULL);
        END IF;
        IF EXISTS (SELECT FROM pg_hba_file_rules WHERE error IS NOT NULL) THEN
          RAISE EXCEPTION 'pg_hba.conf: %', (SELECT string_agg(concat_ws(' ', 'line', line_number, error), '; ')
            FROM pg_hba_file_rules WHERE error IS NOT NULL);
        END IF;
      END $$;
      SELECT CASE WHEN pg_reload_conf() THEN 'reloaded' END;
      SELECT pg_sleep(0.3);
      SELECT 'waits for a restart: ' || string_agg(name, ', ' ORDER BY name) FROM pg_settings WHERE pending_restart
        HAVING count(*) > 0;
      """;

  static String createSlot(String slot) {
    return """
    SELECT pg_create_physical_replication_slot('%1$s', true)
      WHERE NOT EXISTS (SELECT FROM pg_replication_slots WHERE slot_name = '%1$s');
    """
        .formatted(slot);
  }

  static String slotExists(String slot) {
    return "SELECT count(*) FROM pg_replication_slots WHERE slot_type = 'physical' AND slot_name = '%s';\n"
        .formatted(slot);
  }

  static String slotActive(String slot) {
    return "SELECT active FROM pg_replication_slots WHERE slot_name = '%s';\n".formatted(slot);
  }

  /** A slot that is in use is left alone: then the standby lives. */
  static String dropSlot(String slot) {
    return """
    SELECT 'dropped ' || slot_name || coalesce(pg_drop_replication_slot(slot_name)::text, '')
      FROM pg_replication_slots WHERE slot_name = '%s' AND NOT active;
    """
        .formatted(slot);
  }

  /**
   * Drops the slot of a base copy that has failed. Where its line died, the server holds the slot
   * for a client that is gone, and a session that is ended lets go only once its line is given up:
   * within a minute. A standby that uses the slot is left alone.
   */
  static String dropCopysSlot(String slot) {
    return """
    DO $$
      DECLARE copy int;
      BEGIN
        SELECT r.pid INTO copy FROM pg_replication_slots s JOIN pg_stat_replication r ON r.pid = s.active_pid
          WHERE s.slot_name = '%1$s' AND r.application_name = '%2$s';
        IF copy IS NOT NULL THEN
          PERFORM pg_terminate_backend(copy);
          FOR n IN 1..250 LOOP
            EXIT WHEN NOT EXISTS (SELECT FROM pg_replication_slots WHERE slot_name = '%1$s' AND active_pid = copy);
            IF n = 250 THEN
              RAISE EXCEPTION 'slot %% is still held by session %% of the failed copy: drop it once that has ended', '%1$s', copy;
            END IF;
            PERFORM pg_sleep(0.1);
          END LOOP;
        END IF;
      END $$;
    """
            .formatted(slot, Platform.COPYING)
        + dropSlot(slot);
  }

  static final String STREAMING =
      "SELECT concat_ws(' ', pg_is_in_recovery(), (SELECT status FROM pg_stat_wal_receiver));\n";

  static final String SAME_SYSTEM =
      "SELECT concat_ws(' ', system_identifier, (SELECT received_tli FROM pg_stat_wal_receiver))"
          + " FROM pg_control_system();\n";

  static String writeMarker(UUID token) {
    return """
    INSERT INTO pairkeeper.marker (token) VALUES ('%s') ON CONFLICT (token) DO UPDATE SET written_at = clock_timestamp();
    SELECT 'marker written at ' || pg_current_wal_lsn();
    """
        .formatted(token);
  }

  static String readMarker(UUID token) {
    return "SELECT count(*) FROM pairkeeper.marker WHERE token = '%s';\n".formatted(token);
  }

  static String removeMarker(UUID token) {
    return "DELETE FROM pairkeeper.marker WHERE token = '%s';\n".formatted(token);
  }
}
