package pairkeeper.brokenworld;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pairkeeper.api.PairByRest;
import pairkeeper.api.Rest;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.Ledger;
import pairkeeper.lab.NeedsLab;
import tools.jackson.databind.JsonNode;

/**
 * Switchovers that must not be, or must be taken back, on one pair: afterwards the primary serves
 * as before, and the pair is healthy.
 */
@NeedsLab
class SwitchoverRefusedIT {
  private static final String HBA = "/etc/postgresql/15/main/pg_hba.conf";
  private static final String RELOAD = "SELECT pg_reload_conf()";

  private static OnePair one;
  private static Rest rest;
  private static LabHost primary;
  private static LabHost standby;
  private static PairByRest pair;

  @BeforeAll
  static void open() {
    one = OnePair.takenIn("not-turned");
    rest = one.rest();
    pair = one.pair();
    primary = one.primary();
    standby = one.standby();
    pair.setUp();
    pair.awaitWhole();
    primary.letIn();
    standby.letIn();
  }

  @AfterAll
  static void close() {
    if (one != null) {
      one.close();
    }
  }

  @AfterEach
  void everything_is_as_it_was() {
    assertThat(primary.sql("SELECT pg_is_in_recovery()")).isEqualTo("f");
    assertThat(standby.sql("SELECT pg_is_in_recovery()")).isEqualTo("t");
    // a status may be older than the last restart
    primary.exec(
        "for i in $(seq 150); do [ -n \"$(runuser -u postgres -- psql -XAtqc \"SELECT 1 FROM"
            + " pg_stat_replication WHERE state = 'streaming'\")\" ] && exit 0; sleep 0.2; done;"
            + " exit 1");
    pair.awaitWhole();
    pair.freePlan("switchover", Map.of());
  }

  @Test
  void blocked_while_segments_wait_to_be_archived() {
    primary.sql("ALTER SYSTEM SET archive_mode = on");
    primary.sql("ALTER SYSTEM SET archive_command = '/bin/false'");
    primary.exec("systemctl restart postgresql@15-main");
    for (int segment = 0; segment < 12; segment++) {
      primary.sql("SELECT pg_logical_emit_message(false, 'archive', 'me')");
      primary.sql("SELECT pg_switch_wal()");
    }
    try {
      assertThat(blocking()).contains("archive-backlog");
    } finally {
      primary.sql("ALTER SYSTEM RESET archive_command");
      primary.sql("ALTER SYSTEM RESET archive_mode");
      primary.exec("systemctl restart postgresql@15-main");
      primary.exec("rm -f /var/lib/postgresql/15/main/pg_wal/archive_status/*.ready");
    }
  }

  @Test
  void blocked_while_a_base_backup_is_taken() {
    primary.exec(
        "nohup setsid runuser -u postgres -- pg_basebackup -D /tmp/backup -r 1M -c fast -X none"
            + " >/dev/null 2>&1 &");
    try {
      primary.exec(
          "for i in $(seq 100); do [ -n \"$(runuser -u postgres -- psql -XAtqc \"SELECT 1 FROM"
              + " pg_stat_replication WHERE state = 'backup'\")\" ] && exit 0; sleep 0.1; done;"
              + " exit 1");
      assertThat(blocking()).contains("no-backup");
    } finally {
      primary.exec("pkill -x pg_basebackup; rm -rf /tmp/backup");
    }
  }

  @Test
  void blocked_while_the_old_primary_could_not_log_in_at_the_new_one() {
    String line = "host replication all " + primary.address() + "/32 reject";
    standby.exec("cp -p " + HBA + " /root/hba && sed -i '1i " + line + "' " + HBA);
    standby.sql(RELOAD);
    try {
      assertThat(blocking()).contains("reverse-login");
    } finally {
      standby.exec("cp -p /root/hba " + HBA);
      standby.sql(RELOAD);
    }
  }

  @Test
  void blocked_while_the_standby_follows_nobody_and_a_plan_from_before_is_not_started() {
    JsonNode before = pair.freePlan("switchover", Map.of());
    standby.sql("ALTER SYSTEM SET primary_conninfo = ''");
    standby.sql(RELOAD);
    try {
      primary.exec(
          "for i in $(seq 100); do [ -z \"$(runuser -u postgres -- psql -XAtqc 'SELECT 1 FROM"
              + " pg_stat_replication')\" ] && exit 0; sleep 0.1; done; exit 1");
      assertThat(blocking()).contains("streams-from-primary");
      assertThat(pair.start(before, null, "Follows nobody").status()).isEqualTo(409);
    } finally {
      standby.sql("ALTER SYSTEM RESET primary_conninfo");
      standby.sql(RELOAD);
    }
  }

