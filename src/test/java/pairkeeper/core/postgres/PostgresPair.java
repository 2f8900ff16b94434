package pairkeeper.core.postgres;

/** A real primary with a real standby that streams from it. */
public record PostgresPair(PostgresServer primary, PostgresServer standby)
    implements AutoCloseable {

  /** Both running, the standby streaming through slot {@code standby_slot}. */
  public static PostgresPair streaming(PgMajor pg) {
    var primary = PostgresServer.created(pg);
    if (pg.has(PgFeature.XLOG_NAMES)) {
      // initdb's checkpoint still says wal_level=minimal there, and a standby refuses to start on
      // it
      primary.start().stop();
    }
    var standby = PostgresServer.copyOf(primary);
    primary.start();
    primary.rows(new ReplicationSql(pg).createSlot("standby_slot"));
    follow(standby, primary);
    standby.start();
    standby.await(
        "select status from pg_stat_wal_receiver union all select '-' limit 1", "streaming");
    return new PostgresPair(primary, standby);
  }

  private static void follow(PostgresServer standby, PostgresServer primary) {
    String conninfo =
        "'host=127.0.0.1 port=%d user=postgres application_name=standby_one'"
            .formatted(primary.port());
    String settings =
        "primary_conninfo = %s\nprimary_slot_name = 'standby_slot'\nrecovery_target_timeline = 'latest'\n"
            .formatted(conninfo);
    if (standby.pg().has(PgFeature.STANDBY_SIGNAL)) {
      standby.append("postgresql.conf", settings);
      standby.write("standby.signal", "");
    } else {
      standby.write("recovery.conf", "standby_mode = on\n" + settings);
    }
  }

  @Override
  public void close() {
    standby.close();
    primary.close();
  }
}
