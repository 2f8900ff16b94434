package pairkeeper.crash;

/**
 * One run after another on a console that is killed, beside other lanes or alone.
 *
 * @param toll counts what was killed where
 */
public record Lane(String name, KilledConsole console, Reaper reaper, Toll toll) {

  /** The only lane of its console. */
  public static Lane alone(KilledConsole console, long seed) {
    return beside("alone", console, new Reaper(console, seed), new Toll());
  }

  /** One of several lanes: from now on no kill without it. */
  static Lane beside(String name, KilledConsole console, Reaper reaper, Toll toll) {
    reaper.enter(name);
    return new Lane(name, console, reaper, toll);
  }

  /** Goes through all that it is for; then there are kills without it. */
  void goThrough(Runnable story) {
    try {
      story.run();
      System.out.println(name + " is through");
      reaper.leave(name);
    } catch (RuntimeException | Error e) {
      reaper.fail(name, e);
    }
  }
}
