package pairkeeper.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;
import tools.jackson.databind.JsonNode;

/** Files of an application that a job copies from the primary to the standby, on real hosts. */
@NeedsLab
class RestJobsIT {
  private static final Pattern DAY = Pattern.compile("\\d{4}/\\d\\d/\\d\\d");
  private static final String SOURCE = "/srv/it's all/documents";
  private static final String DESTINATION = "/srv/from the primary/documents";

  private record Scene(Rest rest, PairByRest pair, LabHost first, LabHost second) {
    Map<String, Object> job(String name, String preset, Map<String, Object> more) {
      var rsync = new HashMap<String, Object>();
      rsync.put("preset", preset);
      rsync.put("places", List.of(place(0, SOURCE, ""), place(1, DESTINATION, "")));
      rsync.putAll(more);
      return Map.of("name", name, "kind", "rsync", "rsync", rsync);
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

    String version(String job) {
      return "\"" + rest.get(path(job)).get("version").asInt() + "\"";
    }

    JsonNode run(String job) {
      return pair.follow(rest.post(path(job) + "/runs", Map.of("reason", "by hand")).is(202));
    }

    JsonNode ran(String job) {
      JsonNode ended = run(job);
      assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("succeeded");
      return ended;
    }

    /** Days whose folders a start would copy now, the oldest first. */
    List<String> days(String job) {
      JsonNode plan = rest.get(path(job) + "/plan");
      String preview = PairByRest.step(plan, "copy").get("preview").asString();
      return DAY.matcher(preview).results().map(MatchResult::group).toList();
    }
  }

  @Test
  void copies_files_from_the_primary_to_the_standby_and_turns_round_with_the_roles() {
    try (Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
        Rest rest = new Rest(RunningConsole.shared());
        PairByRest pair = PairByRest.takeIn(rest, lab, "copied", lab.host(1), lab.host(2))) {
      var scene = new Scene(rest, pair, lab.host(1), lab.host(2));
      pair.meet(lab.host(1), lab.host(2));
      saysWhichFieldIsWrong(scene);
      String documents = scene.make(scene.job("Documents", "documents", Map.of()));
      copiesTodayAndWhatWasFiledLateYesterday(scene, documents);
      startsAfterAnotherJob(scene, documents);
      givesTheSourceAKeyThatCanDoNothingElse(scene, documents);
      copiesAndDeletesNothingWhileTheSourceIsNotMounted(scene);
      copiesAsAnotherUserThanRootAndIsRemovedWithItsKey(scene);
      saysThatTheDestinationIsFull(scene);
      pair.setUp();
      copiesTheOtherWayAfterASwitchover(scene, documents);
      namesWhatAFailedPrimaryHadNotCopiedYet(scene, documents);
    }
  }

  private static void saysWhichFieldIsWrong(Scene scene) {
    String path = scene.pair().path() + "/jobs";
    var inSystem =
        Map.<String, Object>of(
            "places", List.of(scene.place(0, "/etc/ssl", ""), scene.place(1, "/srv/a", "")));
    JsonNode problem = scene.rest().post(path, scene.job("Wrong", "documents", inSystem)).is(422);
    assertThat(problem.get("field").asString()).isEqualTo("places[0].path");
    var open = Map.<String, Object>of("folders", "%Y/../%d");
    problem = scene.rest().post(path, scene.job("Wrong", "documents", open)).is(422);
    assertThat(problem.get("field").asString()).isEqualTo("folders");
    assertThat(scene.rest().get(path).size()).isZero();
  }

