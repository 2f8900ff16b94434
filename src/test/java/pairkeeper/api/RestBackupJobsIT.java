package pairkeeper.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.Ledger;
import pairkeeper.lab.NeedsLab;
import tools.jackson.databind.JsonNode;

/** Backups that a job takes of a real primary, keeps on the standby, and restores by trial. */
@NeedsLab
class RestBackupJobsIT {
  private static final String PLACE = "/srv/the pair's backups";
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir Path folder;

  private record Scene(Rest rest, PairByRest pair, LabHost first, LabHost second) {
    Map<String, Object> job(String name, Map<String, Object> more) {
      var backup = new HashMap<String, Object>();
      backup.put("places", List.of(place(0, PLACE, ""), place(1, PLACE, "")));
      backup.put("keep", Map.of("hourly", 0, "daily", 1, "weekly", 0, "monthly", 0));
      backup.putAll(more);
      return Map.of("name", name, "kind", "backup", "backup", backup);
    }

    Map<String, Object> place(int server, String path, String mount) {
      String id = pair.server(server).substring("servers/".length());
      return Map.of("server", id, "path", path, "mount", mount);
    }

    String make(Map<String, Object> job) {
      return rest.post(pair.path() + "/jobs", job).is(201).get("id").asString();
    }

    String path(String job) {
      return pair.path() + "/jobs/" + job;
    }

    JsonNode begin(String job, String what) {
      return rest.post(path(job) + "/" + what, Map.of("reason", "by hand")).is(202);
    }

    JsonNode ended(String job, String what, String state) {
      JsonNode ended = pair.follow(begin(job, what));
      assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo(state);
      return ended;
    }

    JsonNode ran(String job) {
      return ended(job, "runs", "succeeded");
    }

    JsonNode newest(String job) {
      return rest.get(path(job) + "/backups").get(0);
    }

    String onDisk(LabHost host, String job) {
      return host.exec("ls '" + PLACE.replace("'", "'\\''") + "/" + job + "'").strip();
    }

    /** No server runs beside the pair's own, and nothing of a restore lies about. */
    void nothingIsLeft(LabHost host) {
      assertThat(host.exec("pgrep -fc 'postgres -D .*/[.]restore-' || true").strip())
          .isEqualTo("0");
      assertThat(
              host.exec(
                  "find /srv /var/run/postgresql -name '.restore-*' -o -name '.part-*'"
                      + " -o -name 'pairkeeper-*' -type d"))
          .isBlank();
    }
  }

  @Test
  void takes_backups_that_were_restored_once_and_follows_the_roles() throws Exception {
    try (Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
        Rest rest = new Rest(RunningConsole.shared());
        PairByRest pair = PairByRest.takeIn(rest, lab, "backed up", lab.host(1), lab.host(2))) {
      var scene = new Scene(rest, pair, lab.host(1), lab.host(2));
      pair.meet(lab.host(1), lab.host(2));
      saysWhichFieldIsWrong(scene);
      isNotTakenBeforeThePairIsSetUp(scene);
      pair.setUp();
      tablespace(scene);
      String job = scene.make(scene.job("Nightly", Map.of()));
      try (Ledger ledger = Ledger.start(folder.resolve("acknowledged"), lab.host(1))) {
        ledger.awaitWrites(200);
        isTakenUnderLoadAndRestoredByTrial(scene, job);
        theOnesThatNeedNotStayAreRemoved(scene, job);
      }
      whatIsDamagedIsNotTakenForGood(scene, job);
      isEndedAtOnceAndLeavesNothing(scene);
      isNotTakenWhereItsDiskIsNotMountedOrTooSmall(scene);
      isTakenOfTheNewPrimaryAfterASwitchover(scene, job);
      staysWhenItsJobIsRemoved(scene, job);
    }
  }

