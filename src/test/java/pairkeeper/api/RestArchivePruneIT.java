package pairkeeper.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.Ledger;
import pairkeeper.lab.NeedsLab;
import tools.jackson.databind.JsonNode;

/** What goes from a real archive while users write, what stays, and that a backup rests on it. */
@NeedsLab
class RestArchivePruneIT {
  private static final String ARCHIVE = "/srv/the archive";
  private static final String BACKUPS = "/srv/backups";
  private static final String DIRECTORY = "000000010000000000000000";
  private static final String LINK = "000000010000000000000000.gz";
  private static final String TORN = "000000010000000000000000.partial";
  private static final List<String> FOREIGN =
      List.of(DIRECTORY, LINK, TORN, "0000002A.history", "notes.txt", "x.gpg");

  @TempDir Path folder;

  private record Scene(Rest rest, PairByRest pair, Lab lab, LabHost first, LabHost second) {
    String make(String name, String kind, Map<String, Object> settings) {
      var job = Map.of("name", name, "kind", kind, kind, settings);
      return rest.post(pair.path() + "/jobs", job).is(201).get("id").asString();
    }

    Map<String, Object> place(int server, String path) {
      String id = pair.server(server).substring("servers/".length());
      return Map.of("server", id, "path", path, "mount", "");
    }

    Map<String, Object> settings(Map<String, Object> more) {
      var prune = new HashMap<String, Object>();
      prune.put("places", List.of(place(0, ARCHIVE), place(1, ARCHIVE)));
      prune.put("leastDays", 0);
      prune.putAll(more);
      return prune;
    }

    String path(String job) {
      return pair.path() + "/jobs/" + job;
    }

    JsonNode ran(String job) {
      JsonNode run = rest.post(path(job) + "/runs", Map.of("reason", "by hand")).is(202);
      JsonNode ended = pair.follow(run);
      assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("succeeded");
      return ended;
    }

    /** What the newest run removed from the primary's archive. */
    JsonNode pruned(String job) {
      String primary = pair.server(0).substring("servers/".length());
      for (JsonNode each : rest.get(path(job) + "/prunes")) {
        if (each.get("server").asString().equals(primary)) {
          return each;
        }
      }
      throw new AssertionError("nothing is kept of it");
    }

    List<String> blocking(String job) {
      return PairByRest.blocking(rest.get(path(job) + "/plan"));
    }

    /** The whole segments in the primary's archive. */
    TreeSet<String> segments() {
      return first
          .exec("cd '" + ARCHIVE + "' && find . -type f -printf '%f\\n'")
          .lines()
          .filter(file -> file.matches("[0-9A-F]{24}"))
          .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Begins new segments and waits until the last one that was ended is archived. */
    void switches(int times) {
      for (int i = 0; i < times; i++) {
        first.sql("CREATE TABLE IF NOT EXISTS turn AS SELECT 1 AS n; UPDATE turn SET n = n + 1");
        String file = first.sql("SELECT pg_walfile_name(pg_switch_wal())");
        first.exec(
            "for i in $(seq 200); do [ -s '%s/%s' ] && exit; sleep 0.1; done; exit 1"
                .formatted(ARCHIVE, file));
      }
    }

    /** The standby has replayed all, and would begin there after a restart. */
    void checkpoints() {
      first.sql("CHECKPOINT");
      String lsn = first.sql("SELECT pg_current_wal_lsn()");
      second.exec(
          "for i in $(seq 300); do [ \"$(runuser -u postgres -- psql -XAtc \"SELECT"
              + " pg_last_wal_replay_lsn() >= '"
              + lsn
              + "'\")\" = t ] && exit; sleep 0.1; done; exit 1");
      second.sql("CHECKPOINT");
    }

    JsonNode newestBackup(String job) {
      return rest.get(path(job) + "/backups").get(0);
    }

    String segment(String lsn) {
      return first.sql("SELECT pg_walfile_name('" + lsn + "')");
    }
  }

