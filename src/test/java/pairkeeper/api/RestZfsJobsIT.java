package pairkeeper.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;
import tools.jackson.databind.JsonNode;

/** ZFS datasets that a job sends from the primary to the standby, on real hosts with real ZFS. */
@NeedsLab
class RestZfsJobsIT {
  private static final String HERE = "tank/the documents";
  private static final String THERE = "tank/from the primary/documents";
  private static final Pattern BYTES = Pattern.compile("(\\d+) bytes sent");
  private static final String DESTROYS =
      "zfs (destroy|rollback) (?!tank/looked-at)|(recv|receive) .*-F";

  private record Scene(Rest rest, PairByRest pair, LabHost first, LabHost second) {
    String make(String name, String here, String there, Map<String, Object> more) {
      return rest.post(pair.path() + "/jobs", job(name, here, there, more))
          .is(201)
          .get("id")
          .asString();
    }

    Map<String, Object> job(String name, String here, String there, Map<String, Object> more) {
      var zfs = new HashMap<String, Object>();
      zfs.put("places", List.of(place(0, here), place(1, there)));
      zfs.putAll(more);
      return Map.of("name", name, "kind", "zfs", "zfs", zfs);
    }

    private Map<String, Object> place(int server, String dataset) {
      String id = pair.server(server).substring("servers/".length());
      return Map.of("server", id, "dataset", dataset);
    }

    String path(String job) {
      return pair.path() + "/jobs/" + job;
    }

    JsonNode run(String job) {
      return pair.follow(rest.post(path(job) + "/runs", Map.of("reason", "by hand")).is(202));
    }

    JsonNode ran(String job) {
      JsonNode ended = run(job);
      assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("succeeded");
      return ended;
    }

    /** Why it is not started now. */
    String refused(String job) {
      return rest.post(path(job) + "/runs", Map.of()).is(409).toString();
    }
  }

  @Test
  void sends_a_dataset_to_the_standby_again_and_again_and_turns_round_with_the_roles() {
    try (Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
        Rest rest = new Rest(RunningConsole.shared());
        PairByRest pair = PairByRest.takeIn(rest, lab, "sent", lab.host(1), lab.host(2))) {
      var scene = new Scene(rest, pair, lab.host(1), lab.host(2));
      pair.meet(lab.host(1), lab.host(2));
      saysWhichFieldIsWrong(scene);
      String job =
          scene.make(
              "Documents",
              HERE,
              THERE,
              Map.of("keep", Map.of("hourly", 0, "daily", 0, "weekly", 0, "monthly", 0)));
      saysWhatIsMissing(scene, job);
      sendsEverythingFirst(scene, job);
      sendsOnlyWhatIsNewThen(scene, job);
      removesItsOwnSnapshotsOnlyAndNeverTheLastCommonOne(scene, job);
      givesTheSourceAKeyThatCanDoNothingElse(scene, job);
      refusesADestinationThatWentItsOwnWay(scene);
      goesOnAfterALineThatWasCut(scene);
      saysThatTheDestinationIsFull(scene);
      pair.setUp();
      sendsTheOtherWayAfterASwitchover(scene, job);
      isRemovedWithItsKeyAndHoldsAndNoSnapshot(scene, job);
    }
  }

  private static void saysWhichFieldIsWrong(Scene scene) {
    String path = scene.pair().path() + "/jobs";
    JsonNode problem =
        scene.rest().post(path, scene.job("Wrong", HERE, "tank/a@b", Map.of())).is(422);
    assertThat(problem.get("field").asString()).isEqualTo("places[1].dataset");
    var prefix = Map.<String, Object>of("prefix", "a b");
    problem = scene.rest().post(path, scene.job("Wrong", HERE, THERE, prefix)).is(422);
    assertThat(problem.get("field").asString()).isEqualTo("prefix");
    var keep = Map.<String, Object>of("keep", Map.of("daily", -1));
    problem = scene.rest().post(path, scene.job("Wrong", HERE, THERE, keep)).is(422);
    assertThat(problem.get("field").asString()).isEqualTo("keep.daily");
    assertThat(scene.rest().get(path).size()).isZero();
  }

  private static void saysWhatIsMissing(Scene scene, String job) {
    JsonNode shown = scene.rest().get(scene.path(job));
    assertThat(shown.get("kind").asString()).isEqualTo("zfs");
    assertThat(shown.at("/zfs/places/1/dataset").asString()).isEqualTo(THERE);
    assertThat(shown.at("/zfs/prefix").asString()).isEqualTo("pairkeeper");
    assertThat(scene.refused(job)).contains("zfs-programs", "Not installed: zfs, zpool");
    scene.first().zfs();
    scene.second().zfs();
    assertThat(scene.refused(job)).contains("There is no dataset " + HERE);
    scene.first().exec("zfs create '" + HERE + "'");
    assertThat(scene.refused(job)).contains("tank/from the primary is not there");
    scene.second().exec("zfs create 'tank/from the primary'");
  }