  private static void saysWhichFieldIsWrong(Scene scene) {
    var wrong =
        Map.<Map<String, Object>, String>of(
            Map.of("places", List.of()), "places",
            Map.of("places", List.of(scene.place(0, "backups", ""))), "places[0].path",
            Map.of("keep", Map.of("hourly", 0, "daily", 0, "weekly", 0, "monthly", 0)), "daily",
            Map.of("keep", Map.of("daily", -1)), "keep.daily",
            Map.of("megabytesPerSecond", 2000), "megabytesPerSecond",
            Map.of("limitHours", 0), "limitHours");
    String path = scene.pair().path() + "/jobs";
    wrong.forEach((more, field) ->
        assertThat(
                scene.rest().post(path, scene.job("Wrong", more)).is(422).get("field").asString())
            .isEqualTo(field));
    assertThat(scene.rest().get(path).size()).isZero();
  }

  private static void isNotTakenBeforeThePairIsSetUp(Scene scene) {
    String job = scene.make(scene.job("Too early", Map.of()));
    JsonNode plan = scene.rest().get(scene.path(job) + "/plan");
    assertThat(PairByRest.blocking(plan)).contains("backup-login");
    assertThat(scene.rest().post(scene.path(job) + "/runs", Map.of()).status()).isEqualTo(409);
    assertThat(scene.second().exec("ls /srv")).isBlank();
  }

  private static void tablespace(Scene scene) {
    for (LabHost host : List.of(scene.first(), scene.second())) {
      host.exec("install -d -o postgres -g postgres '/srv/table space'");
    }
    scene.first().sql("CREATE TABLESPACE apart LOCATION '/srv/table space'");
    scene.first().sql("app", "CREATE TABLE elsewhere TABLESPACE apart AS SELECT 1");
    scene.first().sql("CREATE DATABASE \"Old \\ 'exams'\"");
  }

  private static void isTakenUnderLoadAndRestoredByTrial(Scene scene, String job) {
    JsonNode ended = scene.ran(job);
    JsonNode found = scene.newest(job);
    assertThat(found.get("verifiedAt").isNull()).as(found.toPrettyString()).isFalse();
    assertThat(found.get("removedAt").isNull()).isTrue();
    assertThat(found.get("bytes").asLong()).isGreaterThan(1_000_000);
    assertThat(found.get("timeline").asInt()).isEqualTo(1);
    assertThat(found.get("server").asString()).isEqualTo(scene.place(1, "", "").get("server"));
    assertThat(found.get("primary").asString()).isEqualTo(scene.place(0, "", "").get("server"));
    assertThat(found.get("systemIdentifier").asString())
        .isEqualTo(scene.first().sql("SELECT system_identifier FROM pg_control_system()"));
    String said = PairByRest.step(ended, "restore").get("output").asString();
    assertThat(said)
        .contains("backup successfully verified", "app answers", "\"Old \\ 'exams'\" answers");
    assertThat(scene.onDisk(scene.second(), job)).isEqualTo(found.get("name").asString());
    scene.nothingIsLeft(scene.second());
  }

  private static void theOnesThatNeedNotStayAreRemoved(Scene scene, String job) {
    String first = scene.newest(job).get("name").asString();
    scene.ran(job);
    String second = scene.newest(job).get("name").asString();
    // the first was the only one of which somebody knew that it can be restored
    assertThat(scene.onDisk(scene.second(), job).split("\n")).containsExactly(first, second);
    scene.ran(job);
    String third = scene.newest(job).get("name").asString();
    assertThat(scene.onDisk(scene.second(), job).split("\n")).containsExactly(second, third);
    JsonNode all = scene.rest().get(scene.path(job) + "/backups");
    assertThat(all.size()).isEqualTo(3);
    assertThat(all.get(2).get("removedAt").isNull()).isFalse();
    assertThat(all.get(1).get("removedAt").isNull()).isTrue();
  }

