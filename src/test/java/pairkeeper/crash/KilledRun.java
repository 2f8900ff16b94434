package pairkeeper.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import pairkeeper.api.PairByRest;
import pairkeeper.api.Rest;
import tools.jackson.databind.JsonNode;

/**
 * One run that goes on over kills of its console, with an operator at hand who answers what it asks
 * and presses nothing else.
 */
final class KilledRun {
  private static final Set<String> ENDED = Set.of("succeeded", "failed", "abandoned");

  private final KilledConsole console;
  private final Rest rest;
  private final PairByRest pair;
  private final JsonNode run;
  private final Deque<KillPoint> kills;
  private final Random random;
  private String begun = "";
  private int repeated;

  private KilledRun(
      KilledConsole console,
      Rest rest,
      PairByRest pair,
      JsonNode run,
      List<KillPoint> kills,
      Random random) {
    this.console = console;
    this.rest = rest;
    this.pair = pair;
    this.run = run;
    this.kills = new ArrayDeque<>(kills);
    this.random = random;
  }

  /**
   * How it ended.
   *
   * @param repeated how often the operator was asked whether a step is carried out again, and said
   *     yes
   */
  record End(JsonNode run, int repeated) {}

  /**
   * Starts the plan and lets it go on to its end over these kills, in this order.
   *
   * @param bound the loss that is accepted, or null
   * @param seed decides when within a step it is killed
   */
  static End of(
      KilledConsole console,
      Rest rest,
      PairByRest pair,
      JsonNode plan,
      Long bound,
      List<KillPoint> kills,
      long seed) {
    assertThat(KillPoint.steps(plan)).containsAll(kills.stream().map(KillPoint::step).toList());
    console.debugger();
    JsonNode run = pair.start(plan, bound, "Is killed").is(202);
    var killed = new KilledRun(console, rest, pair, run, kills, new Random(seed));
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
      JsonNode now = rest.get("runs/" + run.get("id").asString());
      String state = now.get("state").asString();
      if (ENDED.contains(state)) {
        assertThat(kills).as("never came to a place: %s", now.toPrettyString()).isEmpty();
        return new End(now, repeated);
      }
      if (state.equals("awaiting-person")) {
        answer(now);
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

  /** Says "done" to a question, and "repeat" where nobody knows whether a step was carried out. */
  private void answer(JsonNode now) {
    JsonNode question = PairByRest.asking(now);
    if (question != null) {
      pair.answer(now, question);
      return;
    }
    now.get("steps")
        .valueStream()
        .filter(step -> step.get("state").asString().equals("awaiting-person"))
        .findFirst()
        .ifPresentOrElse(
            step -> {
              String path = "runs/" + run.get("id").asString() + "/steps/";
              var said = Map.of("answer", "repeat", "remark", "it was not carried out");
              rest.post(path + step.get("id").asString() + "/confirmation", said).is(200);
              repeated++;
            },
            () -> {
              throw new AssertionError("waits for nothing: " + now.toPrettyString());
            });
  }
}
