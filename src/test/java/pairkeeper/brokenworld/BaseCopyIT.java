package pairkeeper.brokenworld;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pairkeeper.api.PairByRest;
import pairkeeper.api.Rest;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;
import tools.jackson.databind.JsonNode;

/**
 * What breaks in the middle of a base copy: the standby's disk fills up, the console dies, the line
 * between the servers dies.
 */
@NeedsLab
class BaseCopyIT {
  private static Lab lab;
  private static RunningConsole console;
  private static Rest rest;

  @BeforeAll
  static void open() {
    console = RunningConsole.fresh().launch();
    lab =
        Lab.up(
            Flavour.PRIMARY,
            Flavour.NONE,
            Flavour.PRIMARY,
            Flavour.NONE,
            Flavour.PRIMARY,
            Flavour.NONE);
    rest = new Rest(console.awaitReady());
  }

  @AfterAll
  static void close() {
    if (rest != null) {
      rest.close();
    }
    if (lab != null) {
      lab.close();
    }
    console.close();
  }

  @Test
  void a_disk_that_fills_up_in_mid_copy_is_named_and_the_run_goes_on_once_there_is_room() {
    LabHost primary = lab.host(1);
    LabHost standby = lab.host(2);
    PairByRest pair = copying("full-disk", primary, standby);
    JsonNode run = SlowCopy.start(pair);
    SlowCopy.awaitMiddle(pair, run);
    primary.clearJournal();
    standby.fill();

    JsonNode failed = pair.awaitRun(run, r -> r.get("state").asString().equals("failed"));
    JsonNode copy = PairByRest.step(failed, "base-copy");
    assertThat(copy.get("state").asString()).isEqualTo("failed");
    assertThat(copy.get("why").asString())
        .contains("disk is full", "No space left on device", "resume the run at this step");
    assertThat(standby.attempt("test -e /var/lib/postgresql/15/main/standby.signal").code())
        .as("a partial copy is never startable")
        .isNotZero();
    assertThat(primary.journal()).as("nothing is done to the primary by that").isEmpty();
    assertThat(primary.sql("SELECT pg_is_in_recovery()")).isEqualTo("f");

    standby.unfill();
    rest.send("POST", "runs/" + run.get("id").asString() + "/resume", null).is(200);
    assertSucceeded(pair.follow(run));
    assertThat(standby.executed("^pg_basebackup ")).isEqualTo(2);
    assertThat(primary.sql("SELECT count(*) FROM pg_replication_slots")).isEqualTo("1");
    assertThat(standby.exec("ls /var/lib/postgresql/15"))
        .as("no partial copy is left behind")
        .doesNotContain("copying");
    pair.awaitVerdict("healthy");
  }

  @Test
  void a_console_that_dies_in_mid_copy_finds_the_copy_again_and_ends_the_run() {
    LabHost primary = lab.host(3);
    LabHost standby = lab.host(4);
    PairByRest pair = copying("dead-console", primary, standby);
    JsonNode run = SlowCopy.start(pair);
    SlowCopy.awaitMiddle(pair, run);
    console.kill9();
    primary.freeze(); // so that the copy is not through when the console is back
    try {
      console.restart();
      JsonNode again =
          pair.awaitRun(
              run,
              r -> r.get("interrupted").asBoolean() && r.get("state").asString().equals("running"));
      assertThat(PairByRest.step(again, "base-copy").get("state").asString()).isEqualTo("running");
      assertThat(PairByRest.step(again, "base-copy").get("attempt").asInt()).isEqualTo(1);
      assertThat(console.log())
          .as("nobody takes the run's old task while the run is handed over")
          .containsSubsequence(
              "Starting scheduler.", "was interrupted and goes on", "Starting scheduler.");
    } finally {
      primary.thaw();
    }
    assertSucceeded(pair.follow(run));
    assertThat(standby.executed("^pg_basebackup ")).as("executed there").isEqualTo(1);
    assertThat(rest.get("audit?pair=" + pair.id()).toString())
        .contains("run.interrupted", "run.succeeded");
    pair.awaitVerdict("healthy");
  }

  /** In silence: neither server is told, and by itself the copy would wait for two hours. */
  @Test
  void a_line_that_dies_in_mid_copy_leaves_nothing_that_starts_and_no_slot() {
    LabHost primary = lab.host(5);
    LabHost standby = lab.host(6);
    PairByRest pair = copying("dead-line", primary, standby);
    // as some do for slow lines: by itself this server would never let go of the slot
    primary.sql("ALTER SYSTEM SET wal_sender_timeout = 0");
    primary.sql("SELECT pg_reload_conf()");
    JsonNode run = SlowCopy.start(pair);
    SlowCopy.awaitMiddle(pair, run);
    standby.cutFrom(primary);
    try {
      JsonNode failed = pair.awaitRun(run, r -> r.get("state").asString().equals("failed"));
      JsonNode copy = PairByRest.step(failed, "base-copy");
      assertThat(copy.get("state").asString()).as(failed.toPrettyString()).isEqualTo("failed");
      assertThat(standby.attempt("test -e /var/lib/postgresql/15/main/PG_VERSION").ok()).isFalse();
      assertThat(standby.exec("ls /var/lib/postgresql/15"))
          .as("no partial copy is left behind")
          .doesNotContain("copying");
      assertThat(primary.sql("SELECT count(*) FROM pg_replication_slots"))
          .as(copy.toPrettyString())
          .isEqualTo("0");
    } finally {
      standby.healTo(primary);
    }
    rest.send("POST", "runs/" + run.get("id").asString() + "/resume", null).is(200);
    assertSucceeded(pair.follow(run));
    assertThat(standby.executed("^pg_basebackup ")).isEqualTo(2);
    assertThat(primary.sql("SELECT active FROM pg_replication_slots")).isEqualTo("t");
    pair.awaitWhole();
  }

  private static PairByRest copying(String name, LabHost primary, LabHost standby) {
    return SlowCopy.pair(rest, lab, name, primary, standby);
  }

  private static void assertSucceeded(JsonNode ended) {
    assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("succeeded");
  }
}
