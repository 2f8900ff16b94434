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
import pairkeeper.ops.notify.Receiver;
import tools.jackson.databind.JsonNode;

/** Rows that a job counts on both servers of a real pair, while somebody writes. */
@NeedsLab
class RestCountJobsIT {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String LEDGER = "ledger";

  @TempDir Path folder;

  private record Scene(
      RunningConsole console, Rest rest, PairByRest pair, LabHost first, LabHost second) {
    Map<String, Object> job(String name, Map<String, Object> count) {
      var all = new HashMap<String, Object>(count);
      all.putIfAbsent("database", "app");
      return Map.of("name", name, "kind", "count", "count", all);
    }

    String make(String name, Map<String, Object> count) {
      return rest.post(pair.path() + "/jobs", job(name, count)).is(201).get("id").asString();
    }

    String path(String job) {
      return pair.path() + "/jobs/" + job;
    }

    JsonNode begin(String job) {
      return rest.post(path(job) + "/runs", Map.of("reason", "by hand")).is(202);
    }

    JsonNode ran(String job, String state) {
      JsonNode ended = ended(begin(job));
      assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo(state);
      return ended;
    }

    JsonNode ended(JsonNode run) {
      return rest.await(
          "runs/" + run.get("id").asString(), PATIENCE, r -> !r.get("endedAt").isNull());
    }

    /** What was found of a query last. */
    JsonNode found(String job, String name) {
      return rest.get(path(job) + "/counts")
          .valueStream()
          .filter(count -> count.get("name").asString().equals(name))
          .findFirst()
          .orElseThrow();
    }

    void expect(String job, String name, String... verdicts) {
      JsonNode found = found(job, name);
      assertThat(found.get("verdict").asString())
          .as(found.toPrettyString())
          .isIn((Object[]) verdicts);
    }
  }

  @Test
  void compares_rows_while_somebody_writes_and_says_exactly_what_was_compared() throws Exception {
    try (RunningConsole console =
            RunningConsole.fresh().env("PAIRKEEPER_NOTIFY_INTERNAL", "127.0.0.1").start();
        Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
        Rest rest = new Rest(console);
        Receiver chat = Receiver.start();
        PairByRest pair = PairByRest.takeIn(rest, lab, "counted", lab.host(1), lab.host(2))) {
      var scene = new Scene(console, rest, pair, lab.host(1), lab.host(2));
      pair.meet(lab.host(1), lab.host(2));
      pair.setUp();
      chat.answers(200, "{\"ok\":true}");
      channel(rest, chat);
      saysWhichFieldIsWrong(scene);
      try (Ledger ledger = Ledger.start(folder.resolve("acknowledged"), lab.host(1))) {
        ledger.awaitWrites(200);
        isEqualUnderLoadWhereTheStandbyIsLetToReplay(scene);
        whatDiffersIsSaidAndTold(scene, chat);
        whatWritesIsRefusedByBothServers(scene);
        whatTakesTooLongIsEndedOnBothServers(scene);
        isFoundAgainAfterAKillOfTheConsole(scene);
        isEndedAtOnceAndLeavesNoSession(scene);
        aStandbyWhoseReplayIsPausedIsUnknown(scene);
        startsOnSchedule(scene);
      }
      isRemovedWithoutARun(scene);
    }
  }

  private static void channel(Rest rest, Receiver chat) {
    var body = new HashMap<String, Object>();
    body.put("name", "Chat");
    body.put("kind", "telegram");
    body.put("language", "en");
    body.put("secret", "123456789:AAEtoken-of-the-tests-0123456789");
    body.put("holdSeconds", 5);
    body.put("telegram", Map.of("base", chat.address(), "chat", "-100200300"));
    rest.post("notification-channels", body).is(201);
  }

  private static void saysWhichFieldIsWrong(Scene scene) {
    String path = scene.pair().path() + "/jobs";
    var wrong =
        Map.<Map<String, Object>, String>of(
            Map.of(), "tables",
            Map.of("tables", List.of("a", "b.c.d")), "tables[1]",
            Map.of("queries", List.of(Map.of("name", "x", "sql", " "))), "queries[0].sql",
            Map.of("tables", List.of("a"), "tolerancePercent", 101), "tolerancePercent",
            Map.of("tables", List.of("a"), "querySeconds", 0), "querySeconds",
            Map.of("tables", List.of("a"), "database", ""), "database");
    wrong.forEach((count, field) ->
        assertThat(
                scene.rest().post(path, scene.job("Wrong", count)).is(422).get("field").asString())
            .isEqualTo(field));
    assertThat(scene.rest().get(path).size()).isZero();
  }

