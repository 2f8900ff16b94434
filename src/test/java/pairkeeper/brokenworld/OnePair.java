package pairkeeper.brokenworld;

import pairkeeper.api.PairByRest;
import pairkeeper.api.Rest;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;

/** Two lab hosts that the shared console has taken in as a pair, for all tests of a class. */
record OnePair(Lab lab, Rest rest, PairByRest pair) implements AutoCloseable {

  /** Takes two hosts in and lets the console look around there; nothing is set up yet. */
  static OnePair takenIn(String name) {
    var lab = Lab.up(2);
    var rest = new Rest(RunningConsole.shared());
    var one = new OnePair(lab, rest, PairByRest.takeIn(rest, lab, name, lab.host(1), lab.host(2)));
    one.pair.meet(one.primary(), one.standby());
    return one;
  }

  LabHost primary() {
    return lab.host(1);
  }

  LabHost standby() {
    return lab.host(2);
  }

  @Override
  public void close() {
    pair.close();
    rest.close();
    lab.close();
  }
}
