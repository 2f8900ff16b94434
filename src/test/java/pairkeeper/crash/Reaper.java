package pairkeeper.crash;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import pairkeeper.crash.KillPoint.When;

/**
 * Kills one console for all lanes at once, when each lane stands at its place. A lane that does
 * something else holds it back, for it needs the console.
 */
final class Reaper {
  private static final long PATIENCE_MILLIS = 5_000;
  private static final int LONGEST_POWER = 10;

  private final KilledConsole console;
  private final Random random;
  private final Set<String> living = new LinkedHashSet<>();
  private final Map<String, Victim> standing = new LinkedHashMap<>();
  private Set<String> struck = Set.of();
  private int strikes;
  private final List<AssertionError> failures = new ArrayList<>();
  private Throwable broken;

  Reaper(KilledConsole console, long seed) {
    this.console = console;
    this.random = new Random(seed);
  }

  /** A run that stands still, at the place where the console is to be killed or shortly before. */
  interface Victim {
    KillPoint point();

    /** Brings it to its place; false when something keeps it from there. */
    boolean arrives(long millis);

    /** Lets it go on. */
    void letGo();
  }

  /** The console did not come back, so that all lanes end. */
  static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Broken(Throwable cause) {
      super("the console did not come back", cause);
    }
  }

  synchronized void enter(String lane) {
    living.add(lane);
  }

  synchronized void leave(String lane) {
    living.remove(lane);
    strikeIfAllStand();
  }

  /** This lane failed, and the others go on without it. */
  void fail(String lane, Throwable why) {
    System.out.println(lane + " failed: " + why);
    synchronized (this) {
      failures.add(new AssertionError(lane + ": " + why.getMessage(), why));
    }
    leave(lane);
  }

  /** Fails as the first lane did that failed. */
  synchronized void rethrow() {
    if (!failures.isEmpty()) {
      AssertionError first = failures.removeFirst();
      failures.forEach(first::addSuppressed);
      throw first;
    }
  }

  synchronized int strikes() {
    return strikes;
  }

  /** How long after its begin something falls on a step: 1 to 512 ms. */
  synchronized long someMillis() {
    return 1L << random.nextInt(LONGEST_POWER);
  }

  /**
   * Waits until the console was killed and has come back.
   *
   * @return whether it was killed at the place of this lane; else it comes there again
   */
  synchronized boolean stand(String lane, Victim victim) {
    int before = strikes;
    standing.put(lane, victim);
    strikeIfAllStand();
    while (strikes == before && broken == null) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    if (broken != null) {
      throw new Broken(broken);
    }
    return struck.contains(lane);
  }

  private void strikeIfAllStand() {
    if (broken != null || standing.isEmpty() || !standing.keySet().containsAll(living)) {
      return;
    }
    try {
      strike();
    } catch (RuntimeException | Error e) {
      broken = e;
      notifyAll();
    }
  }

  private void strike() {
    long begun = System.nanoTime();
    Set<String> there = arrived();
    letGoWhoIsCaughtDuring(there);
    console.killAndRestart();
    strikes++;
    String killed =
        there.stream()
            .map(lane -> lane + " " + standing.get(lane).point())
            .collect(Collectors.joining(", "));
    System.out.printf(
        "kill %d after %d of %d: %s (%d s)%n",
        strikes,
        there.size(),
        standing.size(),
        killed,
        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun));
    struck = there;
    standing.clear();
    notifyAll();
  }

  /** One that stands at its end in a transaction can hold others up: those go first. */
  private Set<String> arrived() {
    var there = new LinkedHashSet<String>();
    List<String> lanes = new ArrayList<>(standing.keySet());
    lanes.sort(Comparator.comparing(lane -> standing.get(lane).point().when() == When.AFTER));
    for (String lane : lanes) {
      if (standing.get(lane).arrives(PATIENCE_MILLIS)) {
        there.add(lane);
      }
    }
    return there;
  }

  private void letGoWhoIsCaughtDuring(Set<String> there) {
    List<Victim> during =
        there.stream()
            .map(standing::get)
            .filter(victim -> victim.point().when() == When.DURING)
            .toList();
    during.forEach(Victim::letGo);
    if (!during.isEmpty()) {
      // whoever ends meanwhile is stopped there: its end is not stored
      pause(someMillis());
    }
  }

  private static void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
