package pairkeeper.chaos;

import java.util.List;
import java.util.Locale;
import pairkeeper.crash.KillPoint;
import pairkeeper.crash.KillPoint.When;

/**
 * One fault at one place of a run.
 *
 * @param permille how far through the plan's steps, 0 to 999: how many there are is not known
 *     before
 * @param lastsMillis after this it is repaired, or earlier when a person comes to repair it
 */
record Blow(Fault fault, int permille, When when, int lastsMillis) {
  /** The step of a plan at which it falls. */
  String step(List<String> steps) {
    return steps.get(permille * steps.size() / 1000);
  }

  /** The same as a place of a plan's run. */
  KillPoint on(List<String> steps, Runnable strike) {
    return new KillPoint(step(steps), when, fault instanceof Fault.ConsoleKilled ? null : strike);
  }

  @Override
  public String toString() {
    return "%s %s %d‰%s"
        .formatted(
            fault.words(),
            when.name().toLowerCase(Locale.ROOT),
            permille,
            fault instanceof Fault.ConsoleKilled ? "" : " for " + lastsMillis + " ms");
  }
}
