package pairkeeper.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;
import tools.jackson.databind.JsonNode;

/** Jobs that start by themselves, and a console that is killed while one runs. */
@NeedsLab
class JobTimesIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @Test
  void starts_when_it_is_due_and_asks_the_server_after_a_kill() throws InterruptedException {
    try (RunningConsole console = RunningConsole.fresh().start();
        Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
        Rest rest = new Rest(console);
        PairByRest pair = PairByRest.takeIn(rest, lab, "timed", lab.host(1), lab.host(2))) {
      LabHost first = lab.host(1);
      LabHost second = lab.host(2);
      pair.meet(first, second);
      first.exec("mkdir -p /srv/often /srv/large && echo a >/srv/often/a.pdf");
      first.exec("head -c 30000000 /dev/urandom >/srv/large/scan.dcm");
      Instant began = Instant.now().minus(Duration.ofDays(1));
      String often = make(rest, pair, "Often", "/srv/often", 0, "every 1m from " + began);
      String large = make(rest, pair, "Large", "/srv/large", 1500, "");

      JsonNode due = awaitRun(rest, pair, often, 0);
      JsonNode ran = ended(rest, due.get("run").asString());
      assertThat(ran.get("state").asString()).as(ran.toPrettyString()).isEqualTo("succeeded");
      assertThat(ran.get("reason").asString()).isEqualTo("Often");
      assertThat(second.exec("cat /srv/often/a.pdf")).isEqualTo("a");

      endsAtOnceWhenAPersonWantsIt(rest, pair, large, first);
      String run = rest.post(path(pair, large) + "/runs", Map.of()).is(202).get("id").asString();
      rest.await("runs/" + run, PATIENCE, r -> copied(r) > 3_000_000);
      JsonNode busy = rest.post(path(pair, large) + "/runs", Map.of()).is(409);
      assertThat(busy.get("type").asString()).endsWith("thing-busy");
      int before = occurrences(rest, pair, often).size();
      console.kill9();
      Instant killed = Instant.now();
      // it copies on by itself, and the other job is due meanwhile, twice
      first.exec("while pgrep -x rsync >/dev/null; do sleep 1; done");
      awaitSecondDue(began, killed);
      console.launchAgain();
      console.awaitReady();

      JsonNode found = ended(rest, run);
      assertThat(found.get("state").asString()).as(found.toPrettyString()).isEqualTo("succeeded");
      assertThat(found.get("interrupted").asBoolean()).isTrue();
      assertThat(first.executed("rsync .*--bwlimit")).isEqualTo(1);
      assertThat(second.exec("sha256sum </srv/large/scan.dcm"))
          .isEqualTo(first.exec("sha256sum </srv/large/scan.dcm"));
      awaitRun(rest, pair, often, before);
      List<JsonNode> all = occurrences(rest, pair, often);
      assertThat(all.stream().map(o -> o.get("due").asString())).doesNotHaveDuplicates();
      assertThat(all.stream().map(o -> o.get("decision").asString())).contains("merged");
      assertThat(all.stream().filter(o -> o.get("decision").asString().equals("run")))
          .allSatisfy(o -> assertThat(o.get("run").isNull()).isFalse());
    }
  }

  private static void endsAtOnceWhenAPersonWantsIt(
      Rest rest, PairByRest pair, String job, LabHost source) {
    JsonNode run = rest.post(path(pair, job) + "/runs", Map.of()).is(202);
    String path = "runs/" + run.get("id").asString();
    rest.await(path, PATIENCE, r -> copied(r) > 1_000_000);
    rest.send("POST", path + "/stop", null).is(200);
    JsonNode ended = rest.await(path, Duration.ofSeconds(30), r -> !r.get("endedAt").isNull());
    assertThat(ended.get("state").asString()).isEqualTo("failed");
    assertThat(PairByRest.step(ended, "copy").get("why").asString()).contains("no longer runs");
    assertThat(source.exec("pgrep -f -- 'rsync.*bwlimi[t]' || echo none")).isEqualTo("none");
    source.clearJournal();
  }

  /**
   * Due times of a job every minute lie whole minutes after its beginning, at whatever second that
   * was: a downtime of less than two minutes may hold only one.
   */
  private static void awaitSecondDue(Instant began, Instant after) throws InterruptedException {
    long minutes = Duration.between(began, after).toMinutes() + 2;
    Instant second = began.plus(Duration.ofMinutes(minutes));
    Thread.sleep(Math.max(0, Duration.between(Instant.now(), second).toMillis() + 1000));
  }

  private static long copied(JsonNode run) {
    JsonNode done = PairByRest.step(run, "copy").at("/progress/doneBytes");
    return done.isNumber() ? done.asLong() : 0;
  }

  private static JsonNode ended(Rest rest, String run) {
    return rest.await("runs/" + run, PATIENCE, r -> !r.get("endedAt").isNull());
  }

  /** The newest due time that led to a run, once there are more than so many. */
  private static JsonNode awaitRun(Rest rest, PairByRest pair, String job, int before) {
    JsonNode all =
        rest.await(
            path(pair, job) + "/occurrences",
            PATIENCE,
            now -> now.size() > before && now.get(0).get("decision").asString().equals("run"));
    return all.get(0);
  }

  private static List<JsonNode> occurrences(Rest rest, PairByRest pair, String job) {
    return rest.get(path(pair, job) + "/occurrences").valueStream().toList();
  }

  private static String path(PairByRest pair, String job) {
    return pair.path() + "/jobs/" + job;
  }

  private static String make(
      Rest rest, PairByRest pair, String name, String tree, int rate, String schedule) {
    var places = List.of(place(pair, 0, tree), place(pair, 1, tree));
    var rsync = Map.of("places", places, "kibibytesPerSecond", rate, "compress", false);
    var job =
        Map.of(
            "name",
            name,
            "kind",
            "rsync",
            "rsync",
            rsync,
            "timetable",
            Map.of("schedule", schedule));
    JsonNode made = rest.post(pair.path() + "/jobs", job).is(201);
    assertThat(made.get("nextDue").isNull()).isEqualTo(schedule.isEmpty());
    return made.get("id").asString();
  }

  private static Map<String, String> place(PairByRest pair, int server, String path) {
    return Map.of("server", pair.server(server).substring("servers/".length()), "path", path);
  }
}
