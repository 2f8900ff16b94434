package pairkeeper.crash;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import pairkeeper.api.Rest;
import tools.jackson.databind.JsonNode;

/** One run that goes on over kills of its console, with an operator at hand. */
public final class KilledRun {
  private static final Set<String> ENDED = Set.of("succeeded", "failed", "abandoned");
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private final KilledConsole console;
  private final Rest rest;
  private final String run;
  private final Deque<KillPoint> kills;
  private final Operator operator;
  private final Random random;
  private final Instant latest = Instant.now().plus(PATIENCE);
  private String begun = "";

  private KilledRun(
      KilledConsole console,
      Rest rest,
      JsonNode run,
      List<KillPoint> kills,
      Operator operator,
      Random random) {
    this.console = console;
    this.rest = rest;
    this.run = run.get("id").asString();
    this.kills = new ArrayDeque<>(kills);
    this.operator = operator;
    this.random = random;
  }

  /** Who is there when a run waits for a person. */
  @FunctionalInterface
  public interface Operator {
    /** Does what this run, as it stands now, waits for. */
    void answer(JsonNode run);
  }

  /** A run that neither ends nor asks. */
  public static final class Stuck extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stuck(String message) {
      super(message);
    }
  }

  /**
   * How it ended.
   *
   * @param missed the places to which it never came
   */
  public record End(JsonNode run, List<KillPoint> missed) {
    public String state() {
      return run.get("state").asString();
    }
  }

  /**
   * Lets a run go on to its end over these kills, in this order.
   *
   * @param start starts the run, or lets one go on, and gives it
   * @param seed decides when within a step it is killed
   * @throws Stuck when it neither ends nor asks for a quarter of an hour
   */
  public static End of(
      KilledConsole console,
      Rest rest,
      Supplier<JsonNode> start,
      List<KillPoint> kills,
      Operator operator,
      long seed) {
    console.debugger();
    var killed = new KilledRun(console, rest, start.get(), kills, operator, new Random(seed));
    try {
      return killed.follow();
    } finally {
      console.leave();
    }
  }

  private End follow() {
    while (true) {
      var stop = console.debugger().next(200);
      if (stop.isPresent()) {
        stopped(stop.get());
        continue;
      }
      JsonNode now = rest.get("runs/" + run);
      String state = now.get("state").asString();
      if (ENDED.contains(state)) {
        return new End(now, List.copyOf(kills));
      }
      if (state.equals("awaiting-person")) {
        operator.answer(now);
      }
      if (Instant.now().isAfter(latest)) {
        throw new Stuck("neither ends nor asks: " + now.toPrettyString());
      }
    }
  }

  private void stopped(Debugger.Stop stop) {
    if (stop.begins()) {
      begun = stop.step();
    }
    KillPoint next = kills.peek();
    boolean here = next != null && next.step().equals(begun);
    switch (here ? next.when() : KillPoint.When.DURING) {
      case BEFORE -> strikeIf(stop, stop.begins());
      case AFTER -> strikeIf(stop, !stop.begins());
      case DURING -> {
        stop.goOn();
        if (here) {
          // at the latest before its end is stored: then the thread is stopped again
          strike(console.debugger().next(1L << random.nextInt(10)));
        }
      }
    }
    if (!stop.begins()) {
      begun = "";
    }
  }

  private void strikeIf(Debugger.Stop stop, boolean now) {
    if (now) {
      strike(Optional.of(stop));
    } else {
      stop.goOn();
    }
  }

  private void strike(Optional<Debugger.Stop> held) {
    KillPoint point = kills.remove();
    begun = "";
    if (point.instead() == null) {
      console.killAndRestart();
      System.out.println("killed " + point);
    } else {
      point.instead().run();
      held.ifPresent(Debugger.Stop::goOn);
    }
  }
}
