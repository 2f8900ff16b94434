package pairkeeper.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pairkeeper.console.OwnDatabase;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;
import tools.jackson.databind.JsonNode;

/** Two consoles that share one database and one key, of which one is killed. */
@NeedsLab
class TwoNodesIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @Test
  void the_other_goes_on_with_its_copy_and_each_due_time_still_starts_once(@TempDir Path folder)
      throws Exception {
    String key = folder.resolve("console.key").toString();
    try (OwnDatabase database = OwnDatabase.created();
        RunningConsole one = database.console().env("PAIRKEEPER_KEY_FILE", key).start();
        RunningConsole two = database.console().env("PAIRKEEPER_KEY_FILE", key).start();
        Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
        Rest atOne = new Rest(one);
        Rest atTwo = new Rest(two)) {
      LabHost first = lab.host(1);
      PairByRest pair = PairByRest.takeIn(atOne, lab, "nodes", first, lab.host(2));
      pair.meet(first, lab.host(2));
      first.exec("mkdir -p /srv/often /srv/large && echo a >/srv/often/a.pdf");
      first.exec("head -c 40000000 /dev/urandom >/srv/large/scan.dcm");
      String often =
          TimedJobs.make(atOne, pair, "Often", "/srv/often", 0, "every 1m from " + Instant.now());
      String large = TimedJobs.make(atOne, pair, "Large", "/srv/large", 900, once(dueIn(5)));
      String run = TimedJobs.awaitRun(atTwo, pair, large, 0).get("run").asString();
      atTwo.await("runs/" + run, PATIENCE, r -> TimedJobs.copied(r) > 2_000_000);

      boolean byOne = carries(database, run, one);
      assertThat(carries(database, run, two)).as("by one node").isNotEqualTo(byOne);
      RunningConsole carrier = byOne ? one : two;
      Rest left = byOne ? atTwo : atOne;
      Instant due = dueIn(6);
      List<String> atTheKill = new ArrayList<>();
      for (int n = 0; n < 8; n++) {
        first.exec("mkdir -p /srv/n%1$d && echo %1$d >/srv/n%1$d/a.pdf".formatted(n));
        atTheKill.add(TimedJobs.make(left, pair, "At the kill " + n, "/srv/n" + n, 0, once(due)));
      }
      // some are being decided, some have just been started, some nobody has looked at yet
      Thread.sleep(Math.max(0, Duration.between(Instant.now(), due).toMillis() + 400));
      carrier.kill9();

      JsonNode found = TimedJobs.ended(left, run);
      assertThat(found.get("state").asString()).as(found.toPrettyString()).isEqualTo("succeeded");
      assertThat(found.get("interrupted").asBoolean()).isTrue();
      assertThat(first.executed("rsync .*--bwlimit=900")).isEqualTo(1);
      assertThat(lab.host(2).exec("sha256sum </srv/large/scan.dcm"))
          .isEqualTo(first.exec("sha256sum </srv/large/scan.dcm"));
      for (String job : atTheKill) {
        startedOnce(database, left, pair, job);
      }
      carrier.launchAgain();
      carrier.awaitReady();
      TimedJobs.awaitRun(left, pair, often, TimedJobs.occurrences(left, pair, often).size());
      coversEachDueTimeOnce(TimedJobs.occurrences(left, pair, often));
      assertThat(left.get("audit/verification").get("valid").asBoolean()).isTrue();
    }
  }

  private static void startedOnce(OwnDatabase database, Rest rest, PairByRest pair, String job)
      throws SQLException {
    String run = TimedJobs.awaitRun(rest, pair, job, 0).get("run").asString();
    JsonNode ended = TimedJobs.ended(rest, run);
    assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("succeeded");
    assertThat(TimedJobs.occurrences(rest, pair, job)).hasSize(1);
    assertThat(number(database, "select count(*) from run where job_id = '" + job + "'"))
        .isEqualTo(1);
  }

  private static Instant dueIn(int seconds) {
    return Instant.now().plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS);
  }

  private static String once(Instant due) {
    return "once " + due;
  }

  private static boolean carries(OwnDatabase database, String run, RunningConsole node)
      throws SQLException {
    return number(
            database,
            "select count(*) from scheduled_job_runs where picked and task_instance like '"
                + run
                + ":%' and picked_by like '%#"
                + node.pid()
                + "'")
        == 1;
  }

  private static long number(OwnDatabase database, String question) throws SQLException {
    try (Connection sql = database.connect();
        ResultSet rows = sql.createStatement().executeQuery(question)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** Newest first, of a job every minute: what is not in one is in the next, and none in two. */
  private static void coversEachDueTimeOnce(List<JsonNode> all) {
    for (int i = 0; i < all.size(); i++) {
      Instant last = Instant.parse(all.get(i).get("due").asString());
      Instant firstDue = Instant.parse(all.get(i).get("first").asString());
      long minutes = Duration.between(firstDue, last).toMinutes() + 1;
      assertThat(all.get(i).get("count").asLong()).isEqualTo(minutes);
      if (i + 1 < all.size()) {
        assertThat(Instant.parse(all.get(i + 1).get("due").asString()))
            .isEqualTo(firstDue.minus(Duration.ofMinutes(1)));
      }
    }
  }
}
