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
      String often = TimedJobs.make(rest, pair, "Often", "/srv/often", 0, "every 1m from " + began);
      String large = TimedJobs.make(rest, pair, "Large", "/srv/large", 1500, "");

      JsonNode due = TimedJobs.awaitRun(rest, pair, often, 0);
      JsonNode ran = TimedJobs.ended(rest, due.get("run").asString());
      assertThat(ran.get("state").asString()).as(ran.toPrettyString()).isEqualTo("succeeded");
      assertThat(ran.get("reason").asString()).isEqualTo("Often");
      assertThat(second.exec("cat /srv/often/a.pdf")).isEqualTo("a");

      endsAtOnceWhenAPersonWantsIt(rest, pair, large, first);
      String run =
          rest.post(TimedJobs.path(pair, large) + "/runs", Map.of()).is(202).get("id").asString();
      rest.await("runs/" + run, PATIENCE, r -> TimedJobs.copied(r) > 3_000_000);
      JsonNode busy = rest.post(TimedJobs.path(pair, large) + "/runs", Map.of()).is(409);
      assertThat(busy.get("type").asString()).endsWith("thing-busy");
      int before = TimedJobs.occurrences(rest, pair, often).size();
      console.kill9();
      Instant killed = Instant.now();
      // it copies on by itself, and the other job is due meanwhile, twice
      first.exec("while pgrep -x rsync >/dev/null; do sleep 1; done");
      awaitSecondDue(began, killed);
      console.launchAgain();
      console.awaitReady();

      JsonNode found = TimedJobs.ended(rest, run);
      assertThat(found.get("state").asString()).as(found.toPrettyString()).isEqualTo("succeeded");
      assertThat(found.get("interrupted").asBoolean()).isTrue();
      assertThat(first.executed("rsync .*--bwlimit")).isEqualTo(1);
      assertThat(second.exec("sha256sum </srv/large/scan.dcm"))
          .isEqualTo(first.exec("sha256sum </srv/large/scan.dcm"));
      TimedJobs.awaitRun(rest, pair, often, before);
      List<JsonNode> all = TimedJobs.occurrences(rest, pair, often);
      assertThat(all.stream().map(o -> o.get("due").asString())).doesNotHaveDuplicates();
      assertThat(all.stream().map(o -> o.get("decision").asString())).contains("merged");
      assertThat(all.stream().filter(o -> o.get("decision").asString().equals("run")))
          .allSatisfy(o -> assertThat(o.get("run").isNull()).isFalse());
    }
  }

  private static void endsAtOnceWhenAPersonWantsIt(
      Rest rest, PairByRest pair, String job, LabHost source) {
    JsonNode run = rest.post(TimedJobs.path(pair, job) + "/runs", Map.of()).is(202);
    String path = "runs/" + run.get("id").asString();
    rest.await(path, PATIENCE, r -> TimedJobs.copied(r) > 1_000_000);
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
}
