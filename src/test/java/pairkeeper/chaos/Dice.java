package pairkeeper.chaos;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import pairkeeper.chaos.Fault.Side;
import pairkeeper.chaos.Round.Death;
import pairkeeper.crash.KillPoint.When;

/**
 * Draws the rounds of a campaign: the same seed draws the same rounds, whatever became of the
 * earlier ones.
 */
final class Dice {
  private static final int[] MILLIS = {300, 1500, 4000, 9000, 20_000, 45_000};

  private final long seed;

  Dice(long seed) {
    this.seed = seed;
  }

  /** The round with this number, counted from 1. */
  Round round(int number) {
    var random = new SplittableRandom(seed(number));
    boolean stubborn = random.nextBoolean();
    int kind = random.nextInt(10);
    if (kind < 5) {
      return new Round.Switchover(number, stubborn, blows(random, 1 + random.nextInt(2), true));
    }
    if (kind < 9) {
      Death death = Death.values()[random.nextInt(Death.values().length)];
      List<Blow> first = blows(random, random.nextInt(2), false);
      List<Blow> second = blows(random, random.nextInt(2), true);
      return new Round.Failover(number, stubborn, death, first, second);
    }
    return new Round.Quiet(number, stubborn, blows(random, 1, true));
  }

  /** Decides what depends on time within a round. */
  long seed(int number) {
    return seed * 1_000_003 + number;
  }

  private static List<Blow> blows(SplittableRandom random, int count, boolean both) {
    var blows = new ArrayList<Blow>();
    for (int i = 0; i < count; i++) {
      Fault fault = fault(random, both);
      When when = When.values()[random.nextInt(When.values().length)];
      int millis = MILLIS[random.nextInt(MILLIS.length)];
      blows.add(new Blow(fault, permille(random), when, millis));
    }
    blows.sort(Comparator.comparingInt(Blow::permille));
    return blows;
  }

  /** Every second one between the stop of a server and the start of another. */
  private static int permille(SplittableRandom random) {
    return random.nextBoolean() ? random.nextInt(250, 680) : random.nextInt(1000);
  }

  /**
   * @param both whether both servers live; a dead one is left alone
   */
  private static Fault fault(SplittableRandom random, boolean both) {
    Side side = random.nextBoolean() && both ? Side.PRIMARY : Side.STANDBY;
    return switch (random.nextInt(13)) {
      case 0, 1 -> new Fault.ConsoleKilled();
      case 2, 3, 4, 5 -> new Fault.PowerLoss(side);
      case 6 -> new Fault.OffNetwork(side);
      case 7 -> new Fault.CutFromConsole(side);
      case 8 -> both ? new Fault.CutApart() : new Fault.ConsoleKilled();
      case 9 -> new Fault.HostFrozen(side);
      case 10 -> new Fault.PostmasterStopped(side);
      case 11 -> new Fault.ReceiverStopped();
      case 12 -> new Fault.DiskFull(side);
      default -> throw new IllegalStateException();
    };
  }
}
