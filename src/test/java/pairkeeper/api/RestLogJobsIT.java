package pairkeeper.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;
import tools.jackson.databind.JsonNode;

/** What a job tells of real errors in real logs, each once, and what it never tells. */
@NeedsLab
class RestLogJobsIT {
  private static final String LOG = "/var/log/postgresql/postgresql-15-main.log";
  private static final String PATIENT = "João da Silva";

  private record Scene(Rest rest, PairByRest pair, LabHost first, LabHost second) {
    Map<String, Object> place(int server, String folder) {
      String id = pair.server(server).substring("servers/".length());
      return Map.of("server", id, "folder", folder);
    }

    Map<String, Object> settings(Map<String, Object> more) {
      var logs = new HashMap<String, Object>();
      logs.put("places", List.of(place(0, ""), place(1, "")));
      logs.putAll(more);
      return logs;
    }

    String make(String name, Map<String, Object> more) {
      var job = Map.of("name", name, "kind", "logs", "logs", settings(more));
      return rest.post(pair.path() + "/jobs", job).is(201).get("id").asString();
    }

    String path(String job) {
      return pair.path() + "/jobs/" + job;
    }

    JsonNode ran(String job, String state) {
      JsonNode run = rest.post(path(job) + "/runs", Map.of("reason", "by hand")).is(202);
      JsonNode ended = pair.follow(run);
      assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo(state);
      assertThat(ended.toString()).doesNotContain("Silva", "geheim");
      return ended;
    }

    /** What the newest run found on a server: new or known, how often, what. */
    List<String> found(String job, int server) {
      JsonNode all = rest.get(path(job) + "/logged?limit=1000");
      assertThat(all.toString()).doesNotContain("Silva", "geheim");
      String newest = rest.get(path(job) + "/looks").get(0).get("run").asString();
      String id = pair.server(server).substring("servers/".length());
      var found = new ArrayList<String>();
      for (JsonNode each : all) {
        if (each.get("run").asString().equals(newest) && each.get("server").asString().equals(id)) {
          found.add(
              (each.get("fresh").asBoolean() ? "new " : "known ")
                  + each.get("count").asLong()
                  + " "
                  + each.get("severity").asString()
                  + " "
                  + each.get("sign").asString()
                  + " "
                  + each.get("text").asString());
        }
      }
      return found;
    }

    JsonNode look(String job, int server) {
      String id = pair.server(server).substring("servers/".length());
      for (JsonNode each : rest.get(path(job) + "/looks")) {
        if (each.get("server").asString().equals(id)) {
          return each;
        }
      }
      throw new AssertionError("no look is kept");
    }
  }

  /** Makes an error; psql says that it did. */
  private static void wrong(LabHost host, String sql) {
    host.exec(
        "runuser -u postgres -- psql -X -d postgres <<'SQL' >/dev/null 2>&1 || true\n"
            + sql
            + "\nSQL");
  }

  @Test
  void each_real_error_of_both_servers_is_told_once_and_never_what_people_typed() {
    try (Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
        Rest rest = new Rest(RunningConsole.shared());
        PairByRest pair = PairByRest.takeIn(rest, lab, "logged", lab.host(1), lab.host(2))) {
      var scene = new Scene(rest, pair, lab.host(1), lab.host(2));
      pair.meet(lab.host(1), lab.host(2));
      pair.setUp();
      saysWhichFieldIsWrong(scene);
      String job = scene.make("Logs", Map.of("ignore", List.of("division by zero")));
      scene.ran(job, "succeeded");
      assertThat(scene.look(job, 0).get("path").asString()).isEqualTo(LOG);
      assertThat(scene.found(job, 0)).noneMatch(kind -> kind.startsWith("new"));
      newErrorsOfBothServersAreTold(scene, job);
      whatIsThereNoMoreIsReadToItsEnd(scene, job);
      aKilledProcessMakesTheRunFail(scene, job);
      aServerThatIsDownHasItsLogAllTheSame(scene, job);
      theCollectorsCsvIsFoundByItself(scene, job);
      manyRefusedLoginsAreTold(scene);
    }
  }

  private static void saysWhichFieldIsWrong(Scene scene) {
    var wrong =
        Map.<Map<String, Object>, String>of(
            Map.of("places", List.of()), "places",
            Map.of("places", List.of(scene.place(0, "log"))), "places[0].folder",
            Map.of("least", "log"), "least",
            Map.of("alarm", "bad"), "alarm",
            Map.of("alarmFrom", -1), "alarmFrom",
            Map.of("loginsFrom", -1), "loginsFrom",
            Map.of("ignore", List.of("a")), "ignore");
    String path = scene.pair().path() + "/jobs";
    wrong.forEach((more, field) -> {
      var job = Map.of("name", "Wrong", "kind", "logs", "logs", scene.settings(more));
      assertThat(scene.rest().post(path, job).is(422).get("field").asString()).isEqualTo(field);
    });
  }

