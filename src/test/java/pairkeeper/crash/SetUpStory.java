package pairkeeper.crash;

import static org.assertj.core.api.Assertions.assertThat;

import pairkeeper.crash.Story.Cast;

/** A new pair is set up: its primary is restarted once, and copied once. */
final class SetUpStory {
  private SetUpStory() {}

  static void prepare(Cast cast) {
    // it is the story itself
  }

  static void play(Cast cast) {
    cast.scene(Hooks.none()).setUp(plan -> KillPoint.each(cast.when(), plan));
    long restarts =
        cast.first().journal().stream()
            .filter(it -> it.command().startsWith("starting PostgreSQL"))
            .count();
    assertThat(restarts).as("restarts").isEqualTo(1);
    cast.lane().toll().done("restarts", restarts);
    long copies = cast.second().executed("^pg_basebackup ");
    assertThat(copies).as("base copies").isEqualTo(1);
    cast.lane().toll().done("base copies", copies);
  }
}
