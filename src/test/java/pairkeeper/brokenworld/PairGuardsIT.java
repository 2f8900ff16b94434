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
            "the primary's disk is nearly full",
            "room-for-wal-primary",
            "free",
            () -> primary.fill(LEFT),
            primary::unfill)
        .warn(
            "the standby's clock is five seconds ahead",
            "clocks-agree",
            "apart",
            () -> standsIn(standby, "/usr/bin/date", "exec \"$0.real\" -d \"+5 seconds\" \"$@\""),
            () -> itself(standby, "/usr/bin/date"))
        .warn(
            "the standby's host sorts texts by other rules",
            "same-collation",
            "glibc 2.27",
            () -> standsIn(standby, "/usr/bin/getconf", "echo glibc 2.27"),
            () -> itself(standby, "/usr/bin/getconf"))
        .block(
            "the primary's address is a name",
            "exact-address-primary",
            "db1.ward.example",
            () -> addressed("db1.ward.example", "db2.ward.example"),
            () -> addressed(primary.address(), standby.address()))
        .block(
            "the standby's address is a name",
            "exact-address-standby",
            "db2.ward.example",
            () -> {},
            () -> {})
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
        .also("rejoin", "exact-address-standby", "block")
        .also("rejoin", "known-last-standby", "block")
        .also("set-up", "clocks-agree", "warn")
        .tests();
  }

  /** A program that says something else than the machine's own. */
  private static void standsIn(LabHost host, String program, String says) {
    host.exec(
        "mv %1$s %1$s.real && printf '%%s\\n' '#!/bin/sh' '%2$s' >%1$s && chmod 0755 %1$s"
            .formatted(program, says));
  }

  private static void itself(LabHost host, String program) {
    host.exec("mv %1$s.real %1$s".formatted(program));
  }

  private static void addressed(String first, String second) {
    pair.change(server ->
        server.put(
            "postgresAddress", server.get("role").asString().equals("primary") ? first : second));
  }

  @TestFactory
  @Order(2)
  Stream<DynamicTest> what_a_login_without_the_rights_of_root_cannot_do() {
    JsonNode support = one.rest().get(pair.path()).get("servers").get(0).get("sshCredential");
    return new Troubles(pair, "switchover", pair::awaitWhole)
        .block(
            "on the primary's host commands run as the owner of the database",
            "root-rights-primary",
            "commands run as postgres",
            PairGuardsIT::asOwner,
            () ->
                pair.change(
                    server -> server.put("privilege", "sudo").set("sshCredential", support)))
        .block(
            "on the standby's host they do",
            "root-rights-standby",
            "commands run as postgres",
            () -> {},
            () -> {})
        .also("set-up", "root-rights-primary", "block")
        .also("set-up", "root-rights-standby", "block")
        .tests();
  }

  /** A rejoin cannot even be planned: what it rests on is root's alone to see. */
  private static void asOwner() {
    for (LabHost host : List.of(primary, standby)) {
      host.exec(
          "cp -r ~support/.ssh ~postgres/ && chown -R postgres ~postgres/.ssh && usermod -s /bin/sh"
              + " postgres");
    }
    JsonNode owner = PairByRest.credential(one.rest(), one.lab(), "every-guard-owner", "postgres");
    pair.change(server -> server.put("privilege", "os-user").set("sshCredential", owner.get("id")));
    JsonNode refused =
        one.rest()
            .post(pair.path() + "/plans", Map.of("runbook", "rejoin", "options", Map.of()))
            .is(422);
    assertThat(refused.get("detail").asString())
        .isEqualTo("The login postgres cannot act as root. Use root, or a login with sudo.");
    assertThat(List.of(pair.server(0), pair.server(1)))
        .contains("servers/" + refused.get("server").asString());
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
  @Order(3)
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
            () -> startedByHand(standby),
            () -> startedByItsService(standby))
        .block(
            "somebody has started the primary past its service",
            "service-owns",
            "was not started by the service",
            () -> startedByHand(primary),
            () -> startedByItsService(primary))
        .also("failover", "can-send", "warn")
        .also("failover", "service-owns", "block")
        .tests();
  }

  private static void startedByHand(LabHost host) {
    host.exec("systemctl stop " + SERVICE);
    host.exec(pgCtl("start -l /dev/null -o '-c config_file=" + ETC + "/postgresql.conf'"));
  }

  private static void startedByItsService(LabHost host) {
    host.exec(pgCtl("stop -m fast"));
    host.exec("systemctl start " + SERVICE);
  }

  private static String pgCtl(String verb) {
    return "runuser -u postgres -- /usr/lib/postgresql/15/bin/pg_ctl -w -D " + DATA + " " + verb;
  }

  @Test
  @Order(4)
  void blocked_while_the_standby_does_not_run_and_no_longer_once_it_was_started() {
    standby.exec("systemctl stop " + SERVICE);
    JsonNode plan = pair.plan("switchover", Map.of());
    assertThat(PairByRest.blocking(plan)).contains("target-answers");
    assertThat(plan.get("guards").toString())
        .contains("PostgreSQL does not run on every-guard-db2");
    JsonNode failover =
        pair.awaitPlan(
            "failover",
            Map.of("fence", "stop"),
            it -> PairByRest.blocking(it).contains("target-answers"));
    assertThat(failover.get("guards").valueStream())
        .as("of a standby that nobody can ask it is not known what it has received")
        .anyMatch(it ->
            it.get("id").asString().equals("loss-known")
                && it.get("result").asString().equals("warn"));
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
  @Order(5)
  void blocked_once_the_standby_writes_by_itself() {
    standby.sql("SELECT pg_promote()");
    assertThat(blocking()).contains("target-is-standby", "same-timeline");
    pair.awaitPlan(
        "failover",
        Map.of("fence", "stop"),
        it -> PairByRest.blocking(it).containsAll(List.of("target-is-standby", "same-timeline")));
  }

  @TestFactory
  @Order(6)
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
  @Order(7)
  void no_copy_is_taken_of_a_primary_with_tablespaces() {
    primary.exec("install -d -o postgres /srv/fast");
    primary.sql("CREATE TABLESPACE fast LOCATION '/srv/fast'");
    assertThat(PairByRest.blocking(pair.plan("rejoin", Map.of("method", "clone"))))
        .contains("tablespaces");
    primary.sql("DROP TABLESPACE fast");
    assertThat(PairByRest.blocking(pair.plan("rejoin", Map.of("method", "clone"))))
        .doesNotContain("tablespaces");
  }

  @TestFactory
  @Order(8)
  Stream<DynamicTest> what_keeps_it_from_being_found() {
    return new Troubles(pair, "rejoin", () -> {})
        .block(
            "its host knows no such cluster",
            "returning-cluster",
            "no such cluster is known on every-guard-db2",
            () -> standby.exec("mv " + ETC + " /root/etc-main"),
            () -> standby.exec("mv /root/etc-main " + ETC))
        .tests();
  }

  @TestFactory
  @Order(9)
  Stream<DynamicTest> what_there_is_to_know_of_the_primary() {
    return new Troubles(pair, "rejoin", () -> {})
        .block(
            "the primary does not run",
            "primary-answers",
            "PostgreSQL does not run on every-guard-db1",
            () -> primary.exec("systemctl stop " + SERVICE),
            () -> primary.exec("systemctl start " + SERVICE))
        .also("switchover", "primary-answers", "block")
        .also("set-up", "primary-answers", "block")
        .tests();
  }

  @Test
  @Order(10)
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
    pair.awaitPlan(
        "failover", Map.of("fence", "stop"), it -> PairByRest.blocking(it).contains("same-system"));
  }

  private static List<String> blocking() {
    JsonNode plan = pair.plan("switchover", Map.of());
    assertThat(pair.start(plan, null, "Blocked").status()).isEqualTo(409);
    return PairByRest.blocking(plan);
  }
}
