package pairkeeper.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static pairkeeper.crash.KillPoint.after;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pairkeeper.api.PairByRest;
import pairkeeper.api.Rest;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.Ledger;
import pairkeeper.lab.NeedsLab;
import pairkeeper.lab.Reckoning;
import tools.jackson.databind.JsonNode;

/**
 * The new primary's server dies of a full disk when it is promoted, and the old one is a standby
 * already: once there is room the run goes on by itself at a press, and nothing was lost.
 */
@NeedsLab
class FullDiskIT {
  @Test
  void a_switchover_whose_target_died_of_a_full_disk_goes_on_when_there_is_room(
      @TempDir Path folder) {
    try (KilledConsole console = KilledConsole.launch();
        Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
        Rest rest = console.awaitReady();
        PairByRest pair = PairByRest.takeIn(rest, lab, "full", lab.host(1), lab.host(2))) {
      var scene = new Scene(console, rest, pair, 1);
      LabHost first = lab.host(1);
      LabHost second = lab.host(2);
      pair.meet(first, second);
      pair.setUp();
      pair.awaitVerdict("healthy");
      first.letIn();
      second.letIn();
      try (Ledger ledger = Ledger.start(folder.resolve("ledger"), first, second)) {
        ledger.awaitWrites(100);
        JsonNode run =
            scene.switchOverFails("promote", plan -> List.of(after("still-down", second::fill)));
        assertThat(second.attempt("systemctl is-active -q postgresql@15-main").ok()).isFalse();
        second.unfill();
        String end = resume(rest, pair, run);
        if (end.equals("failed")) {
          // it had not been started again before there was room
          end = resume(rest, pair, run);
        }
        assertThat(end).isEqualTo("succeeded");
        ledger.awaitWriteOn(second);
        pair.awaitWhole();
        Reckoning reckoning = ledger.reckon(first, second);
        assertThat(reckoning.splitBrain()).isEmpty();
        assertThat(reckoning.lostOn(second)).as("%s", reckoning).isEmpty();
      }
    }
  }

  private static String resume(Rest rest, PairByRest pair, JsonNode run) {
    String path = "runs/" + run.get("id").asString() + "/resume";
    return pair.follow(rest.post(path, Map.of()).is(200)).get("state").asString();
  }
}