  private static void sendsEverythingFirst(Scene scene, String job) {
    scene.first().exec("head -c 3000000 /dev/urandom >'/" + HERE + "/scan.pdf'");
    scene.first().exec("zfs snapshot '" + HERE + "@before the update'");
    JsonNode ended = scene.ran(job);
    assertThat(PairByRest.step(ended, "verify").get("output").asString())
        .contains("is the same on both servers");
    assertThat(bytes(ended)).isGreaterThan(3_000_000);
    assertThat(value(scene.second(), THERE, "mounted")).isEqualTo("no");
    assertThat(snapshots(scene.second(), THERE)).hasSize(1);
    assertThat(content(scene.second(), THERE)).isEqualTo(content(scene.first(), HERE));
  }

  private static void sendsOnlyWhatIsNewThen(Scene scene, String job) {
    scene.first().exec("echo new >'/" + HERE + "/new.pdf'");
    JsonNode ended = scene.ran(job);
    assertThat(bytes(ended)).isLessThan(1_000_000);
    assertThat(content(scene.second(), THERE))
        .isEqualTo(content(scene.first(), HERE))
        .contains("new.pdf");
  }

  private static void removesItsOwnSnapshotsOnlyAndNeverTheLastCommonOne(Scene scene, String job) {
    scene.first().exec("zfs snapshot '" + HERE + "@by hand'");
    scene.ran(job);
    scene.ran(job);
    // by the job's rules none is kept: the last common one and the one before it are
    List<String> here = snapshots(scene.first(), HERE);
    assertThat(here).hasSize(4).contains("before the update", "by hand");
    List<String> there = snapshots(scene.second(), THERE);
    assertThat(there).hasSize(2);
    assertThat(here).containsAll(there);
    String own = "zfs destroy .*@pairkeeper-" + job.replace("-", "") + "-[0-9TZ]+\\s*$";
    assertThat(scene.first().executed(DESTROYS)).isEqualTo(scene.first().executed(own));
    assertThat(scene.second().executed(DESTROYS)).isEqualTo(scene.second().executed(own));
    assertThat(scene.second().executed(own)).isEqualTo(2);
    // nobody else can remove the common one by mistake
    String last = there.getLast();
    assertThat(scene.second().attempt("zfs destroy '" + THERE + "@" + last + "'").toString())
        .contains("busy");
    scene.first().clearJournal();
    scene.second().clearJournal();
  }

  private static void givesTheSourceAKeyThatCanDoNothingElse(Scene scene, String job) {
    String folder = "/root/.pairkeeper/copies/" + job;
    String line = scene.second().exec("cat /root/.ssh/authorized_keys");
    assertThat(line)
        .contains("from=\"" + scene.first().address())
        .contains("restrict,command=\"" + folder + "/receive\"");
    String ssh = "ssh -o StrictHostKeyChecking=no -o BatchMode=yes -i " + folder + "/key root@";
    var tried =
        scene.first().attempt(ssh + scene.second().address() + " zfs destroy -r tank </dev/null");
    assertThat(tried.toString()).contains("is there already");
    assertThat(scene.second().executed(DESTROYS)).isZero();
  }

  private static void refusesADestinationThatWentItsOwnWay(Scene scene) {
    scene.first().exec("zfs create tank/reports && echo a >/tank/reports/a.pdf");
    String job = scene.make("Reports", "tank/reports", "tank/reports", Map.of());
    scene.ran(job);
    // written to by hand: this ZFS cannot tell before, but refuses to receive
    scene.second().exec("zfs mount tank/reports && echo b >/tank/reports/b.pdf");
    scene.first().exec("echo c >/tank/reports/c.pdf");
    JsonNode ended = scene.run(job);
    assertThat(ended.get("state").asString()).isEqualTo("failed");
    assertThat(PairByRest.step(ended, "send").get("why").asString()).contains("has been modified");
    // a snapshot that only the destination has: seen before anything is tried
    scene.second().exec("zfs snapshot tank/reports@foreign");
    assertThat(scene.refused(job)).contains("zfs-common", "foreign", "rename tank/reports");
    assertThat(scene.second().exec("cat /tank/reports/b.pdf")).isEqualTo("b");
    assertThat(scene.second().executed(DESTROYS)).isZero();
    // what the guard advises
    scene.second().exec("zfs umount tank/reports");
    scene.second().exec(patiently("zfs rename tank/reports tank/kept"));
    scene.ran(job);
    assertThat(content(scene.second(), "tank/reports"))
        .isEqualTo(content(scene.first(), "tank/reports"))
        .contains("c.pdf");
    assertThat(content(scene.second(), "tank/kept")).contains("b.pdf").doesNotContain("c.pdf");
  }

