package pairkeeper.crash;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import pairkeeper.api.Rest;
import pairkeeper.crash.Stop.Where;
import tools.jackson.databind.JsonNode;

/** One run that goes on over kills of its console, with an operator at hand. */
public final class KilledRun {
  private static final Set<String> ENDED = Set.of("succeeded", "failed", "abandoned");
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private final Lane lane;
  private final Rest rest;
  private final Watch watch;
  private final String run;
  private final Route route;
  private final Deque<KillPoint> kills;
  private final Operator operator;
  private Instant latest = Instant.now().plus(PATIENCE);
  private String begun = "";

  private KilledRun(
      Lane lane, Rest rest, Watch watch, JsonNode run, List<KillPoint> kills, Operator operator) {
    this.lane = lane;
    this.rest = rest;
    this.watch = watch;
    this.run = run.get("id").asString();
    this.route = Route.of(rest.get("runs/" + this.run));
    this.kills = new ArrayDeque<>(kills);
    this.operator = operator;
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
   * @param pair the id of its pair
   * @param start starts the run, or lets one go on, and gives it
   * @throws Stuck when it neither ends nor asks nor goes on for a quarter of an hour
   */
  public static End of(
      Lane lane,
      Rest rest,
      String pair,
      Supplier<JsonNode> start,
      List<KillPoint> kills,
      Operator operator) {
    Watch watch = lane.console().watch(pair);
    try {
      return new KilledRun(lane, rest, watch, start.get(), kills, operator).follow();
    } finally {
      lane.console().unwatch(pair);
    }
  }

  private End follow() {
    while (true) {
      var stop = watch.next(200);
      if (stop.isPresent()) {
        stopped(stop.get());
        latest = Instant.now().plus(PATIENCE);
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

  private void stopped(Stop stop) {
    if (stop.where() == Where.BEGINS) {
      begun = stop.step();
    }
    KillPoint next = kills.peek();
    boolean here = next != null && at(next, stop);
    if (here && next.instead() != null) {
      instead(kills.remove(), stop);
    } else if (here || next != null && next.instead() == null && shortlyBefore(next, stop)) {
      stand(next, stop);
    } else {
      stop.goOn();
    }
    if (stop.where() != Where.BEGINS) {
      begun = "";
    }
  }

  private boolean at(KillPoint point, Stop stop) {
    boolean end = point.when() == KillPoint.When.AFTER;
    return point.step().equals(begun) && stop.where() == (end ? Where.ENDED : Where.BEGINS);
  }

  /**
   * In the transaction that stores something nobody is kept waiting, for others may wait for it:
   * the last place before it.
   */
  private boolean shortlyBefore(KillPoint point, Stop stop) {
    if (stop.stored() || !route.stores(point.step())) {
      return false;
    }
    return switch (stop.where()) {
      case TAKEN -> route.leadsStraightTo(point.step(), rest.get("runs/" + run));
      case BEGINS -> false;
      case ENDED -> route.leadsStraight(begun, point.step());
    };
  }

  private void instead(KillPoint point, Stop stop) {
    begun = "";
    if (point.when() == KillPoint.When.DURING) {
      stop.goOn();
      // at the latest before its end is stored: then the thread is stopped again
      var held = watch.next(lane.reaper().someMillis());
      point.instead().run();
      held.ifPresent(Stop::goOn);
    } else {
      point.instead().run();
      stop.goOn();
    }
  }

  private void stand(KillPoint point, Stop stop) {
    if (lane.reaper().stand(lane.name(), new Standing(point, stop))) {
      kills.remove();
      lane.toll().killed(route, point);
    }
    begun = "";
  }

  /** This run while it stands still. */
  private final class Standing implements Reaper.Victim {
    private final KillPoint point;
    private Stop stop;

    Standing(KillPoint point, Stop stop) {
      this.point = point;
      this.stop = stop;
    }

    @Override
    public KillPoint point() {
      return point;
    }

    @Override
    public boolean arrives(long millis) {
      Instant end = Instant.now().plusMillis(millis);
      while (!at(point, stop)) {
        if (stop.where() != Where.BEGINS) {
          begun = "";
        }
        stop.goOn();
        var next = watch.next(Math.max(0, Duration.between(Instant.now(), end).toMillis()));
        if (next.isEmpty()) {
          return false;
        }
        stop = next.get();
        if (stop.where() == Where.BEGINS) {
          begun = stop.step();
        }
      }
      return true;
    }

    @Override
    public void letGo() {
      stop.goOn();
    }
  }
}