  private static void copiesTodayAndWhatWasFiledLateYesterday(Scene scene, String job) {
    List<String> days = scene.days(job);
    assertThat(days).hasSize(2);
    String yesterday = quoted(SOURCE + "/" + days.get(0));
    String today = quoted(SOURCE + "/" + days.get(1));
    scene.first().exec("mkdir -p " + yesterday + " " + quoted(SOURCE + "/2020/01/01"));
    scene.first().exec("echo old >" + quoted(SOURCE + "/2020/01/01/old.pdf"));
    scene.first().exec("echo one >" + yesterday + "/one.pdf");
    assertThat(scene.ran(job).get("job").asString()).isEqualTo(job);
    assertThat(sums(scene.second(), DESTINATION)).contains("one.pdf").doesNotContain("old.pdf");

    scene
        .first()
        .exec(
            "mkdir -p "
                + today
                + " && cd "
                + today
                + " && head -c 3000000 /dev/urandom >scan.pdf && echo x >'-rf \"$(touch hacked)\""
                + " %n.pdf' && ln -s scan.pdf newest && chown www-data:www-data scan.pdf && chmod"
                + " 640 scan.pdf");
    scene.first().exec("echo late >" + yesterday + "/late.pdf");
    JsonNode ended = scene.ran(job);
    assertThat(PairByRest.step(ended, "compare").get("output").asString())
        .contains("the same on both servers");
    assertThat(sums(scene.second(), DESTINATION))
        .isEqualTo(sums(scene.first(), SOURCE).replaceAll("(?m)^.*old\\.pdf\\n?", ""))
        .contains("late.pdf", "scan.pdf", "$(touch hacked)");
    String there = quoted(DESTINATION + "/" + days.get(1));
    assertThat(scene.second().exec("stat -c '%U:%G %a' " + there + "/scan.pdf"))
        .isEqualTo("www-data:www-data 640");
    assertThat(scene.second().exec("readlink " + there + "/newest")).isEqualTo("scan.pdf");
    assertThat(scene.second().exec("ls / | grep -c hacked || true")).isEqualTo("0");

    scene.first().exec("rm " + yesterday + "/one.pdf");
    scene.ran(job);
    assertThat(sums(scene.second(), DESTINATION)).contains("one.pdf");
    assertThat(scene.rest().get("runs?job=" + job).size()).isEqualTo(3);
    assertThat(scene.rest().get("runs?pair=" + scene.pair().id()).size()).isZero();
  }

  private static void startsAfterAnotherJob(Scene scene, String documents) {
    scene.first().exec("mkdir -p /srv/index && echo one >/srv/index/list");
    var index =
        new HashMap<>(
            scene.job(
                "Index",
                "tree",
                Map.of(
                    "places",
                    List.of(scene.place(0, "/srv/index", ""), scene.place(1, "/srv/index", "")))));
    index.put("timetable", Map.of("schedule", "after-success " + documents));
    String job = scene.make(index);
    cannotGoRoundInACircle(scene, documents, job);

    JsonNode ended = scene.ran(documents);
    JsonNode occurrences =
        scene
            .rest()
            .await(scene.path(job) + "/occurrences", Duration.ofMinutes(1), o -> !o.isEmpty());
    assertThat(Instant.parse(occurrences.get(0).get("due").asString()))
        .isEqualTo(Instant.parse(ended.get("endedAt").asString()));
    JsonNode run = scene.rest().get("runs/" + occurrences.get(0).get("run").asString());
    assertThat(scene.pair().follow(run).get("state").asString()).isEqualTo("succeeded");
    assertThat(scene.second().exec("cat /srv/index/list")).isEqualTo("one");
    isNotRemovedWhileItIsFollowed(scene, documents, job);
  }

  private static void cannotGoRoundInACircle(Scene scene, String first, String second) {
    var body = new HashMap<>(scene.job("Documents", "documents", Map.of()));
    body.put("timetable", Map.of("schedule", "after " + second));
    JsonNode problem =
        scene.rest().put(scene.path(first), body, "If-Match", scene.version(first)).is(422);
    assertThat(problem.get("field").asString()).isEqualTo("after");
    body.put("timetable", Map.of("schedule", "after " + scene.pair().id()));
    problem = scene.rest().put(scene.path(first), body, "If-Match", scene.version(first)).is(422);
    assertThat(problem.get("detail").asString()).contains("another job of this pair");
  }

