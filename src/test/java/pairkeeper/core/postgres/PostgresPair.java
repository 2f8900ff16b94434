package pairkeeper.core.postgres;

import java.util.LinkedHashMap;
import pairkeeper.core.configfile.Conninfo;
import pairkeeper.core.configfile.HbaLine;
import pairkeeper.core.configfile.PgConf;
import pairkeeper.core.configfile.PgHba;
import pairkeeper.core.configfile.PgPass;
import pairkeeper.core.configfile.RecoverySettings;

/** A real primary with a real standby that streams from it. */
public record PostgresPair(PostgresServer primary, PostgresServer standby)
    implements AutoCloseable {

  private static final String PASSWORD = "p:w\\ '\"";
  private static final String PASSFILE = "it's a pass:file";

  /** Both running, the standby streaming through slot {@code standby_slot}. */
  public static PostgresPair streaming(PgMajor pg) {
    var primary = PostgresServer.created(pg);
    if (pg.has(PgFeature.XLOG_NAMES)) {
      // initdb's checkpoint still says wal_level=minimal there, and a standby refuses to start
      // on it
      primary.start().stop();
    }
    var standby = PostgresServer.copyOf(primary);
    var pair = new PostgresPair(primary, standby);
    try {
      primary.start();
      admit(primary);
      follow(standby, primary);
      standby.start();
      standby.await(
          "select status from pg_stat_wal_receiver union all select '-' limit 1", "streaming");
      return pair;
    } catch (AssertionError e) {
      pair.close();
      throw e;
    }
  }

  /** The replication role, its line in pg_hba.conf and a slot. */
  private static void admit(PostgresServer primary) {
    var pg = primary.pg();
    var settings = new SettingsSql(pg);
    primary.rows(
        "set password_encryption = '%s'; create role repl login replication password %s"
            .formatted(settings.passwordEncryption(), SqlText.literal("password", PASSWORD)));
    var line = HbaLine.host("replication", "repl", "127.0.0.1/32", settings.passwordMethod());
    primary.write("pg_hba.conf", PgHba.add(primary.read("pg_hba.conf"), line, pg));
    primary.rows(settings.reload());
    primary.rows(new ReplicationSql(pg).createSlot("standby_slot"));
  }

  private static void follow(PostgresServer standby, PostgresServer primary) {
    var pg = standby.pg();
    String host = "127.0.0.1";
    String port = String.valueOf(primary.port());
    standby.write(
        PASSFILE,
        PgPass.add(
            "*:*:*:*:wrong\n", new PgPass.Entry(host, port, "replication", "repl", PASSWORD)));
    var conninfo =
        Conninfo.empty()
            .with("host", host)
            .with("port", port)
            .with("user", "repl")
            .with("passfile", standby.data().resolve(PASSFILE).toString())
            .with("application_name", "standby_one");
    if (!pg.has(PgFeature.PASSFILE_KEYWORD)) {
      // its libpq knows the file only by environment or home directory
      standby.passfile(standby.data().resolve(PASSFILE));
      var values = new LinkedHashMap<>(conninfo.values());
      values.remove("passfile");
      conninfo = new Conninfo(values);
    }
    var recovery = new RecoverySettings(conninfo, "standby_slot", "");
    standby.write(RecoverySettings.signalFile(pg), recovery.signalText(pg));
    recovery
        .settings(pg)
        .forEach((name, value) -> standby.with(name + " = " + PgConf.quoted(value)));
  }

  @Override
  public void close() {
    standby.close();
    primary.close();
  }
}