  private static void newErrorsOfBothServersAreTold(Scene scene, String job) {
    wrong(scene.first(), "SELECT * FROM laudos_1 WHERE nome = '" + PATIENT + "';");
    wrong(scene.first(), "SELECT * FROM laudos_2 WHERE nome = '" + PATIENT + "';");
    wrong(scene.first(), "SELECT '" + PATIENT + "'::int;");
    wrong(scene.first(), "SELECT 1/0;");
    wrong(
        scene.first(),
        "DO $$ BEGIN RAISE EXCEPTION 'Paciente " + PATIENT + " sem alta, senha geheim'; END $$;");
    wrong(
        scene.first(),
        "CREATE TEMP TABLE p (nome text PRIMARY KEY); INSERT INTO p VALUES ('"
            + PATIENT
            + "'), ('"
            + PATIENT
            + "');");
    wrong(scene.second(), "CREATE TABLE no (n int);");
    JsonNode ended = scene.ran(job, "succeeded");
    assertThat(ended.get("remark").asString()).contains("not there before");
    assertThat(scene.found(job, 0))
        .contains(
            "new 2 error none relation \"…\" does not exist at character #",
            "new 1 error none duplicate key value violates unique constraint \"…\"",
            "new 1 error none ")
        .anyMatch(kind -> kind.startsWith("new 1 error none invalid input syntax for"))
        .noneMatch(kind -> kind.contains("division"));
    assertThat(scene.found(job, 1))
        .containsExactly("new 1 error none cannot execute CREATE TABLE in a read-only transaction");
    scene.ran(job, "succeeded");
    assertThat(scene.found(job, 0)).as("nothing is told twice").isEmpty();
  }

  private static void whatIsThereNoMoreIsReadToItsEnd(Scene scene, String job) {
    LabHost host = scene.first();
    wrong(host, "SELECT * FROM before_it;");
    host.exec("cp -p " + LOG + " " + LOG + ".1 && : >" + LOG);
    wrong(host, "SELECT * FROM after_it;");
    scene.ran(job, "succeeded");
    assertThat(scene.found(job, 0))
        .containsExactly("known 2 error none relation \"…\" does not exist at character #");
    assertThat(scene.look(job, 0).get("gap").asBoolean()).isFalse();
    wrong(host, "SELECT * FROM lost;");
    host.exec(": >" + LOG);
    JsonNode ended = scene.ran(job, "succeeded");
    assertThat(ended.get("remark").asString()).contains("was removed before it could be looked at");
  }

  private static void aKilledProcessMakesTheRunFail(Scene scene, String job) {
    LabHost host = scene.second();
    String pid =
        host.sql("SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer'").strip();
    host.exec(
        "kill -9 "
            + pid
            + "; sleep 1; for i in $(seq 200); do runuser -u postgres -- psql -XAtc 'SELECT 1'"
            + " >/dev/null 2>&1 && exit; sleep 0.1; done; exit 1");
    JsonNode ended = scene.ran(job, "failed");
    assertThat(ended.get("remark").asString())
        .contains("process was killed in the log of logged-db2")
        .contains("was terminated by signal #: Killed");
    assertThat(scene.found(job, 1)).anyMatch(kind -> kind.startsWith("new 1 log crash"));
  }

  private static void aServerThatIsDownHasItsLogAllTheSame(Scene scene, String job) {
    scene.second().exec("systemctl stop postgresql@15-main");
    wrong(scene.first(), "SELECT * FROM while_the_other_is_down;");
    scene.ran(job, "succeeded");
    assertThat(scene.found(job, 0))
        .contains("known 1 error none relation \"…\" does not exist at character #");
    assertThat(scene.look(job, 1).get("path").asString()).isEqualTo(LOG);
    scene.second().exec("systemctl start postgresql@15-main");
  }

  private static void theCollectorsCsvIsFoundByItself(Scene scene, String job) {
    LabHost host = scene.first();
    wrong(host, "SELECT * FROM the_last_of_the_old_log;");
    host.sql("ALTER SYSTEM SET logging_collector = on");
    host.sql("ALTER SYSTEM SET log_destination = 'csvlog'");
    host.exec("systemctl restart postgresql@15-main");
    wrong(host, "SELECT '" + PATIENT + "'::int;\nSELECT 'several\nlines " + PATIENT + "' FROM x;");
    scene.ran(job, "succeeded");
    assertThat(scene.look(job, 0).get("path").asString()).matches(".*/log/postgresql-.*[.]csv");
    assertThat(scene.found(job, 0))
        .anyMatch(kind -> kind.contains("invalid input syntax"))
        .anyMatch(kind -> kind.contains("relation \"…\" does not exist"));
    JsonNode logged = scene.rest().get(scene.path(job) + "/logged?limit=1000");
    assertThat(Pattern.compile("\"sqlState\":\"42P01\"").matcher(logged.toString()).find())
        .isTrue();
  }

  private static void manyRefusedLoginsAreTold(Scene scene) {
    String job =
        scene.make(
            "Logins",
            Map.of("places", List.of(scene.place(0, "")), "least", "panic", "loginsFrom", 3));
    scene.ran(job, "succeeded");
    scene
        .first()
        .exec(
            "for i in 1 2 3; do PGSSLMODE=disable PGPASSWORD=geheim psql -X -h 127.0.0.1 -U"
                + " nobody$i postgres -c x >/dev/null 2>&1; done; true");
    JsonNode ended = scene.ran(job, "failed");
    assertThat(ended.get("remark").asString())
        .startsWith("Refused logins in the log of logged-db1, 3 times");
  }
}