  private static void isEqualUnderLoadWhereTheStandbyIsLetToReplay(Scene scene) {
    scene.first().sql("app", "create table \"Old; exams\" as select generate_series(1, 1234)");
    String job =
        scene.make("Rows", Map.of("tables", List.of(LEDGER, "\"Old; exams\""), "sameLsn", true));
    for (int i = 0; i < 5; i++) {
      scene.ran(job, "succeeded");
      scene.expect(job, "public." + LEDGER, "equal", "within");
      scene.expect(job, "public.\"Old; exams\"", "equal");
    }
    JsonNode found = scene.found(job, "public." + LEDGER);
    long here = found.at("/primary/rows").asLong();
    assertThat(here).isGreaterThan(200);
    assertThat(found.at("/standby/rows").asLong()).isGreaterThanOrEqualTo(here);
    assertThat(position(found, "standby")).isGreaterThanOrEqualTo(position(found, "primary"));
    if (found.get("verdict").asString().equals("within")) {
      assertThat(found.at("/again/rows").asLong())
          .isGreaterThanOrEqualTo(found.at("/standby/rows").asLong());
      assertThat(position(found, "again")).isGreaterThan(position(found, "standby"));
    }
    assertThat(scene.rest().get(scene.path(job) + "/counts").size()).isEqualTo(10);
    assertThat(scene.found(job, "public.\"Old; exams\"").at("/standby/rows").asLong())
        .isEqualTo(1234);
  }

  private static long position(JsonNode found, String side) {
    String[] halves = found.at("/" + side + "/lsn").asString().split("/");
    return Long.parseLong(halves[0], 16) << 32 | Long.parseLong(halves[1], 16);
  }

  private static void whatDiffersIsSaidAndTold(Scene scene, Receiver chat) {
    var own = Map.of("name", "Receivers", "sql", "select count(*) from pg_stat_replication");
    String job =
        scene.make("Differs", Map.of("queries", List.of(own), "tables", List.of("\"Old; exams\"")));
    JsonNode ended = scene.ran(job, "failed");
    JsonNode found = scene.found(job, "Receivers");
    assertThat(found.get("verdict").asString()).isEqualTo("differs");
    assertThat(found.at("/primary/rows").asLong()).isEqualTo(1);
    assertThat(found.at("/standby/rows").asLong()).isZero();
    assertThat(found.get("difference").asLong()).isEqualTo(-1);
    scene.expect(job, "public.\"Old; exams\"", "equal");
    assertThat(ended.get("remark").asString())
        .contains("Receivers: 1 on the primary, 0 on the standby");
    scene
        .rest()
        .await(
            "notifications?state=sent",
            PATIENCE,
            all -> chat.posted().stream().anyMatch(p -> p.body().contains("Receivers: 1 on")));
  }

  private static void whatWritesIsRefusedByBothServers(Scene scene) {
    var sql = "with gone as (delete from " + LEDGER + " returning 1) select count(*) from gone";
    String job = scene.make("Writes", Map.of("queries", List.of(Map.of("name", "w", "sql", sql))));
    JsonNode ended = scene.ran(job, "failed");
    scene.expect(job, "w", "unknown");
    assertThat(ended.get("remark").asString()).contains("would have written");
    assertThat(PairByRest.step(ended, "primary").get("output").asString()).contains("fail 1 25006");
    assertThat(PairByRest.step(ended, "standby").get("output").asString()).contains("fail 1 25006");
    assertThat(Long.parseLong(scene.first().sql("app", "select count(*) from " + LEDGER)))
        .isGreaterThan(200);
  }

