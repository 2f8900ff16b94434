package pairkeeper.core.postgres;

/**
 * What differs between majors of PostgreSQL, as data: each feature with the first and the last
 * major that has it. A new major touches only this file (and the golden files).
 *
 * <p>Source: release notes of PostgreSQL 10 to 18; the tests ask real servers.
 */
public enum PgFeature {
  /** {@code pg_current_xlog_location()}, {@code *_location} columns, directory {@code pg_xlog}. */
  XLOG_NAMES("", "9.6"),
  /** {@code wal_keep_segments}, counted in segments. */
  WAL_KEEP_SEGMENTS("", "12"),
  /** A base backup left open by a session, {@code pg_is_in_backup()}. */
  EXCLUSIVE_BACKUP("", "14"),
  /** A file whose appearance promotes ({@code trigger_file}, 12+ {@code promote_trigger_file}). */
  TRIGGER_FILE("", "15"),
  /** View {@code pg_file_settings} with its errors. */
  FILE_SETTINGS("", ""),

  /** View {@code pg_hba_file_rules}, readable by superusers. */
  HBA_FILE_RULES("10", ""),
  /** {@code password_encryption = 'scram-sha-256'} and the pg_hba method of that name. */
  SCRAM("10", ""),
  /**
   * {@code passfile} in connection strings; before: only {@code PGPASSFILE} and the home directory.
   */
  PASSFILE_KEYWORD("10", ""),
  /** {@code pg_current_logfile()}. */
  CURRENT_LOGFILE("10", ""),
  /** The predefined role {@code pg_monitor}. */
  MONITOR_ROLE("10", ""),
  /** {@code write_lag}, {@code flush_lag}, {@code replay_lag} in pg_stat_replication. */
  LAG_TIMES("10", ""),
  /** Slots that vanish with their session; pg_basebackup uses one by default. */
  TEMPORARY_SLOTS("10", ""),

  /** {@code sender_host} and {@code sender_port} in pg_stat_wal_receiver. */
  SENDER_HOST("11", ""),
  /** pg_rewind as a role that may execute four functions, without superuser. */
  REWIND_WITHOUT_SUPERUSER("11", ""),
  /** {@code pg_basebackup --create-slot}. */
  BASEBACKUP_CREATES_SLOT("11", ""),
  /** A data directory may be readable by its group (0750). */
  GROUP_ACCESS("11", ""),

  /** {@code standby.signal}; recovery settings in postgresql.conf; recovery.conf is refused. */
  STANDBY_SIGNAL("12", ""),
  /** {@code pg_promote()}. */
  PG_PROMOTE("12", ""),
  /** {@code recovery_target_timeline} is {@code latest} unless said otherwise. */
  LATEST_TIMELINE_BY_DEFAULT("12", ""),
  /** {@code clientcert=verify-full}; before: {@code clientcert=1} only. */
  CLIENTCERT_VERIFY_FULL("12", ""),
  /** {@code max_wal_senders} no longer counts against {@code max_connections}. */
  SENDERS_BESIDE_CONNECTIONS("12", ""),
  /** {@code reply_time} in pg_stat_replication. */
  REPLY_TIME("12", ""),

  /** {@code wal_keep_size}, in bytes. */
  WAL_KEEP_SIZE("13", ""),
  /** {@code max_slot_wal_keep_size}. */
  SLOT_CAP("13", ""),
  /** {@code wal_status} and {@code safe_wal_size} in pg_replication_slots. */
  WAL_STATUS("13", ""),
  /** {@code primary_conninfo} and {@code primary_slot_name} follow a reload. */
  PRIMARY_CONNINFO_RELOADABLE("13", ""),
  /** {@code written_lsn} and {@code flushed_lsn} instead of {@code received_lsn}. */
  RECEIVER_WRITTEN_FLUSHED("13", ""),
  /** pg_rewind finishes the crash recovery of its target by itself. */
  REWIND_RECOVERS_TARGET("13", ""),
  /** {@code pg_rewind -R} and {@code -c}. */
  REWIND_WRITES_RECOVERY("13", ""),

  /** {@code pg_get_wal_replay_pause_state()}. */
  REPLAY_PAUSE_STATE("14", ""),
  /** {@code restore_command} follows a reload. */
  RESTORE_COMMAND_RELOADABLE("14", ""),
  /** A backslash at the end of a line of pg_hba.conf continues it, even in a comment. */
  HBA_CONTINUATION("14", ""),
  /** {@code scram-sha-256} is what {@code password_encryption} is by default. */
  SCRAM_BY_DEFAULT("14", ""),

  /** {@code pg_rewind --config-file}. */
  REWIND_CONFIG_FILE("15", ""),

  /** Regular expressions and includes in pg_hba.conf, {@code pg_hba_file_rules.file_name}. */
  HBA_INCLUDES("16", ""),

  /** {@code inactive_since} and {@code invalidation_reason} in pg_replication_slots. */
  SLOT_INACTIVE_SINCE("17", ""),

  /** {@code idle_replication_slot_timeout}. */
  IDLE_SLOT_TIMEOUT("18", ""),
  /** Data checksums unless initdb was told otherwise. */
  CHECKSUMS_BY_DEFAULT("18", ""),
  /** md5 passwords are announced to go away. */
  MD5_DEPRECATED("18", "");

  private final String from;
  private final String until;

  PgFeature(String from, String until) {
    this.from = from;
    this.until = until;
  }

  /** The first major that has it; "" when all known ones before {@link #until} do. */
  public String from() {
    return from;
  }

  /** The last major that has it; "" when it is still there. */
  public String until() {
    return until;
  }

  boolean in(PgMajor pg) {
    return (from.isEmpty() || pg.compareTo(PgMajor.parse(from)) >= 0)
        && (until.isEmpty() || pg.compareTo(PgMajor.parse(until)) <= 0);
  }
}
