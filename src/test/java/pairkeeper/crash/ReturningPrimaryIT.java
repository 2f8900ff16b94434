package pairkeeper.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static pairkeeper.crash.KillPoint.after;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pairkeeper.api.PairByRest;
import pairkeeper.api.Rest;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;
import tools.jackson.databind.JsonNode;

/**
 * A primary that was replaced while it was off is fenced when it comes back, also where no failover
 * has come to its end.
 */
@NeedsLab
class ReturningPrimaryIT {
  @Test
  void a_replaced_primary_is_fenced_at_its_return_though_no_failover_ended() {
    try (KilledConsole console = KilledConsole.launch();
        Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
        Rest rest = console.awaitReady();
        PairByRest pair = PairByRest.takeIn(rest, lab, "returns", lab.host(1), lab.host(2))) {
      var scene = new Scene(console, rest, pair, 1);
      LabHost first = lab.host(1);
      LabHost second = lab.host(2);
      pair.meet(first, second);
      pair.setUp();
      pair.awaitVerdict("healthy");
      afterAFailoverThatWasGivenUp(rest, pair, scene, first, second);
      scene.rejoin("rewind", KillPoint::none);
      afterAPromotionByHand(rest, pair, scene, second, first);
    }
  }

  /** The new primary lost its power the moment it was one. */
  private static void afterAFailoverThatWasGivenUp(
      Rest rest, PairByRest pair, Scene scene, LabHost old, LabHost next) {
    scene.losesPower(old, next);
    JsonNode run =
        scene.failOverFails(
            Scene.ATTESTED, "verify-timeline", plan -> List.of(after("promote", next::kill)));
    next.boot();
    var reason = Map.of("reason", "It is promoted, the rest is checked by hand");
    rest.post("runs/" + run.get("id").asString() + "/abandon", reason).is(200);
    pair.fencedAtItsReturn(old);
    assertThat(old.exec("pg_lsclusters -h")).contains("down");
    assertThat(next.sql("SELECT pg_is_in_recovery()")).isEqualTo("f");
  }

  /** By somebody who had no console at hand; it has read the pair anew since. */
  private static void afterAPromotionByHand(
      Rest rest, PairByRest pair, Scene scene, LabHost old, LabHost next) {
    scene.losesPower(old, next);
    next.sql("SELECT pg_promote()");
    var typed = Map.of("confirm", "returns", "reason", "Promoted by hand at night");
    rest.post(pair.path() + "/rediscovery", typed).is(200);
    pair.awaitVerdict("no-standby");
    pair.fencedAtItsReturn(old);
    assertThat(old.exec("pg_lsclusters -h")).contains("down");
    assertThat(next.sql("SELECT pg_is_in_recovery()")).isEqualTo("f");
  }
}
