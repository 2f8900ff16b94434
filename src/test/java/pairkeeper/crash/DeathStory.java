package pairkeeper.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import pairkeeper.crash.Story.Cast;

/**
 * The primary's server dies with nothing that only it has: its host is told to stop it, the standby
 * takes over, and the old one starts again as a standby, for which commits wait as before.
 */
final class DeathStory {
  private DeathStory() {}

  static void prepare(Cast cast) {
    cast.setUp();
    cast.waitForEachOther();
  }

  static void play(Cast cast) {
    Scene scene = cast.scene(Hooks.around(cast.rest(), cast.pair(), cast.hosts()));
    cast.pair().awaitTwoLooks();
    scene.dies(cast.first());
    Map<String, Object> stopped = new HashMap<>(Scene.STOPPED);
    stopped.put("analyze", "vacuum-analyze");
    scene.failOver(stopped, plan -> KillPoint.each(cast.when(), plan));
    long promoted = cast.second().executed(Scene.PROMOTED);
    assertThat(promoted).as("promotions").isEqualTo(1);
    cast.lane().toll().done("promotions", promoted);
    scene.rejoin("start", plan -> KillPoint.each(cast.when(), plan));
  }
}
