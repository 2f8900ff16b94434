package pairkeeper.chaos;

import java.time.Instant;
import pairkeeper.crash.KilledRun;

/** Plays rounds until their number or the time is reached, or a promise is broken. */
final class Campaign {
  private final Stage stage;
  private final Dice dice;
  private final long seed;
  private final Instant from = Instant.now();
  private int played;

  Campaign(Stage stage, long seed) {
    this.stage = stage;
    this.seed = seed;
    this.dice = new Dice(seed);
  }

  /**
   * @param first the number of the first round that is played, 1 for all
   * @param latest after this no round begins
   * @throws Violation what was broken, with the diary of the round in which it was
   */
  void play(int first, int runs, Instant latest) {
    for (int number = first; played < runs && Instant.now().isBefore(latest); number++) {
      var diary = new Diary();
      try {
        new RoundPlay(stage, dice.round(number), diary, dice.seed(number)).play();
      } catch (RuntimeException | AssertionError e) {
        throw broken(number, diary, e);
      } finally {
        played++;
        new Report(seed, from, Instant.now(), played, stage.tally()).write();
      }
    }
  }

  private Violation broken(int number, Diary diary, Throwable e) {
    String what =
        "seed %d, round %d (-Dchaos.seed=%1$d -Dchaos.first=%2$d -Dchaos.runs=1): %s%n%s"
            .formatted(seed, number, e.getMessage(), String.join("\n", diary.lines()));
    if (e instanceof KilledRun.Stuck) {
      stage.tally().stuck();
    }
    stage.tally().violation(what);
    var violation = new Violation(what);
    violation.initCause(e);
    return violation;
  }
}
