package pairkeeper.core.postgres;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reading settings back after they were written, and making the server read its files again. */
public record SettingsSql(PgMajor pg) {

  /** Settings that must not be lower on a standby than on its primary (hot standby). */
  public static final List<String> NOT_LOWER_ON_STANDBY =
      List.of(
          "max_connections",
          "max_worker_processes",
          "max_prepared_transactions",
          "max_locks_per_transaction",
          "max_wal_senders");

  /**
   * One row per setting that exists: name, setting, unit, context, source, sourcefile,
   * pending_restart. {@code sourcefile} is null for a role without pg_read_all_settings.
   */
  public String settings(Collection<String> names) {
    String list =
        names.stream()
            .map(SqlText::settingName)
            .map(n -> "'" + n.toLowerCase(java.util.Locale.ROOT) + "'")
            .collect(Collectors.joining(", "));
    return """
    select name, setting, unit, context, source, sourcefile, pending_restart from
    pg_settings where lower(name) in (%s) order by name\
    """
        .formatted(list);
  }

  /** One row per setting that waits for a restart: name. */
  public String pendingRestart() {
    return "select name from pg_settings where pending_restart order by name";
  }

  /**
   * One row per line of the configuration files that does not work: sourcefile, sourceline, name,
   * error. A changed setting that needs a restart is listed too, as "setting could not be applied".
   * For superusers.
   */
  public String fileErrors() {
    return "select sourcefile, sourceline, name, error from pg_file_settings where error is not"
        + " null order by sourcefile, sourceline";
  }

  /**
   * One row per line of pg_hba.conf that does not work: line_number, error; one such line and the
   * whole file is not taken. For superusers; none where the server cannot tell.
   */
  public Optional<String> hbaErrors() {
    return pg.has(PgFeature.HBA_FILE_RULES)
        ? Optional.of(
            "select line_number, error from pg_hba_file_rules where error is not null order by"
                + " line_number")
        : Optional.empty();
  }

  /** One boolean: the server was told to read its files again; errors show only afterwards. */
  public String reload() {
    return "select pg_reload_conf()";
  }

  /** {@code wal_keep_size} or {@code wal_keep_segments}. */
  public String walKeepName() {
    return pg.has(PgFeature.WAL_KEEP_SIZE) ? "wal_keep_size" : "wal_keep_segments";
  }

  /**
   * The value of {@link #walKeepName} that keeps at least so much WAL.
   *
   * @param mebibytes 0 or more
   * @param segmentBytes setting {@code wal_segment_size}
   */
  public String walKeepValue(long mebibytes, long segmentBytes) {
    return pg.has(PgFeature.WAL_KEEP_SIZE)
        ? mebibytes + "MB"
        : String.valueOf(Math.ceilDiv(mebibytes << 20, segmentBytes));
  }

  /** The value of {@code password_encryption} that makes the best verifier this major knows. */
  public String passwordEncryption() {
    return pg.has(PgFeature.SCRAM) ? "scram-sha-256" : "on";
  }

  /** The password method for pg_hba.conf: {@code scram-sha-256} or {@code md5}. */
  public String passwordMethod() {
    return pg.has(PgFeature.SCRAM) ? "scram-sha-256" : "md5";
  }

  /** The clientcert option of pg_hba.conf that checks most. */
  public String clientCertificate() {
    return pg.has(PgFeature.CLIENTCERT_VERIFY_FULL) ? "verify-full" : "1";
  }
}