  private static void whatIsDamagedIsNotTakenForGood(Scene scene, String job) {
    String name = scene.newest(job).get("name").asString();
    String files = "'" + PLACE.replace("'", "'\\''") + "/" + job + "/" + name + "/files'";
    scene.ended(job, "restores", "succeeded");
    // one byte of a table, in an archive that unpacks without a complaint
    scene
        .second()
        .exec(
            "set -e; cd "
                + files
                + "; rm -rf /tmp/x; mkdir /tmp/x; tar -xzf base.tar.gz -C /tmp/x;"
                + " printf Z | dd of=/tmp/x/base/1/1259 bs=1 seek=300 conv=notrunc status=none;"
                + " tar -C /tmp/x -czf base.tar.gz .; chown postgres: base.tar.gz; rm -rf /tmp/x");
    JsonNode ended = scene.ended(job, "restores", "failed");
    assertThat(PairByRest.step(ended, "restore").get("output").asString())
        .contains("base/1/1259")
        .contains("files differ from what the server wrote down of them");
    JsonNode found = scene.newest(job);
    assertThat(found.get("name").asString()).isEqualTo(name);
    assertThat(found.get("verifiedAt").isNull()).isTrue();
    scene.nothingIsLeft(scene.second());
  }

  private static void isEndedAtOnceAndLeavesNothing(Scene scene) {
    String job = scene.make(scene.job("Slow", Map.of("megabytesPerSecond", 1)));
    JsonNode run = scene.begin(job, "runs");
    scene
        .first()
        .exec(
            "for i in $(seq 300); do [ \"$(runuser -u postgres -- psql -XqAt -c \"select count(*)"
                + " from pg_stat_replication where application_name = 'pairkeeper_backup'\")\" !="
                + " 0 ] && exit; sleep 0.2; done; exit 1");
    scene.rest().send("POST", "runs/" + run.get("id").asString() + "/stop", null).is(200);
    JsonNode ended =
        scene
            .rest()
            .await("runs/" + run.get("id").asString(), PATIENCE, r -> !r.get("endedAt").isNull());
    assertThat(ended.get("state").asString()).isEqualTo("failed");
    assertThat(scene.rest().get(scene.path(job) + "/backups").size()).isZero();
    scene.nothingIsLeft(scene.second());
  }

  private static void isNotTakenWhereItsDiskIsNotMountedOrTooSmall(Scene scene) {
    scene.second().exec("mkdir -p /mnt/backups");
    var places = List.of(scene.place(1, "/mnt/backups/here", "/mnt/backups"));
    String job = scene.make(scene.job("Other disk", Map.of("places", places)));
    JsonNode plan = scene.rest().get(scene.path(job) + "/plan");
    assertThat(PairByRest.blocking(plan)).containsExactly("spare-place");
    scene.second().exec("mount -t tmpfs -o size=8m none /mnt/backups");
    plan = scene.rest().get(scene.path(job) + "/plan");
    assertThat(PairByRest.blocking(plan)).containsExactly("spare-room");
    assertThat(scene.second().exec("ls /mnt/backups")).isBlank();
    scene.second().exec("umount /mnt/backups");
  }

  private static void isTakenOfTheNewPrimaryAfterASwitchover(Scene scene, String job) {
    PairByRest pair = scene.pair();
    pair.awaitWhole();
    JsonNode plan = pair.awaitPlan("switchover", Map.of(), p -> PairByRest.blocking(p).isEmpty());
    JsonNode turned = pair.follow(pair.start(plan, null, "Turned round").is(202));
    assertThat(turned.get("state").asString()).as(turned.toPrettyString()).isEqualTo("succeeded");
    JsonNode back = scene.rest().get(pair.path() + "/failback");
    assertThat(back.get("backup").asString()).isEqualTo("no");
    scene.ran(job);
    JsonNode found = scene.newest(job);
    assertThat(found.get("primary").asString()).isEqualTo(scene.place(1, "", "").get("server"));
    assertThat(found.get("server").asString()).isEqualTo(scene.place(0, "", "").get("server"));
    assertThat(found.get("timeline").asInt()).isEqualTo(2);
    assertThat(scene.onDisk(scene.first(), job)).isEqualTo(found.get("name").asString());
    back = scene.rest().get(pair.path() + "/failback");
    assertThat(back.get("backup").asString()).as(back.toPrettyString()).isEqualTo("verified");
    scene.nothingIsLeft(scene.first());
  }

  private static void staysWhenItsJobIsRemoved(Scene scene, String job) {
    String name = scene.newest(job).get("name").asString();
    assertThat(scene.rest().send("DELETE", scene.path(job), null).status()).isEqualTo(204);
    assertThat(scene.onDisk(scene.first(), job)).isEqualTo(name);
  }
}
