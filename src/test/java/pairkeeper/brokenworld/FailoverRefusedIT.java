package pairkeeper.brokenworld;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import pairkeeper.api.PairByRest;
import pairkeeper.api.Rest;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;
import tools.jackson.databind.JsonNode;

/** A failover that must not be, on one pair from its set-up to the one failover that may be. */
@NeedsLab
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FailoverRefusedIT {
  /** Names and words here are as odd as they may be: nothing of them is ever executed. */
  private static final String PAIR = "Vila Nova-ŻółwРис 1.x";

  private static final String HOSTILE =
      "Anna \"W\" O'Brien'; DROP TABLE run; $(touch " + HostileText.PROOF + ") `id` {0} %s <b>";
  private static final Map<String, Object> ATTESTED =
      Map.of("fence", "attest", "attestation", HOSTILE);

  private static OnePair one;
  private static Rest rest;
  private static LabHost primary;
  private static LabHost standby;
  private static PairByRest pair;

  @BeforeAll
  static void open() {
    one = OnePair.takenIn(PAIR);
    rest = one.rest();
    pair = one.pair();
    primary = one.primary();
    standby = one.standby();
  }

  @AfterAll
  static void close() {
    if (one != null) {
      one.close();
    }
  }

  @Test
  @Order(1)
  void refused_while_another_run_holds_the_pair() {
    JsonNode failover = pair.plan("failover", ATTESTED);
    JsonNode setUp = pair.start(pair.freePlan("set-up", Map.of()), null, HOSTILE).is(202);
    assertThat(setUp.get("reason").asString()).isEqualTo(HOSTILE);
    JsonNode waits = pair.awaitRun(setUp, r -> PairByRest.asking(r) != null);

    JsonNode busy = pair.start(failover, bound(failover), "Nothing answers").is(409);
    assertThat(busy.get("type").asString()).isEqualTo("urn:pairkeeper:problem:pair-busy");
    assertThat(busy.get("run").asString()).isEqualTo(waits.get("id").asString());
    assertThat(busy.get("detail").asString())
        .contains("Run " + waits.get("number").asString(), waits.get("actor").asString());

    JsonNode held = pair.awaitReadiness("failover", "no", "held");
    assertThat(held.get("reasons").get(0).get("text").asString())
        .contains(waits.get("number").asString());

    JsonNode ended = pair.follow(setUp);
    assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("succeeded");
    pair.awaitVerdict("healthy");
  }

  @Test
  @Order(2)
  void a_paused_replay_is_told_before_anybody_wants_to_fail_over() {
    pair.awaitReadiness("failover", "yes", null);
    pair.awaitReadiness("switchover", "yes", null);
    standby.sql("SELECT pg_wal_replay_pause()");
    JsonNode paused = pair.awaitReadiness("failover", "no", "replay-paused");
    assertThat(paused.get("reasons").get(0).get("source").asString()).isEqualTo(PAIR + "-db2");
    pair.awaitReadiness("switchover", "no", "replay-paused");
    assertThat(rest.get(pair.path() + "/readiness").at("/estimatedLoss/boundBytes").isNumber())
        .isTrue();
    standby.sql("SELECT pg_wal_replay_resume()");
    pair.awaitReadiness("failover", "yes", null);
  }

  @Test
  @Order(3)
  void refused_while_the_primary_lives() {
    Map<String, JsonNode> blocking = blocking(pair.plan("failover", ATTESTED));
    assertThat(blocking.keySet())
        .containsExactly("silent-to-console", "silent-to-standby", "fence-fits");
    assertThat(blocking.get("silent-to-console").get("evidence").asString())
        .contains("answers: it lives");
    assertThat(blocking.get("silent-to-console").get("advice").asString())
        .contains("plan a switchover");
    assertThat(blocking.get("silent-to-standby").get("evidence").asString())
        .contains("answers the standby: it lives");
    inFourLanguages("silent-to-console");
    refused(pair.plan("failover", Map.of("fence", "stop")));
    nothingHappened();
  }

  @Test
  @Order(4)
  void refused_while_only_the_console_is_cut_off() {
    primary.cutFromRunner();
    try {
      awaitBlocking("silent-to-standby", "fence-fits");
      JsonNode plan = pair.plan("failover", ATTESTED);
      Map<String, JsonNode> blocking = blocking(plan);
      assertThat(blocking.keySet()).containsExactly("silent-to-standby");
      assertThat(blocking.get("silent-to-standby").get("evidence").asString())
          .contains("answers the standby: only the console is cut off");
      assertThat(blocking.get("silent-to-standby").get("advice").asString())
          .contains("mend the console's own connection");
      inFourLanguages("silent-to-standby");
      refused(plan);
      nothingHappened();
    } finally {
      primary.healToRunner();
    }
    pair.awaitVerdict("healthy");
  }

  @Test
  @Order(5)
  void of_two_people_at_once_one_fails_over_and_the_other_is_told()
      throws InterruptedException, ExecutionException {
    primary.kill();
    standby.clearJournal();
    pair.awaitReadiness("switchover", "no", "primary-silent");
    pair.awaitReadiness("failover", "yes", null); // it streamed until the primary fell silent
    awaitBlocking("fence-fits"); // a silent host cannot be stopped: somebody attests instead
    List<JsonNode> plans =
        List.of(pair.freePlan("failover", ATTESTED), pair.freePlan("failover", ATTESTED));
    var answers = new ArrayList<Rest.Answer>();
    try (var people = Executors.newFixedThreadPool(2)) {
      List<Future<Rest.Answer>> asked =
          plans.stream()
              .map(p -> people.submit(() -> pair.start(p, bound(p), "Primary lost power")))
              .toList();
      for (var each : asked) {
        answers.add(each.get());
      }
    }
    JsonNode run = only(answers, 202);
    // whoever comes when the winner is through already finds the pair changed
    JsonNode told = only(answers, 409);
    assertThat(told.get("type").asString())
        .isIn("urn:pairkeeper:problem:pair-busy", "urn:pairkeeper:problem:not-started");
    assertThat(told.get("detail").asString()).isNotBlank();
    JsonNode ended = pair.follow(run);
    assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("succeeded");
    assertThat(standby.executed("^received promote request"))
        .as("%s", standby.journal())
        .isEqualTo(1);
    JsonNode dossier = rest.get("runs/" + run.get("id").asString() + "/dossier");
    assertThat(dossier.at("/plan/options/attestation").asString()).isEqualTo(HOSTILE);
    assertThat(standby.attempt("test -e " + HostileText.PROOF).ok()).as("executed").isFalse();
  }

  private static JsonNode only(List<Rest.Answer> answers, int status) {
    var fitting = answers.stream().filter(a -> a.status() == status).toList();
    assertThat(fitting).as("%s", answers).hasSize(1);
    return fitting.getFirst().body();
  }

  private static Long bound(JsonNode plan) {
    JsonNode bytes = plan.get("estimatedLoss").get("boundBytes");
    return bytes.isNumber() ? bytes.asLong() : null;
  }

  /** Waits until the newest three attempts of each viewpoint are of one mind. */
  private static void awaitBlocking(String... ids) {
    rest.await(
        pair.path() + "/guards?runbook=failover",
        Duration.ofMinutes(3),
        guards -> List.copyOf(blockingOf(guards).keySet()).equals(List.of(ids)));
  }

  private static Map<String, JsonNode> blocking(JsonNode plan) {
    assertThat(plan.get("blocked").asBoolean()).as(plan.get("guards").toPrettyString()).isTrue();
    return blockingOf(plan.get("guards"));
  }

  private static Map<String, JsonNode> blockingOf(JsonNode guards) {
    var blocking = new LinkedHashMap<String, JsonNode>();
    for (JsonNode guard : guards) {
      if (guard.get("result").asString().equals("block")) {
        blocking.put(guard.get("id").asString(), guard);
      }
    }
    return blocking;
  }

  private static void refused(JsonNode plan) {
    JsonNode problem = pair.start(plan, bound(plan), "Nothing answers").is(409);
    assertThat(problem.get("type").asString()).isEqualTo("urn:pairkeeper:problem:not-started");
    assertThat(problem.get("reason").asString()).isEqualTo("blocked");
    assertThat(problem.get("guards").toString()).contains("silent-to-standby");
  }

  private static void nothingHappened() {
    assertThat(primary.sql("SELECT pg_is_in_recovery()")).isEqualTo("f");
    assertThat(standby.sql("SELECT pg_is_in_recovery()")).isEqualTo("t");
    assertThat(standby.executed("^received promote request")).isZero();
  }

  /** The guard's evidence as each reader gets it: four texts, all of them naming the server. */
  private static void inFourLanguages(String guard) {
    var said =
        Stream.of("en", "pt-BR", "pl", "ru").map(language -> evidence(guard, language)).toList();
    assertThat(said).doesNotHaveDuplicates().allMatch(text -> text.contains(PAIR + "-db1"));
  }

  private static String evidence(String guard, String language) {
    var path = pair.path() + "/guards?runbook=failover";
    for (JsonNode each : rest.send("GET", path, null, "Accept-Language", language).is(200)) {
      if (each.get("id").asString().equals(guard)) {
        return each.get("evidence").asString();
      }
    }
    throw new AssertionError("no guard " + guard);
  }
}