  @Test
  void only_wal_goes_that_neither_a_backup_nor_a_server_needs_and_the_backup_still_rolls_forward()
      throws Exception {
    try (Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
        Rest rest = new Rest(RunningConsole.shared());
        PairByRest pair = PairByRest.takeIn(rest, lab, "pruned", lab.host(1), lab.host(2))) {
      var scene = new Scene(rest, pair, lab, lab.host(1), lab.host(2));
      pair.meet(lab.host(1), lab.host(2));
      archives(scene);
      scene.switches(3);
      pair.setUp();
      saysWhichFieldIsWrong(scene);
      String prune = scene.make("Prune", "prune", scene.settings(Map.of()));
      withoutABackupNothingIsRemoved(scene, prune);
      String backup = backupJob(scene);
      try (Ledger ledger = Ledger.start(folder.resolve("acknowledged"), lab.host(1))) {
        ledger.awaitWrites(200);
        whatLiesBeforeTheBackupGoesAndNothingElse(scene, prune, backup);
        aSilentStandbyBlocksAndOneThatFellBehindKeepsItsOwn(scene, prune, backup);
      }
      aBackupThatGoesOnBlocks(scene, prune);
      theBackupStillRollsForwardToTheEnd(scene, backup);
      pgWalIsNeverPruned(scene);
      itFollowsTheRoles(scene, prune);
    }
  }

  private static void archives(Scene scene) {
    for (LabHost host : List.of(scene.first(), scene.second())) {
      host.exec("install -d -o postgres -g postgres '" + ARCHIVE + "'");
    }
    scene.first().sql("ALTER SYSTEM SET archive_mode = on");
    scene.first().sql("ALTER SYSTEM SET archive_command = 'cp %p \"" + ARCHIVE + "/%f\"'");
    scene.first().exec("systemctl restart postgresql@15-main");
  }

  private static void saysWhichFieldIsWrong(Scene scene) {
    var wrong =
        Map.<Map<String, Object>, String>of(
            Map.of("places", List.of()), "places",
            Map.of("places", List.of(scene.place(0, "archive"))), "places[0].path",
            Map.of("leastDays", -1), "leastDays",
            Map.of("leastDays", 3651), "leastDays",
            Map.of("backupsSince", "yesterday"), "backupsSince");
    String path = scene.pair().path() + "/jobs";
    wrong.forEach((more, field) -> {
      var job = Map.of("name", "Wrong", "kind", "prune", "prune", scene.settings(more));
      assertThat(scene.rest().post(path, job).is(422).get("field").asString()).isEqualTo(field);
    });
  }

  /** The copy that became the standby is told of in the archive, and is no backup. */
  private static void withoutABackupNothingIsRemoved(Scene scene, String prune) {
    scene.switches(1);
    assertThat(scene.first().exec("grep -h LABEL '" + ARCHIVE + "'/*.backup"))
        .contains("pairkeeper copy");
    var before = scene.segments();
    assertThat(scene.blocking(prune)).containsExactly("archive-backups");
    assertThat(scene.rest().post(scene.path(prune) + "/runs", Map.of()).status()).isEqualTo(409);
    assertThat(scene.segments()).isEqualTo(before);
    String only = scene.make("No backups", "prune", scene.settings(Map.of("onlyOwnBackups", true)));
    assertThat(scene.blocking(only)).isEmpty();
  }

  private static String backupJob(Scene scene) {
    var settings =
        Map.<String, Object>of(
            "places", List.of(scene.place(1, BACKUPS)),
            "keep", Map.of("hourly", 0, "daily", 1, "weekly", 0, "monthly", 0),
            "restore", false);
    return scene.make("Backups", "backup", settings);
  }

  private static void whatLiesBeforeTheBackupGoesAndNothingElse(
      Scene scene, String prune, String backup) {
    scene.switches(3);
    scene.ran(backup);
    scene.switches(2);
    scene.checkpoints();
    scene.switches(2);
    foreignFiles(scene);
    var before = scene.segments();
    String needed = scene.segment(scene.newestBackup(backup).get("startLsn").asString());
    var expected = new TreeSet<>(before.tailSet(needed, true));
    assertThat(expected).contains(needed).hasSizeLessThan(before.size() - 3);

    JsonNode ended = scene.ran(prune);
    assertThat(scene.segments()).containsAll(expected).allMatch(f -> f.compareTo(needed) >= 0);
    JsonNode pruned = scene.pruned(prune);
    assertThat(pruned.get("neededBy").asString()).as(pruned.toPrettyString()).isEqualTo("backup");
    assertThat(pruned.get("neededName")).isEqualTo(scene.newestBackup(backup).get("name"));
    assertThat(pruned.get("limit").asString()).isEqualTo(needed);
    assertThat(pruned.get("files").asInt()).isEqualTo(before.headSet(needed).size());
    assertThat(pruned.get("bytes").asLong()).isEqualTo(before.headSet(needed).size() * (16L << 20));
    assertThat(pruned.get("left").asInt()).isEqualTo(1);
    assertThat(PairByRest.step(ended, "prune").get("output").asString())
        .contains("removed " + before.first())
        .contains("left " + TORN);
    foreignFilesAreThere(scene);

    scene.ran(prune);
    assertThat(scene.pruned(prune).get("files").asInt()).as("a second run").isZero();
  }

