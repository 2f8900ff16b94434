package pairkeeper.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import pairkeeper.api.PairByRest;
import pairkeeper.api.Rest;
import pairkeeper.crash.KillPoint;
import pairkeeper.crash.KilledRun;
import pairkeeper.crash.Lane;
import pairkeeper.crash.Scene;
import tools.jackson.databind.JsonNode;

/** The runs of one round, and what they did that matters afterwards. */
final class RoundRuns {
  private final Stage stage;
  private final Diary diary;
  private final long seed;
  private final List<Shown> failovers = new ArrayList<>();

  RoundRuns(Stage stage, Diary diary, long seed) {
    this.stage = stage;
    this.diary = diary;
    this.seed = seed;
  }

  /** The failovers that came about. */
  List<Shown> failovers() {
    return failovers;
  }

  /** The console did not want to start a run. */
  private static final class NotStarted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotStarted(Rest.Answer answer) {
      super(answer.raw().body());
    }
  }

  /**
   * Plans, starts and follows a run while blows fall on it.
   *
   * @return how it ended; empty when the console refused it
   */
  Optional<KilledRun.End> run(
      String runbook, Map<String, Object> options, List<Blow> blows, KilledRun.Operator operator) {
    JsonNode plan = stage.pair().plan(runbook, options);
    if (plan.get("blocked").asBoolean()) {
      diary.note(runbook + " is blocked: " + blocking(plan));
      stage.tally().run(runbook, "refused");
      return Optional.empty();
    }
    JsonNode shown = plan.at("/estimatedLoss/boundBytes");
    Long bound = shown.isNumber() ? shown.asLong() : null;
    Supplier<JsonNode> start =
        () -> {
          Rest.Answer answer = stage.pair().start(plan, bound, "Chaos");
          if (answer.status() != 202) {
            throw new NotStarted(answer);
          }
          return answer.body();
        };
    try {
      KilledRun.End end = follow(runbook, start, points(plan, blows), operator);
      if (runbook.equals("failover") && promoted(end)) {
        failovers.add(new Shown(bound));
      }
      return Optional.of(end);
    } catch (NotStarted e) {
      diary.note(runbook + " is not started: " + e.getMessage());
      stage.tally().run(runbook, "refused");
      return Optional.empty();
    }
  }

  /** Goes on with a run that failed; empty when the console refuses that. */
  Optional<KilledRun.End> resume(JsonNode run, KilledRun.Operator operator) {
    Rest.Answer answer =
        stage.rest().send("POST", "runs/" + run.get("id").asString() + "/resume", null);
    if (answer.status() != 200) {
      diary.note("not resumed: " + answer.raw().body());
      return Optional.empty();
    }
    String runbook = run.get("runbook").asString();
    KilledRun.End end = follow("resumed " + runbook, answer::body, List.of(), operator);
    if (runbook.equals("failover") && promoted(end)) {
      JsonNode accepted = end.run().get("acceptedLossBytes");
      failovers.add(new Shown(accepted.isNumber() ? accepted.asLong() : null));
    }
    return Optional.of(end);
  }

  private KilledRun.End follow(
      String name, Supplier<JsonNode> start, List<KillPoint> points, KilledRun.Operator operator) {
    diary.note("run: " + name + " " + points);
    long before = promotions();
    var lane = Lane.alone(stage.console(), seed);
    KilledRun.End end =
        KilledRun.of(lane, stage.rest(), stage.pair().id(), start, points, operator);
    diary.note(name + " " + end.state() + where(end.run()));
    stage.tally().run(name, end.state());
    stage.tally().missed(end.missed().size());
    points.stream()
        .filter(point -> point.instead() == null && !end.missed().contains(point))
        .forEach(point -> stage.tally().fault(new Fault.ConsoleKilled()));
    if (promotions() > before + 1) {
      throw new Violation("promoted twice in one run: " + end.run().toPrettyString());
    }
    return end;
  }

  private List<KillPoint> points(JsonNode plan, List<Blow> blows) {
    List<String> steps = KillPoint.steps(plan);
    return blows.stream().map(blow -> blow.on(steps, () -> strike(blow))).toList();
  }

  void strike(Blow blow) {
    if (stage.hosts().strike(blow.fault(), blow.lastsMillis())) {
      stage.tally().fault(blow.fault());
    } else {
      stage.tally().missed(1);
    }
  }

  private long promotions() {
    return stage.hosts().both().stream().mapToLong(it -> it.executed(Scene.PROMOTED)).sum();
  }

  private static boolean promoted(KilledRun.End end) {
    String state = PairByRest.step(end.run(), "promote").get("state").asString();
    return state.equals("done") || state.equals("already-done");
  }

  private static String blocking(JsonNode plan) {
    return plan.get("guards")
        .valueStream()
        .filter(guard -> guard.get("result").asString().equals("block"))
        .map(guard -> guard.get("id").asString() + " (" + guard.get("evidence").asString() + ")")
        .collect(Collectors.joining(", "));
  }

  private static String where(JsonNode run) {
    return run.get("steps")
        .valueStream()
        .filter(step -> step.get("state").asString().equals("failed"))
        .map(step -> " at " + step.get("id").asString() + ": " + step.get("why").asString())
        .collect(Collectors.joining());
  }
}
