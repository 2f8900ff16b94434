package pairkeeper.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.Ledger;
import pairkeeper.lab.NeedsLab;
import pairkeeper.lab.Reckoning;
import tools.jackson.databind.JsonNode;

/** Twenty switchovers in a row while somebody writes: both servers hold all that was promised. */
@NeedsLab
class TwentySwitchoversIT {
  private static final int TIMES = 20;
  private static final String ROWS = "SELECT count(*), sum(sequence) FROM ledger";

  @Test
  void twenty_switchovers_in_a_row_lose_no_acknowledged_commit(@TempDir Path folder) {
    try (Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
        Rest rest = new Rest(RunningConsole.shared());
        PairByRest pair = PairByRest.takeIn(rest, lab, "twenty", lab.host(1), lab.host(2))) {
      LabHost primary = lab.host(1);
      LabHost standby = lab.host(2);
      pair.meet(primary, standby);
      pair.setUp();
      pair.awaitVerdict("healthy");
      primary.letIn();
      standby.letIn();
      try (Ledger ledger = Ledger.start(folder.resolve("ledger"), primary, standby)) {
        for (int time = 1; time <= TIMES; time++) {
          ledger.awaitWrites(20);
          turnRound(pair, time);
          ledger.awaitWriteOn(standby);
          pair.awaitWhole();
          LabHost old = primary;
          primary = standby;
          standby = old;
        }
        Reckoning reckoning = ledger.reckon(primary, standby);
        System.out.println("twenty switchovers: " + reckoning);
        assertThat(reckoning.splitBrain()).isEmpty();
        assertThat(reckoning.lostOn(primary)).as("%s", reckoning).isEmpty();
      }
      assertThat(primary.sql("SELECT timeline_id FROM pg_control_checkpoint()"))
          .isEqualTo(Integer.toString(TIMES + 1));
      assertThat(primary.sql("app", ROWS)).isEqualTo(standby.sql("app", ROWS));
    }
  }

  private static void turnRound(PairByRest pair, int time) {
    JsonNode plan = pair.freePlan("switchover", Map.of());
    JsonNode ended = pair.follow(pair.start(plan, null, "Number " + time).is(202));
    assertThat(ended.get("state").asString())
        .as("number %s: %s", time, ended.toPrettyString())
        .isEqualTo("succeeded");
  }
}