  private static void foreignFiles(Scene scene) {
    scene
        .first()
        .exec(
            """
            cd '%s'
            mkdir %s
            ln -s /etc/hostname %s
            printf torn >%s
            echo history >0000002A.history
            echo mine >notes.txt
            echo mine >x.gpg
            """
                .formatted(ARCHIVE, DIRECTORY, LINK, TORN));
  }

  private static void foreignFilesAreThere(Scene scene) {
    assertThat(scene.first().exec("ls -A '" + ARCHIVE + "'").lines().toList()).containsAll(FOREIGN);
    assertThat(scene.first().exec("cat '" + ARCHIVE + "/" + LINK + "'")).isNotBlank();
  }

  private static void aSilentStandbyBlocksAndOneThatFellBehindKeepsItsOwn(
      Scene scene, String prune, String backup) {
    scene.second().exec("systemctl stop postgresql@15-main");
    scene.switches(3);
    scene.ran(backup);
    assertThat(scene.rest().get(scene.path(backup) + "/backups").get(1).get("removedAt").isNull())
        .as("only the newer backup is kept")
        .isFalse();
    var before = scene.segments();
    assertThat(scene.blocking(prune)).containsExactly("archive-standby");
    assertThat(scene.rest().post(scene.path(prune) + "/runs", Map.of()).status()).isEqualTo(409);
    assertThat(scene.segments()).containsAll(before);

    scene.second().exec("systemctl start postgresql@15-main");
    String redo = scene.second().sql("SELECT redo_lsn FROM pg_control_checkpoint()");
    String needed = scene.segment(redo);
    String later = scene.segment(scene.newestBackup(backup).get("startLsn").asString());
    assertThat(needed).isLessThan(later);
    scene.ran(prune);
    JsonNode pruned = scene.pruned(prune);
    assertThat(pruned.get("neededBy").asString()).as(pruned.toPrettyString()).isEqualTo("standby");
    assertThat(scene.segments()).containsAll(before.tailSet(needed, true));

    scene.checkpoints();
    scene.ran(prune);
    pruned = scene.pruned(prune);
    assertThat(pruned.get("limit").asString()).as(pruned.toPrettyString()).isEqualTo(later);
    assertThat(pruned.get("files").asInt()).isPositive();
    assertThat(scene.segments()).containsAll(before.tailSet(later, true)).doesNotContain(needed);
    foreignFilesAreThere(scene);
  }

  /** Where its WAL begins is known when it has ended. */
  private static void aBackupThatGoesOnBlocks(Scene scene, String prune) {
    var settings =
        Map.<String, Object>of("places", List.of(scene.place(1, BACKUPS)), "megabytesPerSecond", 1);
    String slow = scene.make("Slow", "backup", settings);
    JsonNode run = scene.rest().post(scene.path(slow) + "/runs", Map.of()).is(202);
    assertThat(scene.blocking(prune)).isNotEmpty().containsOnly("archive-copying");
    String path = "runs/" + run.get("id").asString();
    scene.rest().send("POST", path + "/stop", null).is(200);
    scene.pair().awaitRun(run, r -> !r.get("endedAt").isNull());
    scene
        .rest()
        .await(
            scene.path(prune) + "/plan",
            Duration.ofMinutes(1),
            plan -> PairByRest.blocking(plan).isEmpty());
  }

