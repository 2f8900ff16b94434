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

  private final KilledConsole console;
  private final Rest rest;
  private final PairByRest pair;
  private final long seed;

  Scene(KilledConsole console, Rest rest, PairByRest pair, long seed) {
    this.console = console;
    this.rest = rest;
    this.pair = pair;
    this.seed = seed;
  }

  /** Sets replication up over these kills. */
  void setUp(Function<JsonNode, List<KillPoint>> kills) {
    run(pair.freePlan("set-up", Map.of()), null, kills);
    pair.awaitVerdict("healthy");
  }

  /**
   * Switches over.
   *
   * @return how often the operator had to say that a step is carried out again
   */
  int switchOver(Function<JsonNode, List<KillPoint>> kills) {
    int repeated = run(pair.freePlan("switchover", Map.of()), null, kills);
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
    var end = follow(plan, bound(plan), blows.apply(plan), new YesMan(rest, pair));
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
  void losesPower(LabHost primary, LabHost standby) {
    pair.awaitTwoLooks();
    primary.cutFrom(standby);
    primary.sql("CREATE TABLE only_here_" + System.nanoTime() + " (a int)");
    primary.kill();
    pair.awaitVerdict("critical");
    primary.healTo(standby);
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
    return run(plan, bound(plan), kills);
  }

  /** Its power is back: the standing order stops it. */
  void fencedAtItsReturn(LabHost host) {
    int before = fenced(rest.get("audit?pair=" + pair.id()));
    host.boot();
    rest.await("audit?pair=" + pair.id(), PATIENCE, audit -> fenced(audit) > before);
  }

  private static int fenced(JsonNode audit) {
    return audit.toString().split("pair.fenced-again", -1).length;
  }

  /** The fenced server comes back by that way. */
  int rejoin(String way, Function<JsonNode, List<KillPoint>> kills) {
    JsonNode plan = pair.freePlan("rejoin", Map.of("method", way));
    int repeated = run(plan, null, kills);
    pair.awaitWhole();
    return repeated;
  }

  private int run(JsonNode plan, Long bound, Function<JsonNode, List<KillPoint>> kills) {
    var operator = new YesMan(rest, pair);
    KilledRun.End end = follow(plan, bound, kills.apply(plan), operator);
    assertThat(end.state()).as(end.run().toPrettyString()).isEqualTo("succeeded");
    return operator.repeated();
  }

  private KilledRun.End follow(
      JsonNode plan, Long bound, List<KillPoint> kills, KilledRun.Operator operator) {
    assertThat(KillPoint.steps(plan)).containsAll(kills.stream().map(KillPoint::step).toList());
    Supplier<JsonNode> start = () -> pair.start(plan, bound, "Is killed").is(202);
    var end = KilledRun.of(console, rest, start, kills, operator, seed);
    assertThat(end.missed()).as("never came to a place: %s", end.run().toPrettyString()).isEmpty();
    return end;
  }
}
