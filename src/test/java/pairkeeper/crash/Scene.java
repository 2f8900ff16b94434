package pairkeeper.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import pairkeeper.api.PairByRest;
import pairkeeper.api.Rest;
import pairkeeper.lab.LabHost;
import tools.jackson.databind.JsonNode;

/** One pair on lab hosts, its console that is killed, and the runs that it goes through. */
final class Scene {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** What a host's journal says of a promotion. */
  static final String PROMOTED = "received promote request";

  /** What a host's journal says of a rewind, not of its dry run. */
  static final String REWOUND = "^pg_rewind .*--progress";

  /** A failover's options where the old primary's host can be told to stop it. */
  static final Map<String, Object> STOPPED = Map.of("fence", "stop");

  /** A failover's options where nobody answers there. */
  static final Map<String, Object> ATTESTED =
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

  /** Switches over, which fails at that step. */
  void switchOverFails(String at, Function<JsonNode, List<KillPoint>> blows) {
    JsonNode plan = pair.freePlan("switchover", Map.of());
    var end = KilledRun.of(console, rest, pair, plan, null, blows.apply(plan), seed);
    assertThat(end.run().get("state").asString()).isEqualTo("failed");
    assertThat(PairByRest.step(end.run(), at).get("state").asString())
        .as(end.run().toPrettyString())
        .isEqualTo("failed");
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
    JsonNode bound = plan.get("estimatedLoss").get("boundBytes");
    return run(plan, bound.isNumber() ? bound.asLong() : null, kills);
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
    KilledRun.End end = KilledRun.of(console, rest, pair, plan, bound, kills.apply(plan), seed);
    assertThat(end.run().get("state").asString())
        .as(end.run().toPrettyString())
        .isEqualTo("succeeded");
    return end.repeated();
  }
}