  private static void isNotRemovedWhileItIsFollowed(Scene scene, String first, String second) {
    JsonNode problem =
        scene
            .rest()
            .send("DELETE", scene.path(first), null, "If-Match", scene.version(first))
            .is(422);
    assertThat(problem.get("detail").asString()).contains("The job Index starts after this one");
    JsonNode ending =
        scene
            .rest()
            .send("DELETE", scene.path(second), null, "If-Match", scene.version(second))
            .is(202);
    assertThat(scene.pair().follow(ending).get("state").asString()).isEqualTo("succeeded");
  }

  private static void givesTheSourceAKeyThatCanDoNothingElse(Scene scene, String job) {
    String folder = "/root/.pairkeeper/copies/" + job;
    assertThat(scene.first().exec("stat -c %a " + folder + "/key")).isEqualTo("600");
    assertThat(scene.second().exec("ls " + folder)).isEqualTo("rsyncd.conf");
    String line = scene.second().exec("cat /root/.ssh/authorized_keys");
    assertThat(line)
        .contains("from=\"" + scene.first().address())
        .contains("restrict,command=\"rsync --server --daemon");
    String ssh = "ssh -o StrictHostKeyChecking=no -o BatchMode=yes -i " + folder + "/key root@";
    var tried = scene.first().attempt(ssh + scene.second().address() + " id </dev/null");
    assertThat(tried.toString()).doesNotContain("uid=");

    var again = Map.of("reason", "Keys are changed each year", "newKey", true);
    scene.pair().follow(scene.rest().post(scene.path(job) + "/runs", again).is(202));
    String renewed = scene.second().exec("cat /root/.ssh/authorized_keys");
    assertThat(renewed.lines().filter(l -> l.contains("pairkeeper-copy-" + job))).hasSize(1);
    assertThat(renewed).isNotEqualTo(line);
    scene.ran(job);
  }

  private static void copiesAndDeletesNothingWhileTheSourceIsNotMounted(Scene scene) {
    var places =
        List.of(
            scene.place(0, "/mnt/images/dicom", "/mnt/images"), scene.place(1, "/srv/dicom", ""));
    String job = scene.make(scene.job("Images", "tree", Map.of("places", places, "delete", true)));
    scene.first().exec("mkdir -p /mnt/images && mount -t tmpfs none /mnt/images");
    scene.first().exec("mkdir /mnt/images/dicom && echo a >/mnt/images/dicom/a.dcm");
    scene.first().exec("echo b >/mnt/images/dicom/b.dcm");
    scene.ran(job);
    assertThat(scene.second().exec("ls /srv/dicom")).isEqualTo("a.dcm\nb.dcm");
    scene.first().exec("umount /mnt/images && mkdir /mnt/images/dicom");

    JsonNode problem = scene.rest().post(scene.path(job) + "/runs", Map.of()).is(409);
    assertThat(problem.toString()).contains("copy-source-there", "/mnt/images is not mounted");
    assertThat(scene.second().exec("ls /srv/dicom")).isEqualTo("a.dcm\nb.dcm");
    assertThat(scene.first().executed("rsync .*--delete")).isEqualTo(1);

    scene.first().exec("mount -t tmpfs none /mnt/images && mkdir /mnt/images/dicom");
    JsonNode empty = scene.run(job);
    assertThat(empty.get("state").asString()).isEqualTo("failed");
    assertThat(PairByRest.step(empty, "copy").get("why").asString()).contains("is empty");
    assertThat(scene.second().exec("ls /srv/dicom")).isEqualTo("a.dcm\nb.dcm");

    scene.first().exec("cd /mnt/images/dicom && echo b >b.dcm");
    scene.ran(job);
    assertThat(scene.second().exec("ls /srv/dicom")).isEqualTo("b.dcm");
  }

