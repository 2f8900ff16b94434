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

/** A failover that is carried out on a copy of a real standby, while users write to its primary. */
@NeedsLab
class RestRehearsalJobsIT {
  private static final String PLACE = "/srv/the pair's rehearsals";
  private static final String HBA = "/etc/postgresql/15/main/pg_hba.conf";
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir Path folder;

  private record Scene(Rest rest, PairByRest pair, LabHost first, LabHost second) {
    String make(String name, List<Map<String, Object>> queries, Map<String, Object> more) {
      var rehearsal = new HashMap<String, Object>();
      rehearsal.put("places", List.of(place(0), place(1)));
      rehearsal.put("database", "app");
      rehearsal.put("queries", queries);
      rehearsal.putAll(more);
      var job = Map.of("name", name, "kind", "rehearsal", "rehearsal", rehearsal);
      return rest.post(pair.path() + "/jobs", job).is(201).get("id").asString();
    }

    Map<String, Object> place(int server) {
      return Map.of("server", id(server), "path", PLACE, "mount", "");
    }

    String id(int server) {
      return pair.server(server).substring("servers/".length());
    }

    String path(String job) {
      return pair.path() + "/jobs/" + job;
    }

    JsonNode begin(String job) {
      return rest.post(path(job) + "/runs", Map.of("reason", "by hand")).is(202);
    }

    JsonNode ran(String job, String state) {
      JsonNode ended = pair.follow(begin(job));
      assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo(state);
      return ended;
    }

    JsonNode newest(String job) {
      return rest.get(path(job) + "/rehearsals").get(0);
    }

    /** No server runs beside the pair's own, and nothing of a copy lies about. */
    void nothingIsLeft(LabHost host) {
      assertThat(host.exec("pgrep -fc 'postgres -D .*/[.]rehearsal-' || true").strip())
          .isEqualTo("0");
      assertThat(
              host.exec(
                  "find /srv /var/run/postgresql -name '.rehearsal-*' -o -name 'pairkeeper-*'"
                      + " -type d"))
          .isBlank();
    }
  }

  private static Map<String, Object> question(String name, String sql, Long least, Long most) {
    var question = new HashMap<String, Object>();
    question.put("name", name);
    question.put("sql", sql);
    question.put("least", least);
    question.put("most", most);
    return question;
  }

  @Test
  void a_failover_is_rehearsed_under_load_and_neither_server_notices() throws Exception {
    try (Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
        Rest rest = new Rest(RunningConsole.shared());
        PairByRest pair = PairByRest.takeIn(rest, lab, "rehearsed", lab.host(1), lab.host(2))) {
      var scene = new Scene(rest, pair, lab.host(1), lab.host(2));
      pair.meet(lab.host(1), lab.host(2));
      archives(scene);
      pair.setUp();
      tablespace(scene);
      saysWhichFieldIsWrong(scene);
      try (Ledger ledger = Ledger.start(folder.resolve("acknowledged"), lab.host(1))) {
        ledger.awaitWrites(200);
        isPromotedAskedTimedAndRemoved(scene);
        anAnswerThatIsNotAsExpectedFailsIt(scene);
        isEndedAtOnceAndLeavesNothing(scene);
      }
      isNotBegunWhereTheStandbyDoesNotLetItsOwnerIn(scene);
      isDoneOnTheNewStandbyAfterASwitchover(scene);
    }
  }

  /** As many do: a promoted copy that archived would put its history among the primary's files. */
  private static void archives(Scene scene) {
    for (LabHost host : List.of(scene.first(), scene.second())) {
      host.exec("install -d -o postgres -g postgres /srv/archive '/srv/table space'");
    }
    scene.first().sql("ALTER SYSTEM SET archive_mode = 'always'");
    scene.first().sql("ALTER SYSTEM SET archive_command = 'cp %p /srv/archive/%f'");
    scene.first().exec("systemctl restart postgresql@15-main");
  }

  private static void tablespace(Scene scene) {
    scene.first().sql("CREATE TABLESPACE apart LOCATION '/srv/table space'");
    scene.first().sql("app", "CREATE TABLE elsewhere TABLESPACE apart AS SELECT 7 AS n");
  }