  @Test
  void taken_back_when_the_stop_hangs(@TempDir Path folder) {
    primary.exec(
        "nohup setsid runuser -u postgres -- psql -Xqc 'SELECT pg_sleep(3600)' >/dev/null 2>&1 &");
    String pid =
        primary.exec(
            "for i in $(seq 100); do p=$(runuser -u postgres -- psql -XAtqc \"SELECT pid FROM"
                + " pg_stat_activity WHERE query LIKE '%sleep(3600)%' AND state = 'active'"
                + " AND pid <> pg_backend_pid()\"); [ -n \"$p\" ] && echo $p && exit 0;"
                + " sleep 0.1; done; exit 1");
    primary.exec("kill -STOP " + pid);
    JsonNode ended = takenBack(folder, "A backend hangs", () -> {});
    assertThat(PairByRest.step(ended, "shut-down").get("state").asString()).isEqualTo("failed");
    assertThat(ended.toString()).contains("did not stop within 30 s");
  }

  @Test
  void taken_back_when_the_receiver_freezes(@TempDir Path folder) {
    JsonNode ended =
        takenBack(
            folder,
            "The receiver freezes",
            () -> standby.exec("pkill -STOP -f 'walreceiver streamin[g]'"));
    standby.exec("pkill -CONT -f 'walreceiver streamin[g]'");
    assertThat(PairByRest.step(ended, "promote").get("state").asString()).isEqualTo("pending");
  }

  /** Its service manager would answer success and stop nothing: that once made two primaries. */
  @Test
  void ends_when_somebody_has_restarted_the_primary_past_its_service(@TempDir Path folder) {
    JsonNode ended =
        takenBack(
            folder,
            "Restarted by hand",
            () -> {
              primary.exec("systemctl stop postgresql@15-main");
              primary.exec(
                  pgCtl(
                      "start -l /dev/null -o '-c"
                          + " config_file=/etc/postgresql/15/main/postgresql.conf'"));
            });
    assertThat(PairByRest.step(ended, "shut-down").get("state").asString()).isEqualTo("failed");
    assertThat(PairByRest.step(ended, "promote").get("state").asString()).isEqualTo("pending");
    assertThat(blocking()).contains("service-owns");
    primary.exec(pgCtl("stop -m fast"));
    primary.exec("systemctl start postgresql@15-main");
  }

  private static String pgCtl(String verb) {
    return "runuser -u postgres -- /usr/lib/postgresql/15/bin/pg_ctl -w -D"
        + " /var/lib/postgresql/15/main "
        + verb;
  }

  /**
   * Nothing was promoted, and no acknowledged commit is lost though somebody wrote all the time.
   */
  private static JsonNode takenBack(Path folder, String reason, Runnable fault) {
    try (Ledger ledger = Ledger.start(folder.resolve("ledger"), primary, standby)) {
      ledger.awaitWrites(50);
      JsonNode run = pair.start(pair.freePlan("switchover", Map.of()), null, reason).is(202);
      pair.awaitRun(run, r -> PairByRest.asking(r) != null);
      fault.run();
      JsonNode ended = pair.follow(run);
      assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("failed");
      String resume = "runs/" + ended.get("id").asString() + "/resume";
      assertThat(rest.send("POST", resume, null).is(422).get("detail").asString())
          .contains("the old primary serves again");
      ledger.awaitWriteOn(primary);
      var reckoning = ledger.reckon(primary);
      System.out.println(reason + ": " + reckoning);
      assertThat(reckoning.lostOn(primary)).isEmpty();
      return ended;
    }
  }

  private static List<String> blocking() {
    JsonNode plan = pair.plan("switchover", Map.of());
    assertThat(plan.get("blocked").asBoolean()).isTrue();
    assertThat(pair.start(plan, null, "Blocked").status()).isEqualTo(409);
    return PairByRest.blocking(plan);
  }
}
