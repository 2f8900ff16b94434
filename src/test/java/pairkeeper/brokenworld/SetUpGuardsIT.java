package pairkeeper.brokenworld;

import static org.assertj.core.api.Assertions.assertThat;

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
import pairkeeper.api.Rest;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;

/**
 * The guards of a set-up on two hosts where what each of them guards against is really so. A plan
 * that is blocked, like any plan, has changed nothing.
 */
@NeedsLab
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SetUpGuardsIT {
  private static final String DATA = "/var/lib/postgresql/15/main";
  private static final String CONF_D = "/etc/postgresql/15/main/conf.d";
  private static final String HBA = "/etc/postgresql/15/main/pg_hba.conf";
  private static final String CONTROL = "/usr/lib/postgresql/15/bin/pg_controldata";
  private static final String BYTES =
      "systemctl is-active postgresql@15-main; tar -cf - --sort=name /etc/postgresql"
          + " /var/lib/postgresql/15/main/PG_VERSION"
          + " /var/lib/postgresql/15/main/global/pg_filenode.map /var/lib/postgresql/15/main/base |"
          + " sha256sum";

  private static Lab lab;
  private static Rest rest;
  private static PairByRest pair;
  private static LabHost primary;
  private static LabHost standby;

  @BeforeAll
  static void open() {
    lab = Lab.up(Flavour.PRIMARY, Flavour.RUNNING);
    rest = new Rest(RunningConsole.shared());
    primary = lab.host(1);
    standby = lab.host(2);
    pair = PairByRest.takeIn(rest, lab, "not-yet", primary, standby);
    pair.meet(primary, standby);
  }

  @AfterAll
  static void close() {
    if (pair != null) {
      pair.close();
      rest.close();
    }
    if (lab != null) {
      lab.close();
    }
  }

  @Test
  @Order(1)
  void a_database_that_is_there_is_refused_with_both_systems_named_and_stays_as_it_is() {
    standby.sql("CHECKPOINT");
    String before = standby.exec(BYTES);
    primary.clearJournal();
    standby.clearJournal();

    var plan = pair.plan("set-up", Map.of());

    assertThat(PairByRest.blocking(plan)).contains("target-empty");
    String system = "SELECT system_identifier FROM pg_control_system()";
    assertThat(plan.get("guards").toString()).contains(primary.sql(system), standby.sql(system));
    assertThat(pair.start(plan, null, "Over it").status()).isEqualTo(409);
    assertThat(standby.exec(BYTES)).isEqualTo(before);
    assertThat(primary.journal()).as("executed on the primary").isEmpty();
    assertThat(standby.journal()).as("executed on the standby").isEmpty();
  }

  @TestFactory
  @Order(2)
  Stream<DynamicTest> what_the_plan_itself_will_mend() {
    return new Troubles(pair, "set-up", () -> {})
        .warn(
            "the standby has fewer connections than its primary",
            "standby-limits",
            "max_connections 50 < 100: raised by this plan",
            () -> {
              standby.exec("echo 'max_connections = 50' >" + CONF_D + "/own.conf");
              standby.exec("systemctl restart postgresql@15-main");
            },
            () -> {
              standby.exec("rm " + CONF_D + "/own.conf");
              standby.exec("systemctl restart postgresql@15-main");
            })
        .tests();
  }

  @TestFactory
  @Order(3)
  Stream<DynamicTest> what_is_wrong_on_either_server() {
    return new Troubles(pair, "set-up", () -> {})
        .block(
            "the standby's server has a database of its own",
            "target-empty",
            DATA,
            () -> {},
            () -> standby.exec("systemctl stop postgresql@15-main && rm -rf " + DATA))
        .warn("that database is in use", "target-not-in-use", "not-yet-db2", () -> {}, () -> {})
        .block(
            "the standby would have fewer connections than its primary, whatever the console"
                + " writes",
            "standby-limits",
            "max_connections 50 < 100 (" + CONF_D + "/zz.conf)",
            () -> standby.exec("echo 'max_connections = 50' >" + CONF_D + "/zz.conf"),
            () -> standby.exec("rm " + CONF_D + "/zz.conf"))
        .block(
            "the primary has a tablespace elsewhere",
            "tablespaces",
            "/srv/fast",
            () -> {
              primary.exec("install -d -o postgres /srv/fast");
              primary.sql("CREATE TABLESPACE fast LOCATION '/srv/fast'");
            },
            () -> primary.sql("DROP TABLESPACE fast"))
        .block(
            "the standby's disk has no room for a copy",
            "disk-free",
            "free",
            () -> standby.fill(10_000_000),
            standby::unfill)
        .block(
            "a line of the primary's pg_hba.conf cannot be read",
            "hba-readable",
            "end-of-line",
            () -> primary.exec("cp -p " + HBA + " /root/hba; echo 'host nonsense' >>" + HBA),
            () -> primary.exec("cp -p /root/hba " + HBA))
        .block(
            "others hold the WAL senders",
            "free-senders",
            "9",
            SetUpGuardsIT::nineReceivers,
            () -> primary.exec("pkill -x pg_receivewal; rm -rf /tmp/wal-*"))
        .warn(
            "ALTER SYSTEM wins over a setting of ours",
            "auto-conf",
            "max_wal_senders",
            () -> primary.sql("ALTER SYSTEM SET max_wal_senders = 12"),
            () -> primary.sql("ALTER SYSTEM RESET max_wal_senders"))
        .warn(
            "the standby's host has another minor version",
            "same-minor",
            "standby 15.1",
            () ->
                standsIn(
                    CONTROL,
                    "[ \"$1\" = --version ] && exec echo \"pg_controldata (PostgreSQL) 15.1\";"
                        + " exec \"$0.real\" \"$@\""),
            () -> itself(CONTROL))
        .block(
            "the standby's host is another machine",
            "same-architecture",
            "aarch64",
            () -> standsIn("/usr/bin/uname", "echo $(hostname) aarch64"),
            () -> itself("/usr/bin/uname"))
        .warn(
            "commits wait for somebody already",
            "synchronous",
            "ward_b",
            () -> {
              primary.sql("ALTER SYSTEM SET synchronous_standby_names = 'ward_b'");
              primary.sql("SELECT pg_reload_conf()");
            },
            () -> {
              primary.sql("ALTER SYSTEM RESET synchronous_standby_names");
              primary.sql("SELECT pg_reload_conf()");
            })
        .tests();
  }

  /** A program on the standby's host that says something else than the machine's own. */
  private static void standsIn(String program, String says) {
    standby.exec(
        "mv %1$s %1$s.real && printf '%%s\\n' '#!/bin/sh' '%2$s' >%1$s && chmod 0755 %1$s"
            .formatted(program, says));
  }

  private static void itself(String program) {
    standby.exec("mv %1$s.real %1$s".formatted(program));
  }

  private static void nineReceivers() {
    primary.exec(
        "for i in 1 2 3 4 5 6 7 8 9; do install -d -o postgres /tmp/wal-$i; nohup setsid runuser -u"
            + " postgres -- pg_receivewal -D /tmp/wal-$i >/dev/null 2>&1 & done; for i in $(seq"
            + " 100); do [ \"$(runuser -u postgres -- psql -XAtqc 'SELECT count(*) FROM"
            + " pg_stat_replication')\" = 9 ] && exit 0; sleep 0.1; done; exit 1");
  }
}