  private static void saysWhichFieldIsWrong(Scene scene) {
    String path = scene.pair().path() + "/jobs";
    var wrong =
        Map.<Map<String, Object>, String>of(
            Map.of("places", List.of()), "places",
            Map.of("database", ""), "database",
            Map.of("queries", List.of(question("", "SELECT 1", null, null))), "queries[0].name",
            Map.of("queries", List.of(question("a", "SELECT 1", 2L, 1L))), "queries[0].most",
            Map.of("querySeconds", 0), "querySeconds",
            Map.of("megabytesPerSecond", -1), "megabytesPerSecond",
            Map.of("limitHours", 0), "limitHours");
    wrong.forEach((more, field) -> {
      var rehearsal = new HashMap<String, Object>();
      rehearsal.put("places", List.of(scene.place(0)));
      rehearsal.put("database", "app");
      rehearsal.putAll(more);
      var job = Map.of("name", "Wrong", "kind", "rehearsal", "rehearsal", rehearsal);
      assertThat(scene.rest().post(path, job).is(422).get("field").asString()).isEqualTo(field);
    });
    assertThat(scene.rest().get(path).size()).isZero();
  }

  private static void isPromotedAskedTimedAndRemoved(Scene scene) {
    String job =
        scene.make(
            "Nightly",
            List.of(
                question("Rows of the ledger", "SELECT count(*) FROM ledger", 100L, null),
                question("In a tablespace", "SELECT n FROM elsewhere", 7L, 7L),
                question("Is it a primary", "SELECT pg_is_in_recovery()::int", 0L, 0L)),
            Map.of());
    String receiver = "SELECT pid FROM pg_stat_wal_receiver";
    String before = scene.second().sql(receiver);
    JsonNode ended = scene.ran(job, "succeeded");
    JsonNode found = scene.newest(job);
    assertThat(found.get("asExpected").asBoolean()).as(found.toPrettyString()).isTrue();
    assertThat(found.get("server").asString()).isEqualTo(scene.id(1));
    assertThat(found.get("primary").asString()).isEqualTo(scene.id(0));
    assertThat(found.get("timeline").asInt()).isEqualTo(2);
    assertThat(found.get("bytes").asLong()).isGreaterThan(10_000_000);
    assertThat(found.get("startMillis").asLong()).isPositive();
    assertThat(found.get("promoteMillis").asLong()).isPositive();
    assertThat(found.get("answers").get(0).get("value").asLong()).isGreaterThan(100);
    assertThat(found.get("answers").get(1).get("verdict").asString()).isEqualTo("as-expected");
    assertThat(PairByRest.step(ended, "promote").get("output").asString())
        .contains("on timeline 2");
    assertThat(scene.second().sql(receiver)).as("it streamed all the time").isEqualTo(before);
    assertThat(scene.second().sql("SELECT timeline_id FROM pg_control_checkpoint()"))
        .isEqualTo("1");
    theArchiveHoldsNothingOfTheCopy(scene);
    assertThat(scene.first().sql("SELECT count(*) FROM pg_stat_replication")).isEqualTo("1");
    assertThat(scene.first().sql("app", "SELECT to_regclass('pairkeeper_rehearsal')")).isBlank();
    JsonNode known = scene.rest().get(scene.pair().path() + "/readiness").get("failoverRehearsed");
    assertThat(known.get("asExpected").asBoolean()).isTrue();
    assertThat(known.get("promoteMillis")).isEqualTo(found.get("promoteMillis"));
    scene.nothingIsLeft(scene.second());
  }

  private static void theArchiveHoldsNothingOfTheCopy(Scene scene) {
    scene.first().sql("SELECT pg_switch_wal()");
    for (LabHost host : List.of(scene.first(), scene.second())) {
      host.exec(
          "for i in $(seq 100); do [ -n \"$(ls /srv/archive)\" ] && exit; sleep 0.3; done; exit 1");
      assertThat(host.exec("ls /srv/archive").lines())
          .as("of timeline 1 only")
          .allMatch(file -> file.startsWith("00000001"));
    }
  }