  /** By the archive alone, from where the backup begins: its own WAL is left out. */
  private static void theBackupStillRollsForwardToTheEnd(Scene scene, String backup)
      throws IOException {
    scene.switches(1);
    String rows =
        "SELECT count(*) || ' ' || md5(string_agg(l::text, ',' ORDER BY l::text)) FROM ledger l";
    String wanted = scene.first().sql("app", rows);
    String name = scene.newestBackup(backup).get("name").asString();
    String files = BACKUPS + "/" + backup + "/" + name + "/files/base.tar.gz";
    scene
        .first()
        .exec(
            """
            set -e
            umask 077
            cat >/root/lab-key <<'KEY'
            %s
            KEY
            install -d -o postgres -g postgres -m 0700 /srv/proof /srv/proof/data
            ssh -i /root/lab-key -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o BatchMode=yes \\
              support@%s sudo -n cat %s </dev/null | runuser -u postgres -- tar -xzf - -C /srv/proof/data
            cd /srv/proof/data
            runuser -u postgres -- sh -c 'touch postgresql.conf recovery.signal; echo local all all trust >pg_hba.conf'
            cat >/srv/proof/fetch <<'FETCH'
            #!/bin/sh
            cp "%s/$1" "$2"
            FETCH
            chmod 755 /srv/proof/fetch
            nohup runuser -u postgres -- /usr/lib/postgresql/15/bin/postgres -D /srv/proof/data -c port=5999 \\
              -c listen_addresses= -c unix_socket_directories=/srv/proof -c archive_mode=off -c ssl=off \\
              -c 'restore_command=/srv/proof/fetch %%f %%p' -c primary_conninfo= -c primary_slot_name= \\
              -c recovery_target_timeline=latest -c hba_file=/srv/proof/data/pg_hba.conf -c shared_buffers=16MB >/srv/proof/log 2>&1 </dev/null &
            """
                .formatted(
                    Files.readString(scene.lab().key()).strip(),
                    scene.second().address(),
                    files,
                    ARCHIVE));
    String found =
        scene
            .first()
            .exec(
                """
                ask() { runuser -u postgres -- psql -XAt -h /srv/proof -p 5999 -d app -c "$1" 2>/dev/null; }
                for i in $(seq 300); do
                  [ "$(ask 'SELECT pg_is_in_recovery()')" = f ] && { ask "%s"; exit; }
                  sleep 0.2
                done
                cat /srv/proof/log
                """
                    .formatted(rows));
    assertThat(found.strip()).isEqualTo(wanted.strip());
    scene
        .first()
        .exec("kill -INT $(head -n 1 /srv/proof/data/postmaster.pid); rm -f /root/lab-key");
  }

  private static void pgWalIsNeverPruned(Scene scene) {
    String wal = "/var/lib/postgresql/15/main/pg_wal";
    String before = scene.first().exec("ls " + wal);
    var places = List.of(scene.place(0, wal));
    String job = scene.make("Wrong place", "prune", scene.settings(Map.of("places", places)));
    assertThat(scene.blocking(job)).containsExactly("archive-folder");
    scene.first().exec("ln -s '" + ARCHIVE + "' /srv/link");
    places = List.of(scene.place(0, "/srv/link"));
    String through = scene.make("By a link", "prune", scene.settings(Map.of("places", places)));
    assertThat(scene.blocking(through)).containsExactly("archive-folder");
    assertThat(scene.first().exec("ls " + wal).lines().toList())
        .containsAll(before.lines().toList());
  }

  private static void itFollowsTheRoles(Scene scene, String prune) {
    PairByRest pair = scene.pair();
    pair.awaitWhole();
    JsonNode plan = pair.awaitPlan("switchover", Map.of(), p -> PairByRest.blocking(p).isEmpty());
    JsonNode turned = pair.follow(pair.start(plan, null, "Turned round").is(202));
    assertThat(turned.get("state").asString()).as(turned.toPrettyString()).isEqualTo("succeeded");
    var before = scene.segments();
    JsonNode ended = scene.ran(prune);
    assertThat(PairByRest.step(ended, "2-prune").get("output").asString()).contains("pruned ");
    // the backup of the old primary still needs what lies there
    assertThat(scene.pruned(prune).get("neededBy").asString()).isEqualTo("backup");
    assertThat(scene.segments()).containsAll(before);
  }
}