  private static void goesOnAfterALineThatWasCut(Scene scene) {
    scene.first().exec("zfs create tank/images && echo a >/tank/images/a.dcm");
    var slow = Map.<String, Object>of("kibibytesPerSecond", 2000);
    String job = scene.make("Images", "tank/images", "tank/images", slow);
    scene.ran(job);
    scene.first().exec("head -c 40000000 /dev/urandom >/tank/images/study.dcm");
    JsonNode run = scene.rest().post(scene.path(job) + "/runs", Map.of()).is(202);
    scene.pair().awaitRun(run, r -> sent(r) > 6_000_000);
    scene.first().cutFrom(scene.second());
    JsonNode ended =
        scene
            .rest()
            .await(
                "runs/" + run.get("id").asString(),
                Duration.ofMinutes(3),
                r -> !r.get("endedAt").isNull());
    scene.first().healTo(scene.second());
    assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("failed");
    assertThat(PairByRest.step(ended, "send").get("why").asString())
        .containsAnyOf("not responding", "Broken pipe", "timed out", "closed");
    assertThat(snapshots(scene.second(), "tank/images")).hasSize(1);

    scene.ran(job);
    assertThat(content(scene.second(), "tank/images"))
        .isEqualTo(content(scene.first(), "tank/images"))
        .contains("study.dcm");
  }

  private static void saysThatTheDestinationIsFull(Scene scene) {
    scene.first().exec("zfs create tank/audio && echo a >/tank/audio/a.wav");
    String job = scene.make("Audio", "tank/audio", "tank/audio", Map.of());
    scene.ran(job);
    scene.first().exec("head -c 30000000 /dev/urandom >/tank/audio/b.wav");
    scene.second().exec("zfs set quota=20m tank/audio");
    JsonNode ended = scene.run(job);
    assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("failed");
    assertThat(PairByRest.step(ended, "send").get("why").asString())
        .containsAnyOf("out of space", "quota");
    scene.second().exec("zfs set quota=none tank/audio");
    scene.ran(job);
    assertThat(content(scene.second(), "tank/audio")).contains("b.wav");
  }

  private static void sendsTheOtherWayAfterASwitchover(Scene scene, String job) {
    JsonNode plan = scene.pair().freePlan("switchover", Map.of());
    JsonNode turned = scene.pair().follow(scene.pair().start(plan, null, "Update").is(202));
    assertThat(turned.get("state").asString()).as(turned.toPrettyString()).isEqualTo("succeeded");

    // what was received is not mounted: nobody would write into it
    JsonNode shown = scene.rest().get(scene.path(job) + "/plan");
    assertThat(shown.toString()).contains(THERE + " is not mounted");
    assertThat(PairByRest.blocking(shown)).isEmpty();
    scene.second().exec("zfs mount '" + THERE + "' && echo after >'/" + THERE + "/after.pdf'");
    JsonNode ended = scene.ran(job);
    assertThat(bytes(ended)).isLessThan(1_000_000);
    assertThat(content(scene.first(), HERE))
        .isEqualTo(content(scene.second(), THERE))
        .contains("after.pdf", "new.pdf");
    assertThat(snapshots(scene.first(), HERE)).contains("before the update", "by hand");
    assertThat(scene.second().exec("cat /root/.ssh/authorized_keys")).doesNotContain(job);
    assertThat(scene.first().exec("cat /root/.ssh/authorized_keys")).contains(job);
  }

  private static void isRemovedWithItsKeyAndHoldsAndNoSnapshot(Scene scene, String job) {
    List<String> before = snapshots(scene.second(), THERE);
    JsonNode removal = scene.rest().send("DELETE", scene.path(job), null).is(202);
    assertThat(scene.pair().follow(removal).get("state").asString()).isEqualTo("succeeded");
    assertThat(scene.first().exec("cat /root/.ssh/authorized_keys")).doesNotContain(job);
    assertThat(scene.second().exec("ls /root/.pairkeeper/copies")).doesNotContain(job);
    assertThat(snapshots(scene.second(), THERE)).isEqualTo(before);
    assertThat(value(scene.second(), THERE + "@" + before.getLast(), "userrefs")).isEqualTo("0");
  }

  private static long bytes(JsonNode ended) {
    Matcher said = BYTES.matcher(PairByRest.step(ended, "send").get("output").asString());
    assertThat(said.find()).as(ended.toPrettyString()).isTrue();
    return Long.parseLong(said.group(1));
  }

  private static long sent(JsonNode run) {
    JsonNode done = PairByRest.step(run, "send").at("/progress/doneBytes");
    return done.isNumber() ? done.asLong() : 0;
  }

  private static String value(LabHost host, String dataset, String property) {
    return host.exec("zfs get -H -p -o value " + property + " '" + dataset + "'");
  }

  /** Names, the oldest first. */
  private static List<String> snapshots(LabHost host, String dataset) {
    String all = host.exec("zfs list -H -o name -t snapshot -r '" + dataset + "'");
    return all.lines().map(name -> name.substring(dataset.length() + 1)).toList();
  }

  /** Sums of all files of the newest snapshot. */
  private static String content(LabHost host, String dataset) {
    String newest = snapshots(host, dataset).getLast();
    String clone = "tank/looked-at";
    String read =
        "zfs clone '%s@%s' %s && (cd /%s && find . -type f -exec sha256sum {} + | sort -k 2)\n";
    return host.exec(
        read.formatted(dataset, newest, clone, clone) + patiently("zfs destroy " + clone));
  }

  /** A file that was just closed keeps this ZFS busy for a moment. */
  private static String patiently(String command) {
    return "for try in $(seq 100); do %s 2>/dev/null && exit; sleep 0.1; done; exit 1"
        .formatted(command);
  }
}
