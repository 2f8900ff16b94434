package pairkeeper.core.postgres;

/** The functions and columns that PostgreSQL 10 renamed from xlog and location to wal and lsn. */
record WalNames(PgMajor pg) {

  private boolean old() {
    return pg.has(PgFeature.XLOG_NAMES);
  }

  String current() {
    return old() ? "pg_current_xlog_location()" : "pg_current_wal_lsn()";
  }

  String received() {
    return old() ? "pg_last_xlog_receive_location()" : "pg_last_wal_receive_lsn()";
  }

  String replayed() {
    return old() ? "pg_last_xlog_replay_location()" : "pg_last_wal_replay_lsn()";
  }

  String fileName() {
    return old() ? "pg_xlogfile_name" : "pg_walfile_name";
  }

  String switchFile() {
    return old() ? "pg_switch_xlog()" : "pg_switch_wal()";
  }

  String replayVerb(String verb) {
    return (old() ? "pg_xlog_replay_" : "pg_wal_replay_") + verb + "()";
  }

  String isPaused() {
    return old() ? "pg_is_xlog_replay_paused()" : "pg_is_wal_replay_paused()";
  }

  /** {@code sent}, {@code write}, {@code flush}, {@code replay} of pg_stat_replication. */
  String column(String stem) {
    return stem + (old() ? "_location" : "_lsn");
  }

  String directory() {
    return old() ? "pg_xlog" : "pg_wal";
  }
}
