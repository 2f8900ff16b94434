package pairkeeper.brokenworld;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import pairkeeper.api.PairByRest;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;
import tools.jackson.databind.JsonNode;

/**
 * The guards of switchover, failover and rejoin on a pair where what each of them guards against is
 * really so; those of them that no other test sees.
 */
@NeedsLab
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PairGuardsIT {
  private static final String DATA = "/var/lib/postgresql/15/main";
  private static final String ETC = "/etc/postgresql/15/main";
  private static final String HBA = ETC + "/pg_hba.conf";
  private static final String SERVICE = "postgresql@15-main";
  private static final String EXTENSION = "/usr/share/postgresql/15/extension/pk_ward";
  private static final String NUMBER = "/var/lib/pairkeeper/fencing-15-main";
  private static final long LEFT = 40L * 1024 * 1024;

  private static OnePair one;
  private static LabHost primary;
  private static LabHost standby;
  private static PairByRest pair;

  @BeforeAll
  static void open() {
    one = OnePair.takenIn("every-guard");
    pair = one.pair();
    primary = one.primary();
    standby = one.standby();
    pair.setUp();
    pair.awaitWhole();
  }

  @AfterAll
  static void close() {
    if (one != null) {
      one.close();
    }
  }

  private static void set(LabHost host, String name, String value) {
    host.sql("ALTER SYSTEM SET " + name + " = " + value);
    host.sql("SELECT pg_reload_conf()");
  }

  private static void reset(LabHost host, String... names) {
    for (String name : names) {
      host.sql("ALTER SYSTEM RESET " + name);
    }
    host.sql("SELECT pg_reload_conf()");
  }

  private static void restart(LabHost host) {
    host.exec("systemctl restart " + SERVICE);
  }

  private static void append(LabHost host, String file, String line) {
    host.exec("cp -p " + file + " /root/kept && echo '" + line + "' >>" + file);
  }

  private static void putBack(LabHost host, String file) {
    host.exec("cp -p /root/kept " + file);
  }

  @TestFactory
  @Order(1)
  Stream<DynamicTest> what_a_reload_or_a_session_brings_about() {
    return new Troubles(pair, "switchover", pair::awaitWhole)
        // first: a standby whose replay is paused does not read its settings
        .block(
            "nobody uses the standby's slot",
            "slot-kept",
            "nobody uses it",
            PairGuardsIT::followsNobody,
            () -> reset(standby, "primary_conninfo"))
        .warn(
            "it is not known whom the standby follows",
            "attached-here",
            "unknown",
            () -> {},
            () -> {})
        .block(
            "replay is paused",
            "replay-runs",
            "paused on every-guard-db2",
            () -> standby.sql("SELECT pg_wal_replay_pause()"),
            () -> standby.sql("SELECT pg_wal_replay_resume()"))
        .block(
            "the standby is more than 16 MB behind",
            "lag-small",
            "the limit is",
            () ->
                primary.sql(
                    "SELECT count(pg_logical_emit_message(false, 'lag', repeat('x', 1000000))) FROM"
                        + " generate_series(1, 20)"),
            () -> {})
        .block(
            "the standby applies late on purpose",
            "applies-at-once",
            "300000",
            () -> set(standby, "recovery_min_apply_delay", "'5min'"),
            () -> reset(standby, "recovery_min_apply_delay"))
        .block(
            "an exclusive backup was never ended",
            "no-exclusive-backup",
            "backup_label",
            () -> primary.exec("install -o postgres -m 0600 /dev/null " + DATA + "/backup_label"),
            () -> primary.exec("rm -f " + DATA + "/backup_label"))
        .block(
            "ALTER SYSTEM wins over what the old primary is to follow",
            "auto-conf",
            "primary_slot_name",
            () -> set(primary, "primary_slot_name", "'somebodys'"),
            () -> reset(primary, "primary_slot_name"))
        .block(
            "another console has acted on the standby",
            "known-last-standby",
            "99",
            () ->
                standby.exec(
                    "cp -p "
                        + NUMBER
                        + " /root/number; printf"
                        + " 'number=99\\nplan=other\\nat=2026-11-20T03:00:00Z\\n' >"
                        + NUMBER),
            () -> standby.exec("cp -p /root/number " + NUMBER))
        .warn(
            "a setting of the primary waits for a restart",
            "no-pending-restart",
            "shared_buffers",
            () -> set(primary, "shared_buffers", "'200MB'"),
            () -> reset(primary, "shared_buffers"))
        .warn(
            "a line of the standby's pg_hba.conf cannot be read",
            "hba-readable",
            "end-of-line",
            () -> append(standby, HBA, "host nonsense"),
            () -> putBack(standby, HBA))
        .warn(
            "the standby does not admit somebody whom the primary admits",
            "same-hba",
            "1 line",
            () -> append(primary, HBA, "host all nurse 10.9.8.7/32 scram-sha-256"),
            () -> putBack(primary, HBA))
        .warn(
            "the primary's host has an extension more",
            "same-extensions",
            "pk_ward",
            () ->
                primary.exec(
                    "echo \"default_version = '1.0'\" >"
                        + EXTENSION
                        + ".control; touch "
                        + EXTENSION
                        + "--1.0.sql"),
            () -> primary.exec("rm -f " + EXTENSION + "*"))
        .warn(
            "the standby's disk is nearly full",
            "room-for-wal",
            "free",
            () -> standby.fill(LEFT),
            standby::unfill)
        .warn(
            "another program on the standby's host may promote it",
            "no-watchdog",
            "repmgrd on every-guard-db2",
            () -> runs(standby, "repmgrd"),
            () -> standby.exec("pkill -x repmgrd"))
        .warn(
            "another program on the primary's host may move its address",
            "no-watchdog-primary",
            "keepalived on every-guard-db1",
            () -> runs(primary, "keepalived"),
            () -> primary.exec("pkill -x keepalived"))
        .warn(
            "commits wait for several standbys",
            "synchronous-handed",
            "ANY 2 (a, b)",
            () -> {
              set(primary, "synchronous_commit", "local");
              set(primary, "synchronous_standby_names", "'ANY 2 (a, b)'");
            },
            () -> reset(primary, "synchronous_standby_names", "synchronous_commit"))
        .block(
            "the old primary would not read whom it is to follow",
            "own-settings-primary",
            "does not include " + ETC + "/conf.d",
            () -> {
              primary.exec("cp -p " + ETC + "/postgresql.conf /root/conf");
              primary.exec("sed -i 's/^include_dir/#&/' " + ETC + "/postgresql.conf");
            },
            () -> primary.exec("cp -p /root/conf " + ETC + "/postgresql.conf"))
        .warn(
            "the standby's next start would fail at a file that is root's alone",
            "own-settings-standby",
            "postgres, who starts the server, may not read " + ETC + "/conf.d/zz.conf",
            () -> standby.exec("install -m 0600 /dev/null " + ETC + "/conf.d/zz.conf"),
            () -> standby.exec("rm " + ETC + "/conf.d/zz.conf"))
        .also("failover", "replay-not-paused", "warn")
        .also("failover", "no-apply-delay", "warn")
        .also("failover", "no-watchdog", "warn")
        .also("failover", "room-for-wal", "warn")
        .also("failover", "hba-readable", "warn")
        .also("failover", "known-last", "block")
        .tests();
  }

  /** Something of that name, which does nothing. */
  private static void runs(LabHost host, String program) {
    host.exec(
        "cp /bin/sleep /tmp/%1$s && nohup setsid /tmp/%1$s 3600 >/dev/null 2>&1 </dev/null &"
            .formatted(program));
  }

  private static void followsNobody() {
    set(standby, "primary_conninfo", "''");
    primary.exec(
        "for i in $(seq 100); do [ -z \"$(runuser -u postgres -- psql -XAtqc 'SELECT 1 FROM"
            + " pg_stat_replication')\" ] && exit 0; sleep 0.1; done; exit 1");
  }

  @TestFactory
  @Order(2)
  Stream<DynamicTest> what_a_restart_brings_about() {
    return new Troubles(pair, "switchover", pair::awaitWhole)
        .block(
            "the primary has less room for connections than the standby",
            "settings-not-lower",
            "max_connections 100 < 200",
            () -> {
              standby.sql("ALTER SYSTEM SET max_connections = 200");
              standby.sql("ALTER SYSTEM SET max_prepared_transactions = 5");
              standby.sql("ALTER SYSTEM SET max_replication_slots = 1");
              restart(standby);
            },
            () -> {
              reset(
                  standby, "max_connections", "max_prepared_transactions", "max_replication_slots");
              restart(standby);
            })
        .block(
            "the standby has no slot left for the old primary",
            "can-send",
            "slots 1 of 1",
            () -> standby.sql("SELECT pg_create_physical_replication_slot('taken', true)"),
            () -> standby.sql("SELECT pg_drop_replication_slot('taken')"))
        .warn(
            "a logical slot would stay behind",
            "no-logical-slots",
            "feed",
            () -> {
              primary.sql("ALTER SYSTEM SET max_prepared_transactions = 5");
              primary.sql("ALTER SYSTEM SET wal_level = logical");
              primary.sql("ALTER SYSTEM SET wal_log_hints = off");
              primary.sql("ALTER SYSTEM SET shared_preload_libraries = 'auto_explain'");
              restart(primary);
              primary.sql("SELECT pg_create_logical_replication_slot('feed', 'pgoutput')");
            },
            () -> {
              primary.sql("SELECT pg_drop_replication_slot('feed')");
              reset(
                  primary,
                  "max_prepared_transactions",
                  "wal_level",
                  "wal_log_hints",
                  "shared_preload_libraries");
              restart(primary);
            })
        .block(
            "a prepared transaction is open",
            "no-prepared",
            "1 prepared transaction",
            () -> primary.sql("BEGIN; CREATE TABLE half (a int); PREPARE TRANSACTION 'left over'"),
            () -> primary.sql("ROLLBACK PREPARED 'left over'"))
        .warn("the two load other libraries", "same-libraries", "auto_explain", () -> {}, () -> {})
        .warn(
            "the old primary could come back by a new copy only",
            "rejoin-afterwards",
            "new base copy",
            () -> {},
            () -> {})
        .block(
            "somebody has started the standby past its service",
            "target-service-owns",
            "was not started by the service",
            PairGuardsIT::startedByHand,
            PairGuardsIT::startedByItsService)
        .also("failover", "can-send", "warn")
        .also("failover", "service-owns", "block")
        .tests();
  }

  private static void startedByHand() {
    standby.exec("systemctl stop " + SERVICE);
    standby.exec(pgCtl("start -l /dev/null -o '-c config_file=" + ETC + "/postgresql.conf'"));
  }

  private static void startedByItsService() {
    standby.exec(pgCtl("stop -m fast"));
    standby.exec("systemctl start " + SERVICE);
  }

  private static String pgCtl(String verb) {
    return "runuser -u postgres -- /usr/lib/postgresql/15/bin/pg_ctl -w -D " + DATA + " " + verb;
  }

  @Test
  @Order(3)
  void blocked_while_the_standby_does_not_run_and_no_longer_once_it_was_started() {
    standby.exec("systemctl stop " + SERVICE);
    JsonNode plan = pair.plan("switchover", Map.of());
    assertThat(PairByRest.blocking(plan)).contains("target-answers");
    assertThat(plan.get("guards").toString())
        .contains("PostgreSQL does not run on every-guard-db2");
    pair.awaitPlan(
        "failover",
        Map.of("fence", "stop"),
        it -> PairByRest.blocking(it).contains("target-answers"));
    standby.exec("systemctl start " + SERVICE);
    assertThat(PairByRest.blocking(failover()))
        .as("judged by a look after the start, though the one before is seconds old")
        .doesNotContain("target-answers");
    pair.awaitWhole();
    pair.freePlan("switchover", Map.of());
  }

  private static JsonNode failover() {
    return pair.plan("failover", Map.of("fence", "stop"));
  }

  @Test
  @Order(4)
  void blocked_once_the_standby_writes_by_itself() {
    standby.sql("SELECT pg_promote()");
    assertThat(blocking()).contains("target-is-standby", "same-timeline");
  }

  @TestFactory
  @Order(5)
  Stream<DynamicTest> what_keeps_it_from_coming_back() {
    return new Troubles(pair, "rejoin", () -> {})
        .warn(
            "it still writes",
            "returning-stopped",
            "every-guard-db2",
            () -> {},
            () -> standby.exec("systemctl stop " + SERVICE))
        .block(
            "its disk has no room for what is kept",
            "room-to-rejoin",
            "free",
            () -> standby.fill(1_000_000),
            standby::unfill)
        .block(
            "a copy would bring along what ALTER SYSTEM has set",
            "auto-conf",
            "primary_slot_name",
            () -> set(primary, "primary_slot_name", "'somebodys'"),
            () -> reset(primary, "primary_slot_name"))
        .block(
            "it could not log in at the primary",
            "returning-login",
            "every-guard-db1",
            () -> {
              primary.sql(
                  "CREATE TABLE kept AS SELECT rolpassword FROM pg_authid WHERE rolname ="
                      + " 'pairkeeper_repl'");
              primary.sql("ALTER ROLE pairkeeper_repl PASSWORD 'another'");
            },
            () ->
                primary.sql(
                    "DO $$ BEGIN EXECUTE format('ALTER ROLE pairkeeper_repl PASSWORD %L', (SELECT"
                        + " rolpassword FROM kept)); END $$"))
        .tests();
  }

  @Test
  @Order(6)
  void blocked_once_the_standby_is_another_database() {
    standby.exec(
        "systemctl stop "
            + SERVICE
            + " && mv "
            + DATA
            + " "
            + DATA
            + ".was && install -d -o postgres -m 0700 "
            + DATA
            + " && runuser -u postgres --"
            + " /usr/lib/postgresql/15/bin/initdb -D "
            + DATA
            + " >/dev/null && systemctl start "
            + SERVICE);
    assertThat(blocking()).contains("same-system");
    assertThat(PairByRest.blocking(pair.plan("rejoin", Map.of()))).contains("same-system");
  }

  private static List<String> blocking() {
    JsonNode plan = pair.plan("switchover", Map.of());
    assertThat(pair.start(plan, null, "Blocked").status()).isEqualTo(409);
    return PairByRest.blocking(plan);
  }
}