  private static void whatTakesTooLongIsEndedOnBothServers(Scene scene) {
    var slow = Map.of("name", "slow", "sql", "select count(pg_sleep(600))");
    String job =
        scene.make(
            "Slow", Map.of("queries", List.of(slow), "tables", List.of(LEDGER), "querySeconds", 2));
    JsonNode ended = scene.ran(job, "failed");
    scene.expect(job, "slow", "unknown");
    scene.expect(job, "public." + LEDGER, "equal", "within");
    assertThat(ended.get("remark").asString()).contains("took too long");
    noSessionIsLeft(scene);
  }

  private static void noSessionIsLeft(Scene scene) {
    String sessions =
        "select count(*) from pg_stat_activity where application_name like 'pairkeeper-count-%'";
    for (LabHost host : List.of(scene.first(), scene.second())) {
      assertThat(host.sql(sessions)).isEqualTo("0");
    }
  }

  private static void isFoundAgainAfterAKillOfTheConsole(Scene scene) {
    String job = sleeping(scene, "Interrupted", 8);
    JsonNode run = scene.begin(job);
    counting(scene, 1);
    scene.console().kill9();
    scene.console().launchAgain();
    scene.console().awaitReady();
    JsonNode ended = scene.ended(run);
    assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("succeeded");
    assertThat(ended.get("interrupted").asBoolean()).isTrue();
    scene.expect(job, "sleeps", "equal");
    assertThat(scene.rest().get(scene.path(job) + "/counts").size()).isEqualTo(1);
  }

  private static String sleeping(Scene scene, String name, int seconds) {
    var sleeps = Map.of("name", "sleeps", "sql", "select count(pg_sleep(" + seconds + "))");
    return scene.make(name, Map.of("queries", List.of(sleeps)));
  }

  private static void counting(Scene scene, int sessions) {
    scene
        .first()
        .exec(
            "for i in $(seq 300); do [ \"$(runuser -u postgres -- psql -XqAt -c \"select count(*)"
                + " from pg_stat_activity where application_name like 'pairkeeper-count-%'\")\" ="
                + " "
                + sessions
                + " ] && exit; sleep 0.2; done; exit 1");
  }

  private static void isEndedAtOnceAndLeavesNoSession(Scene scene) {
    String job = sleeping(scene, "Ended", 120);
    JsonNode run = scene.begin(job);
    counting(scene, 1);
    scene.rest().send("POST", "runs/" + run.get("id").asString() + "/stop", null).is(200);
    assertThat(scene.ended(run).get("state").asString()).isEqualTo("failed");
    counting(scene, 0);
    assertThat(scene.rest().get(scene.path(job) + "/counts").size()).isZero();
  }

  private static void aStandbyWhoseReplayIsPausedIsUnknown(Scene scene) {
    scene.second().sql("select pg_wal_replay_pause()");
    for (boolean same : List.of(true, false)) {
      String job =
          scene.make(
              "Paused " + same,
              Map.of("tables", List.of(LEDGER), "sameLsn", same, "toleranceRows", 1_000_000));
      JsonNode ended = scene.ran(job, "failed");
      scene.expect(job, "public." + LEDGER, "unknown");
      assertThat(ended.get("remark").asString()).contains("Replay is paused");
    }
    assertThat(scene.second().sql("select pg_is_wal_replay_paused()")).isEqualTo("t");
    scene.second().sql("select pg_wal_replay_resume()");
  }

  private static void startsOnSchedule(Scene scene) {
    var job =
        new HashMap<>(
            scene.job(
                "Daily",
                Map.of("tables", List.of(LEDGER), "toleranceRows", 1_000_000, "sameLsn", false)));
    job.put("timetable", Map.of("schedule", "cron * * * * *"));
    String id = scene.rest().post(scene.pair().path() + "/jobs", job).is(201).get("id").asString();
    scene.rest().await(scene.path(id) + "/counts", PATIENCE, all -> all.size() >= 1);
    scene.expect(id, "public." + LEDGER, "equal", "within");
    JsonNode occurrence = scene.rest().get(scene.path(id) + "/occurrences").get(0);
    assertThat(occurrence.get("run").asString())
        .isEqualTo(scene.found(id, "public." + LEDGER).get("run").asString());
  }

  private static void isRemovedWithoutARun(Scene scene) {
    for (JsonNode job : scene.rest().get(scene.pair().path() + "/jobs")) {
      assertThat(scene.rest().send("DELETE", scene.path(job.get("id").asString()), null).status())
          .isEqualTo(204);
    }
  }
}
