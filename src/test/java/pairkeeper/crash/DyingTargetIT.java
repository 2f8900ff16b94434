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
 * The target of a switchover dies. When the old primary was just stopped, it serves again. When it
 * is a standby already, as where the target's server dies of a full disk at its promotion, the run
 * goes on at a press once there is room. Nothing is lost in either.
 */
@NeedsLab
class DyingTargetIT {
  @Test
  void the_old_primary_serves_again_or_the_run_goes_on(@TempDir Path folder) {
    try (KilledConsole console = KilledConsole.launch();
        Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
        Rest rest = console.awaitReady();
        PairByRest pair = PairByRest.takeIn(rest, lab, "dying", lab.host(1), lab.host(2))) {
      var scene = new Scene(console, rest, pair, 1);
      LabHost first = lab.host(1);
      LabHost second = lab.host(2);
      pair.meet(first, second);
      pair.setUp();
      pair.awaitVerdict("healthy");
      first.letIn();
      second.letIn();
      losesItsPowerAfterTheStop(pair, scene, folder.resolve("power"), first, second);
      diskIsFullAtThePromotion(rest, pair, scene, folder.resolve("disk"), first, second);
    }
  }

  private static void losesItsPowerAfterTheStop(
      PairByRest pair, Scene scene, Path folder, LabHost old, LabHost target) {
    try (Ledger ledger = Ledger.start(folder, old, target)) {
      ledger.awaitWrites(100);
      JsonNode run =
          scene.switchOverFails(
              "replayed-shut-down", plan -> List.of(after("shut-down", target::kill)));
      assertThat(PairByRest.step(run, "promote").get("state").asString()).isEqualTo("pending");
      ledger.awaitWriteOn(old);
      Reckoning reckoning = ledger.reckon(old);
      assertThat(reckoning.lostOn(old)).as("%s", reckoning).isEmpty();
    }
    target.boot();
    pair.awaitWhole();
  }

  private static void diskIsFullAtThePromotion(
      Rest rest, PairByRest pair, Scene scene, Path folder, LabHost old, LabHost target) {
    try (Ledger ledger = Ledger.start(folder, old, target)) {
      ledger.awaitWrites(100);
      JsonNode run =
          scene.switchOverFails("promote", plan -> List.of(after("still-down", target::fill)));
      assertThat(target.attempt("systemctl is-active -q postgresql@15-main").ok()).isFalse();
      target.unfill();
      String end = resume(rest, pair, run);
      if (end.equals("failed")) {
        // it had not been started again before there was room
        end = resume(rest, pair, run);
      }
      assertThat(end).isEqualTo("succeeded");
      ledger.awaitWriteOn(target);
      pair.awaitWhole();
      Reckoning reckoning = ledger.reckon(old, target);
      assertThat(reckoning.splitBrain()).isEmpty();
      assertThat(reckoning.lostOn(target)).as("%s", reckoning).isEmpty();
    }
  }

  private static String resume(Rest rest, PairByRest pair, JsonNode run) {
    String path = "runs/" + run.get("id").asString() + "/resume";
    return pair.follow(rest.post(path, Map.of()).is(200)).get("state").asString();
  }
}