  private static void anAnswerThatIsNotAsExpectedFailsIt(Scene scene) {
    String job =
        scene.make(
            "Too strict",
            List.of(
                question("Many rows", "SELECT count(*) FROM ledger", 1_000_000_000L, null),
                question("Few rows", "SELECT count(*) FROM ledger", null, 1L),
                question("No such table", "SELECT count(*) FROM nowhere", null, null),
                question("Writes", "DELETE FROM ledger", null, null),
                question("Good", "SELECT 1", null, null)),
            Map.of());
    JsonNode ended = scene.ran(job, "failed");
    JsonNode answers = scene.newest(job).get("answers");
    assertThat(answers.get(0).get("verdict").asString()).isEqualTo("too-low");
    assertThat(answers.get(1).get("verdict").asString()).isEqualTo("too-high");
    assertThat(answers.get(2).get("verdict").asString()).isEqualTo("failed");
    assertThat(answers.get(2).get("said").asString()).contains("42P01");
    assertThat(answers.get(3).get("verdict").asString()).isEqualTo("failed");
    assertThat(answers.get(4).get("verdict").asString()).isEqualTo("as-expected");
    assertThat(ended.get("remark").asString()).contains("Many rows, Few rows, No such table");
    scene.nothingIsLeft(scene.second());
  }

  private static void isEndedAtOnceAndLeavesNothing(Scene scene) {
    String job = scene.make("Slow", List.of(), Map.of("megabytesPerSecond", 1));
    String run = "runs/" + scene.begin(job).get("id").asString();
    scene
        .second()
        .exec(
            "for i in $(seq 300); do [ \"$(runuser -u postgres -- psql -XqAt -c \"select count(*)"
                + " from pg_stat_replication where application_name = 'pairkeeper_rehearsal'\")\""
                + " != 0 ] && exit; sleep 0.2; done; exit 1");
    scene.rest().send("POST", run + "/stop", null).is(200);
    JsonNode ended = scene.rest().await(run, PATIENCE, r -> !r.get("endedAt").isNull());
    assertThat(ended.get("state").asString()).isEqualTo("failed");
    assertThat(scene.rest().get(scene.path(job) + "/rehearsals").size()).isZero();
    scene.nothingIsLeft(scene.second());
  }

  private static void isNotBegunWhereTheStandbyDoesNotLetItsOwnerIn(Scene scene) {
    String job = scene.make("Shut out", List.of(), Map.of());
    scene.second().exec("sed -i 's/^local *replication/#&/' " + HBA);
    scene.second().sql("SELECT pg_reload_conf()");
    JsonNode plan = scene.rest().get(scene.path(job) + "/plan");
    assertThat(PairByRest.blocking(plan)).containsExactly("rehearsal-login");
    scene.second().exec("sed -i 's/^#local *replication/local replication/' " + HBA);
    scene.second().sql("SELECT pg_reload_conf()");
    assertThat(scene.second().exec("ls -A '" + PLACE.replace("'", "'\\''") + "'"))
        .doesNotContain(job);
  }

  private static void isDoneOnTheNewStandbyAfterASwitchover(Scene scene) {
    String job =
        scene.make(
            "After a switchover",
            List.of(question("Rows", "SELECT count(*) FROM ledger", 100L, null)),
            Map.of());
    PairByRest pair = scene.pair();
    pair.awaitWhole();
    JsonNode plan = pair.awaitPlan("switchover", Map.of(), p -> PairByRest.blocking(p).isEmpty());
    JsonNode turned = pair.follow(pair.start(plan, null, "Turned round").is(202));
    assertThat(turned.get("state").asString()).as(turned.toPrettyString()).isEqualTo("succeeded");
    scene.ran(job, "succeeded");
    JsonNode found = scene.newest(job);
    assertThat(found.get("server").asString()).isEqualTo(scene.id(0));
    assertThat(found.get("timeline").asInt()).isEqualTo(3);
    scene.nothingIsLeft(scene.first());
  }
}
