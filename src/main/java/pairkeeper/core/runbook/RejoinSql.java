package pairkeeper.core.runbook;

/** The SQL of the rejoin. */
public final class RejoinSql {
  private RejoinSql() {}

  /**
   * Three answers, each up to a line {@code --}: the primary's timeline, the first position whose
   * WAL it still has, and its history file, which timeline 1 has not.
   */
  public static final String HISTORY =
      """
      WITH t AS (SELECT ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::bigint AS own)
      SELECT own || E'\\n--\\n' || (
          SELECT upper(to_hex(('x' || substr(min(substr(name, 9)), 1, 8))::bit(32)::bigint)) || '/' || upper(to_hex(
              ('x' || substr(min(substr(name, 9)), 9))::bit(32)::bigint * pg_size_bytes(current_setting('wal_segment_size'))))
            FROM pg_ls_waldir() WHERE name ~ '^[0-9A-F]{24}$')
        || E'\\n--\\n' || CASE WHEN own = 1 THEN ''
          ELSE pg_read_file('pg_wal/' || lpad(upper(to_hex(own)), 8, '0') || '.history') END
        FROM t;
      """;

  /**
   * Grants what a rewind reads besides a base copy's way, no more than the role can copy anyway
   * (source: pg_rewind's page in the manual), and has the new timeline written into the control
   * file that it compares.
   */
  static final String READY_FOR_REWIND =
      """
      GRANT EXECUTE ON FUNCTION pg_catalog.pg_ls_dir(text, boolean, boolean) TO pairkeeper_repl;
      GRANT EXECUTE ON FUNCTION pg_catalog.pg_stat_file(text, boolean) TO pairkeeper_repl;
      GRANT EXECUTE ON FUNCTION pg_catalog.pg_read_binary_file(text) TO pairkeeper_repl;
      GRANT EXECUTE ON FUNCTION pg_catalog.pg_read_binary_file(text, bigint, bigint, boolean) TO pairkeeper_repl;
      CHECKPOINT;
      """;
}
