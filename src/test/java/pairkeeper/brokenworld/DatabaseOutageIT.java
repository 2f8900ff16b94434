package pairkeeper.brokenworld;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import pairkeeper.api.PairByRest;
import pairkeeper.api.Rest;
import pairkeeper.console.OwnDatabase;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;
import tools.jackson.databind.JsonNode;

/**
 * The console's own database goes away while a command of the customer works, of which nobody could
 * see afterwards whether it was carried out: its outcome is kept, nothing begins meanwhile, and the
 * run goes on by itself.
 */
@NeedsLab
class DatabaseOutageIT {
  private static final String SEEN = "/tmp/seen";

  @Test
  void what_a_command_did_meanwhile_is_known_when_the_database_is_back() throws Exception {
    try (OwnDatabase database = OwnDatabase.created();
        RunningConsole console = database.console().start();
        Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
        Rest rest = new Rest(console);
        PairByRest pair = PairByRest.takeIn(rest, lab, "outage", lab.host(1), lab.host(2))) {
      LabHost first = lab.host(1);
      pair.meet(first, lab.host(2));
      pair.setUp();
      pair.awaitWhole();
      beforeTheStop(rest, pair, "echo begun >>/tmp/seen; sleep 10; echo ended >>/tmp/seen");
      JsonNode run =
          pair.start(pair.freePlan("switchover", Map.of()), null, "Database away").is(202);
      JsonNode asking = pair.awaitRun(run, r -> PairByRest.asking(r) != null);
      pair.answer(run, PairByRest.asking(asking));
      await(first, "begun");

      database.stop();
      await(first, "ended");
      TimeUnit.SECONDS.sleep(5);
      assertThat(first.sql("SELECT pg_is_in_recovery()")).as("nothing begins").isEqualTo("f");
      database.start();

      JsonNode ended = pair.follow(run);
      assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("succeeded");
      JsonNode command = PairByRest.step(ended, "hook-before-1");
      assertThat(command.get("state").asString()).isEqualTo("done");
      assertThat(first.exec("cat " + SEEN)).isEqualTo("begun\nended");
      assertThat(first.sql("SELECT pg_is_in_recovery()")).isEqualTo("t");
      assertThat(rest.get("audit/verification").get("valid").asBoolean()).isTrue();
    }
  }

  private static void beforeTheStop(Rest rest, PairByRest pair, String words) {
    String path = pair.path() + "/hooks";
    String version = "\"" + rest.get(path).get("version").asInt() + "\"";
    var command =
        Map.of(
            "kind",
            "command",
            "name",
            "Stop the application",
            "moment",
            "before",
            "runbooks",
            List.of("switchover"),
            "place",
            "primary",
            "command",
            List.of("sh", "-c", words),
            "limitSeconds",
            60,
            "onFailure",
            "abort");
    rest.put(path, Map.of("hooks", List.of(command)), "If-Match", version).is(200);
  }

  private static void await(LabHost host, String line) throws InterruptedException {
    for (int tries = 0; !host.attempt("grep -qx " + line + " " + SEEN).ok(); tries++) {
      assertThat(tries).as("no %s on %s", line, host).isLessThan(300);
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }
}
