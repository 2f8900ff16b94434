package pairkeeper.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.Ledger;
import pairkeeper.lab.NeedsLab;
import pairkeeper.lab.Reckoning;
import tools.jackson.databind.JsonNode;

/**
 * What every other test sees with PostgreSQL 15 on Debian 12 is the same with the ones before and
 * after it, each on the Debian that brings it: set-up, switchover, failover, and the three ways
 * back, while somebody writes.
 */
@NeedsLab
class EveryMajorIT {
  private static final String ROWS = "SELECT count(*) FROM seen";

  @ParameterizedTest(name = "PostgreSQL {0}")
  @ValueSource(strings = {"13", "17"})
  void roles_change_and_nothing_is_lost(String major, @TempDir Path folder) {
    try (Lab lab = Lab.ofMajor(major, Flavour.PRIMARY, Flavour.NONE);
        Rest rest = new Rest(RunningConsole.shared());
        PairByRest pair =
            PairByRest.takeIn(rest, lab, "major-" + major, lab.host(1), lab.host(2))) {
      LabHost first = lab.host(1);
      LabHost second = lab.host(2);
      pair.meet(first, second);
      pair.setUp();
      pair.awaitVerdict("healthy");
      first.sql("CREATE TABLE seen (who text)");
      switchesOverWhileSomebodyWrites(pair, folder.resolve("ledger"), first, second);
      startsAsItIs(pair, second, first);
      isRewound(pair, first, second);
      isCopiedAnew(pair, second, first);
    }
  }

  @Test
  void a_server_of_another_major_becomes_no_standby() {
    try (Lab lab = Lab.up(Flavour.PRIMARY);
        Rest rest = new Rest(RunningConsole.shared());
        PairByRest pair =
            PairByRest.takeIn(
                rest, lab, "mixed", lab.host(1), lab.addOfMajor("17", Flavour.NONE))) {
      pair.meet(0, lab.host(1));
      // it has no cluster yet: what it is to have is what the pair has
      pair.meet(1, lab.host(2).fingerprint(), Lab.MAJOR);
      lab.host(2).clearJournal();
      JsonNode plan = pair.plan("set-up", Map.of());
      assertThat(PairByRest.blocking(plan)).contains("same-major");
      JsonNode os = guard(plan, "same-os");
      assertThat(os.get("result").asString()).isEqualTo("warn");
      assertThat(os.get("evidence").asString()).contains("12", "13");
      assertThat(pair.start(plan, null, "Over it").status()).isEqualTo(409);
      assertThat(lab.host(2).journal()).isEmpty();
    }
  }

  private static JsonNode guard(JsonNode plan, String id) {
    return plan.get("guards")
        .valueStream()
        .filter(guard -> guard.get("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static void switchesOverWhileSomebodyWrites(
      PairByRest pair, Path file, LabHost primary, LabHost standby) {
    primary.letIn();
    standby.letIn();
    pair.awaitWhole();
    try (Ledger ledger = Ledger.start(file, primary, standby)) {
      ledger.awaitWrites(20);
      JsonNode plan = pair.freePlan("switchover", Map.of());
      JsonNode ended = pair.follow(pair.start(plan, null, "Planned").is(202));
      assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("succeeded");
      ledger.awaitWriteOn(standby);
      Reckoning reckoning = ledger.reckon(standby, primary);
      assertThat(reckoning.splitBrain()).isEmpty();
      assertThat(reckoning.lostOn(standby)).as("%s", reckoning).isEmpty();
    }
    pair.awaitWhole();
  }

  /** Only the server process dies, when everything had arrived. */
  private static void startsAsItIs(PairByRest pair, LabHost dies, LabHost takesOver) {
    pair.awaitTwoLooks();
    dies.exec("systemctl kill -s KILL postgresql@" + dies.major() + "-main");
    pair.awaitVerdict("critical");
    pair.failOver(Map.of("fence", "stop"), "Server process died");
    takesOver.sql("INSERT INTO seen VALUES ('after the first failover')");
    pair.rejoin("start");
    sameRows(takesOver, dies, 1);
  }

  /** Its last commit never left the machine that then lost its power. */
  private static void isRewound(PairByRest pair, LabHost dies, LabHost takesOver) {
    pair.awaitTwoLooks();
    dies.cutFrom(takesOver);
    dies.sql("INSERT INTO seen VALUES ('only here')");
    dies.kill();
    pair.awaitVerdict("critical");
    dies.healTo(takesOver);
    pair.failOver(
        Map.of("fence", "attest", "attestation", "Anna W. pulled both power cords at 02:58"),
        "Power lost");
    takesOver.sql("INSERT INTO seen VALUES ('after the second failover')");
    pair.fencedAtItsReturn(dies);
    pair.rejoin("rewind");
    sameRows(takesOver, dies, 2);
  }

  /** Somebody removed the signal file by hand, as an old manual says: no new timeline. */
  private static void isCopiedAnew(PairByRest pair, LabHost primary, LabHost standby) {
    String data = "/var/lib/postgresql/" + standby.major() + "/main";
    standby.exec(
        "rm %s/standby.signal && systemctl restart postgresql@%s-main"
            .formatted(data, standby.major()));
    standby.sql("INSERT INTO seen VALUES ('apart')");
    pair.awaitVerdict("split-brain");
    pair.rejoin("clone");
    sameRows(primary, standby, 2);
  }

  private static void sameRows(LabHost primary, LabHost standby, int rows) {
    assertThat(standby.sql("SELECT pg_is_in_recovery()")).isEqualTo("t");
    assertThat(primary.sql(ROWS)).isEqualTo(Integer.toString(rows));
    assertThat(standby.sql(ROWS)).isEqualTo(Integer.toString(rows));
  }
}
