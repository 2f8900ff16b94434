package pairkeeper.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import pairkeeper.api.PairByRest;
import pairkeeper.api.Rest;
import pairkeeper.lab.LabHost;
import tools.jackson.databind.JsonNode;

/** One pair on lab hosts, its console that is killed, and the runs that it goes through. */
public final class Scene {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** What a host's journal says of a promotion. */
  public static final String PROMOTED = "received promote request";

  /** What a host's journal says of a rewind, not of its dry run. */
  static final String REWOUND = "^pg_rewind .*--progress";

  /** A failover's options where the old primary's host can be told to stop it. */
  public static final Map<String, Object> STOPPED = Map.of("fence", "stop");

  /** A failover's options where nobody answers there. */
  public static final Map<String, Object> ATTESTED =
      Map.of("fence", "attest", "attestation", "Anna W. pulled both power cords at 02:58");

  private final Lane lane;
  private final Rest rest;
  private final PairByRest pair;
  private final Hooks hooks;

  /** Alone on its console. */
  Scene(KilledConsole console, Rest rest, PairByRest pair, long seed) {
    this(Lane.alone(console, seed), rest, pair, Hooks.none());
  }

  /**
   * @param hooks what the customer wants before and after, as the hosts show it
   */
  Scene(Lane lane, Rest rest, PairByRest pair, Hooks hooks) {
    this.lane = lane;
    this.rest = rest;
    this.pair = pair;
    this.hooks = hooks;
  }

  /** Sets replication up over these kills. */
  void setUp(Function<JsonNode, List<KillPoint>> kills) {
    setUpPreferred(kills);
    pair.awaitVerdict("healthy");
  }

  /** As {@link #setUp}; the pair can have other standbys that are not set up yet. */
  void setUpPreferred(Function<JsonNode, List<KillPoint>> kills) {
    confirmed(pair.freePlan("set-up", Map.of()), null, kills);
  }

  /**
   * Switches over.
   *
   * @return how often the operator had to say that a step is carried out again
   */
  int switchOver(Function<JsonNode, List<KillPoint>> kills) {
    return switchOver(Map.of(), kills);
  }

  /** Switches over with these options. */
  int switchOver(Map<String, Object> options, Function<JsonNode, List<KillPoint>> kills) {
    int repeated = confirmed(pair.freePlan("switchover", options), null, kills);
    pair.awaitWhole();
    return repeated;
  }

  /** Switches over, which fails at that step; the run as it stands then. */
  JsonNode switchOverFails(String at, Function<JsonNode, List<KillPoint>> blows) {
    return fails(pair.freePlan("switchover", Map.of()), at, blows);
  }

  /** Fails over, which fails at that step; the run as it stands then. */
  JsonNode failOverFails(
      Map<String, Object> options, String at, Function<JsonNode, List<KillPoint>> blows) {
    return fails(pair.freePlan("failover", options), at, blows);
  }

  private JsonNode fails(JsonNode plan, String at, Function<JsonNode, List<KillPoint>> blows) {
    Supplier<JsonNode> start = () -> pair.start(plan, bound(plan), "Is killed").is(202);
    var end = follow(plan, start, blows.apply(plan), new YesMan(pair, hooks::seen));
    assertThat(end.state()).isEqualTo("failed");
    assertThat(PairByRest.step(end.run(), at).get("state").asString())
        .as(end.run().toPrettyString())
        .isEqualTo("failed");
    return end.run();
  }

  private static Long bound(JsonNode plan) {
    JsonNode bound = plan.at("/estimatedLoss/boundBytes");
    return bound.isNumber() ? bound.asLong() : null;
  }

  /** The primary loses its power with a commit that only it has, which the console sees. */
  void losesPower(LabHost primary, LabHost... standbys) {
    pair.awaitTwoLooks();
    for (LabHost standby : standbys) {
      primary.cutFrom(standby);
    }
    primary.sql("CREATE TABLE only_here_" + System.nanoTime() + " (a int)");
    primary.kill();
    pair.awaitVerdict("critical");
    for (LabHost standby : standbys) {
      primary.healTo(standby);
    }
  }

  /** Only the server process dies, when everything had arrived. */
  void dies(LabHost primary) {
    pair.awaitTwoLooks();
    primary.exec("systemctl kill -s KILL postgresql@15-main");
    pair.awaitVerdict("critical");
  }

  /** Fails over; what is returned is as for {@link #switchOver}. */
  int failOver(Map<String, Object> options, Function<JsonNode, List<KillPoint>> kills) {
    JsonNode plan = pair.freePlan("failover", options);
    return confirmed(plan, bound(plan), kills);
  }

  /** The fenced server comes back by that way. */
  int rejoin(String way, Function<JsonNode, List<KillPoint>> kills) {
    JsonNode plan = pair.freePlan("rejoin", Map.of("method", way));
    int repeated = confirmed(plan, null, kills);
    pair.awaitWhole();
    return repeated;
  }

  /** A run of a job: it asks nobody. */
  void runJob(String job, Function<JsonNode, List<KillPoint>> kills) {
    String path = pair.path() + "/jobs/" + job;
    JsonNode plan = rest.get(path + "/plan");
    Supplier<JsonNode> start =
        () -> rest.post(path + "/runs", Map.of("reason", "Is killed")).is(202);
    run(plan, start, kills);
  }

  private int confirmed(JsonNode plan, Long bound, Function<JsonNode, List<KillPoint>> kills) {
    return run(plan, () -> pair.start(plan, bound, "Is killed").is(202), kills);
  }

  private int run(
      JsonNode plan, Supplier<JsonNode> start, Function<JsonNode, List<KillPoint>> kills) {
    hooks.forget();
    var operator = new YesMan(pair, hooks::seen);
    KilledRun.End end = follow(plan, start, kills.apply(plan), operator);
    assertThat(end.state()).as(end.run().toPrettyString()).isEqualTo("succeeded");
    lane.toll().done("hooks", hooks.eachOnceOf(end.run()));
    return operator.repeated();
  }

  private KilledRun.End follow(
      JsonNode plan, Supplier<JsonNode> start, List<KillPoint> kills, KilledRun.Operator operator) {
    assertThat(KillPoint.steps(plan)).containsAll(kills.stream().map(KillPoint::step).toList());
    lane.toll().planned(Route.of(plan));
    var end = KilledRun.of(lane, rest, pair.id(), start, kills, operator);
    assertThat(end.missed()).as("never came to a place: %s", end.run().toPrettyString()).isEmpty();
    return end;
  }
}
