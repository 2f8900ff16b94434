package pairkeeper.crash;

import static org.assertj.core.api.Assertions.assertThat;

import pairkeeper.crash.Story.Cast;
import pairkeeper.lab.LabHost;

/**
 * The primary of three servers loses its power with a commit that nobody else has, while the replay
 * of the standby is paused and late; the third server follows, and the old primary is rewound.
 */
final class PowerStory {
  private PowerStory() {}

  static void prepare(Cast cast) {
    cast.setUp();
  }

  static void play(Cast cast) {
    LabHost first = cast.first();
    LabHost second = cast.second();
    LabHost third = cast.hosts().get(2);
    Scene scene = cast.scene(Hooks.none());
    scene.losesPower(first, second, third);
    second.sql("ALTER SYSTEM SET recovery_min_apply_delay = '1s'");
    second.sql("SELECT pg_reload_conf()");
    second.sql("SELECT pg_wal_replay_pause()");
    scene.failOver(Scene.ATTESTED, plan -> KillPoint.each(cast.when(), plan));
    long promoted = second.executed(Scene.PROMOTED);
    assertThat(promoted).as("promotions").isEqualTo(1);
    cast.lane().toll().done("promotions", promoted);
    cast.pair().fencedAtItsReturn(first);
    scene.rejoin("rewind", plan -> KillPoint.each(cast.when(), plan));
    long rewound = first.executed(Scene.REWOUND);
    assertThat(rewound).as("rewinds").isEqualTo(1);
    cast.lane().toll().done("rewinds", rewound);
  }
}
