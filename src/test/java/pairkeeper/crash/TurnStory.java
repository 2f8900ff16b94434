package pairkeeper.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import pairkeeper.crash.Story.Cast;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.Ledger;
import pairkeeper.lab.Reckoning;

/**
 * A pair of three servers is switched over with a service address, synchronous commits, commands
 * and questions of the customer, and a further standby, while clients write.
 */
final class TurnStory {
  private TurnStory() {}

  static void prepare(Cast cast) {
    cast.setUp();
    cast.hosts().forEach(LabHost::letIn);
    cast.waitForEachOther();
    cast.serveAtAddress();
  }

  static void play(Cast cast) {
    Hooks hooks = Hooks.around(cast.rest(), cast.pair(), cast.hosts());
    LabHost from = cast.first();
    LabHost to = cast.second();
    try (Ledger ledger =
        Ledger.start(cast.folder().resolve(cast.lane().name()), from, to, cast.hosts().get(2))) {
      ledger.awaitWrites(100);
      cast.scene(hooks)
          .switchOver(Map.of("analyze", "analyze"), plan -> KillPoint.each(cast.when(), plan));
      ledger.awaitWriteOn(to);
      long promoted = to.executed(Scene.PROMOTED);
      assertThat(promoted).as("promotions").isEqualTo(1);
      cast.lane().toll().done("promotions", promoted);
      Reckoning reckoning = ledger.reckon(from, to);
      System.out.println(cast.lane().name() + ": " + reckoning);
      cast.lane().toll().done("acknowledged commits, none lost", ledger.acknowledged().size());
      assertThat(reckoning.splitBrain()).isEmpty();
      assertThat(reckoning.lostOn(to)).as("%s", reckoning).isEmpty();
    }
    assertThat(to.exec("ip -o addr show")).contains(cast.address() + "/");
    assertThat(from.exec("ip -o addr show")).doesNotContain(cast.address() + "/");
  }
}