  private static void copiesAsAnotherUserThanRootAndIsRemovedWithItsKey(Scene scene) {
    var places = List.of(scene.place(0, "/srv/letters", ""), scene.place(1, "/srv/letters", ""));
    String job =
        scene.make(scene.job("Letters", "tree", Map.of("places", places, "user", "support")));
    String made = "install -d -o support -g support /srv/letters";
    scene.first().exec(made + " && echo a >/srv/letters/a.pdf && ln -s /etc /srv/letters/etc");
    JsonNode refused = scene.run(job);
    assertThat(PairByRest.step(refused, "let-in").get("why").asString()).contains("Permission");
    scene.second().exec(made);
    JsonNode ended = scene.run(job);
    assertThat(PairByRest.step(ended, "copy").get("state").asString())
        .as(ended.toPrettyString())
        .isEqualTo("done");
    assertThat(ended.get("state").asString()).isEqualTo("succeeded");
    assertThat(scene.second().exec("cd /srv/letters && stat -c '%n %U' *"))
        .isEqualTo("a.pdf support");
    assertThat(scene.second().exec("cat ~support/.ssh/authorized_keys")).contains(job);

    JsonNode removal = scene.rest().send("DELETE", scene.path(job), null).is(202);
    assertThat(scene.pair().follow(removal).get("state").asString()).isEqualTo("succeeded");
    assertThat(scene.second().exec("cat ~support/.ssh/authorized_keys")).doesNotContain(job);
    assertThat(scene.first().exec("ls ~support/.pairkeeper/copies")).isEmpty();
    assertThat(scene.second().exec("cat /srv/letters/a.pdf")).isEqualTo("a");
    assertThat(scene.rest().send("GET", scene.path(job), null).status()).isEqualTo(404);
  }

  private static void saysThatTheDestinationIsFull(Scene scene) {
    var places =
        List.of(scene.place(0, "/srv/audio", ""), scene.place(1, "/var/lib/postgresql/audio", ""));
    String job = scene.make(scene.job("Audio", "tree", Map.of("places", places)));
    scene.first().exec("mkdir -p /srv/audio && head -c 90000000 /dev/urandom >/srv/audio/a.wav");
    scene.second().fill(30L << 20);
    try {
      JsonNode ended = scene.run(job);
      assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("failed");
      assertThat(PairByRest.step(ended, "copy").get("why").asString()).contains("No space left");
      scene.second().unfill();
      scene.ran(job);
      assertThat(sums(scene.second(), "/var/lib/postgresql/audio"))
          .isEqualTo(sums(scene.first(), "/srv/audio"));
    } finally {
      scene.second().unfill();
      scene.second().exec("rm -rf /var/lib/postgresql/audio");
    }
  }

  private static void copiesTheOtherWayAfterASwitchover(Scene scene, String follows) {
    var places = List.of(scene.place(0, "/srv/reports", ""), scene.place(1, "/srv/reports", ""));
    var stops = new HashMap<>(scene.job("Reports", "tree", Map.of("places", places)));
    stops.put("direction", "stop");
    String stopping = scene.make(stops);
    scene.first().exec("mkdir -p /srv/reports");
    scene.ran(stopping);
    JsonNode copying = copiesSlowly(scene);
    JsonNode plan = scene.pair().freePlan("switchover", Map.of());
    JsonNode turned = scene.pair().follow(scene.pair().start(plan, null, "Update").is(202));
    assertThat(turned.get("state").asString()).as(turned.toPrettyString()).isEqualTo("succeeded");
    wasEndedBeforeAnythingChanged(scene, copying, turned);

    String today = quoted(DESTINATION + "/" + scene.days(follows).get(1));
    scene.second().exec("echo after >" + today + "/after.pdf");
    scene.ran(follows);
    assertThat(sums(scene.first(), SOURCE)).contains("after.pdf");
    assertThat(scene.second().exec("cat /root/.ssh/authorized_keys")).doesNotContain(follows);
    assertThat(scene.first().exec("cat /root/.ssh/authorized_keys")).contains(follows);

    JsonNode stopped = scene.rest().post(scene.path(stopping) + "/runs", Map.of()).is(409);
    assertThat(stopped.toString()).contains("copy-direction");
  }

  /** A copy that would take minutes, some megabytes along its way. */
  private static JsonNode copiesSlowly(Scene scene) {
    scene.first().exec("mkdir -p /srv/large && head -c 60000000 /dev/urandom >/srv/large/scan.dcm");
    var places = List.of(scene.place(0, "/srv/large", ""), scene.place(1, "/srv/large", ""));
    var slow = Map.<String, Object>of("places", places, "kibibytesPerSecond", 500);
    String job = scene.make(scene.job("Large", "tree", slow));
    JsonNode run = scene.rest().post(scene.path(job) + "/runs", Map.of()).is(202);
    return scene
        .pair()
        .awaitRun(run, r -> PairByRest.step(r, "copy").at("/progress/doneBytes").asLong(0) > 0);
  }

  private static void wasEndedBeforeAnythingChanged(Scene scene, JsonNode copy, JsonNode turned) {
    JsonNode ended = scene.rest().get("runs/" + copy.get("id").asString());
    assertThat(ended.get("state").asString()).isEqualTo("failed");
    assertThat(PairByRest.step(turned, "end-jobs").get("output").asString())
        .isEqualTo("#" + ended.get("number").asString());
    assertThat(Instant.parse(ended.get("endedAt").asString()))
        .isBefore(Instant.parse(PairByRest.step(turned, "shut-down").get("startedAt").asString()));
    for (LabHost host : List.of(scene.first(), scene.second())) {
      assertThat(host.exec("pgrep -x rsync || echo none")).isEqualTo("none");
    }
  }

  private static void namesWhatAFailedPrimaryHadNotCopiedYet(Scene scene, String documents) {
    scene.pair().awaitTwoLooks();
    String today = quoted(DESTINATION + "/" + scene.days(documents).get(1));
    scene.second().exec("echo too late >" + today + "/'too late.pdf'");
    scene.second().exec("pkill -KILL -u postgres -o postgres");
    JsonNode status =
        scene
            .rest()
            .await(
                scene.pair().path() + "/status",
                Duration.ofMinutes(2),
                now -> !now.get("verdict").asString().equals("healthy"));
    // the standby has made no restart point on the new timeline yet
    assertThat(status.at("/servers/0/timeline").asInt()).isEqualTo(2);
    JsonNode asks = scene.pair().failOverUntilAsked(Map.of("fence", "stop"), "It crashed");
    JsonNode busy = triesToCopyAfterTheRejoin(scene, documents);
    assertThat(busy.get("detail").asString()).contains(asks.get("number").asString());
    JsonNode ended = scene.pair().follow(asks);
    assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("succeeded");
    var compared =
        ended
            .get("steps")
            .valueStream()
            .filter(step -> step.get("id").asString().endsWith("-compare"))
            .toList();
    assertThat(compared)
        .as(ended.toPrettyString())
        .anySatisfy(step -> {
          assertThat(step.get("title").asString()).contains("Documents");
          assertThat(step.get("why").asString())
              .contains("1 files of " + DESTINATION + " are missing or different", "too late.pdf");
        })
        .anySatisfy(step -> assertThat(step.get("why").asString()).contains("not be compared"));
    scene.ran(documents);
    assertThat(sums(scene.second(), DESTINATION)).contains("too late.pdf");
  }

  /** Back as a standby it would be copied over while only it has some files. */
  private static JsonNode triesToCopyAfterTheRejoin(Scene scene, String job) {
    JsonNode plan = scene.pair().freePlan("rejoin", Map.of());
    JsonNode back = scene.pair().follow(scene.pair().start(plan, null, "Restarted").is(202));
    assertThat(back.get("state").asString()).as(back.toPrettyString()).isEqualTo("succeeded");
    return scene.rest().post(scene.path(job) + "/runs", Map.of()).is(409);
  }

  /** Content of all files below a directory, in an order that does not depend on the disk. */
  private static String sums(LabHost host, String folder) {
    return host.exec(
        "cd " + quoted(folder) + " && find . -type f -exec sha256sum {} + | sort -k 2");
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
