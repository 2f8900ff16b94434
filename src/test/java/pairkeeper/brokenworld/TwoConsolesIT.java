package pairkeeper.brokenworld;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pairkeeper.api.PairByRest;
import pairkeeper.api.Rest;
import pairkeeper.console.RunningConsole;
import pairkeeper.crash.Scene;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;
import tools.jackson.databind.JsonNode;

/**
 * Two consoles that know nothing of each other look after one pair: what one has done the other
 * must have read before it acts, and of two that act at once at most one does.
 */
@NeedsLab
class TwoConsolesIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String NAME = "shared-by-two";

  @Test
  void what_one_has_done_the_other_reads_before_it_acts_and_never_do_both_act() {
    try (Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
        RunningConsole other = RunningConsole.fresh().start();
        Rest here = new Rest(RunningConsole.shared());
        Rest there = new Rest(other)) {
      LabHost first = lab.host(1);
      LabHost second = lab.host(2);
      PairByRest ours = PairByRest.takeIn(here, lab, NAME, first, second);
      ours.meet(first, second);
      ours.setUp();
      ours.awaitWhole();

      PairByRest theirs = PairByRest.takeIn(there, lab, NAME, first, second);
      theirs.meet(first, second);
      assertThat(
              there
                  .post(theirs.path() + "/recognition", Map.of())
                  .is(200)
                  .get("replicating")
                  .asBoolean())
          .isTrue();
      theirs.awaitWhole();
      behind(theirs, "switchover", Map.of());
      readAnew(there, theirs);
      JsonNode old = ours.freePlan("switchover", Map.of());
      switchOver(theirs);
      assertThat(number(first)).isEqualTo(number(second)).isEqualTo("number=2");

      JsonNode stale = ours.start(old, null, "Planned before").is(409);
      assertThat(stale.get("reason").asString()).isIn("changed", "blocked");
      here.await(
          ours.path() + "/status", PATIENCE, s -> s.get("verdict").asString().equals("critical"));
      behind(ours, "switchover", Map.of());
      behind(ours, "failover", Map.of("fence", "stop"));
      behind(ours, "set-up", Map.of());
      assertThat(promotions(first) + promotions(second)).isEqualTo(1);

      readAnew(here, ours);
      ours.awaitWhole();
      theirs.awaitWhole();
      bothAtOnce(ours, theirs);
      assertThat(promotions(first) + promotions(second)).isBetween(1L, 2L);
      assertThat(Stream.of(first, second).filter(TwoConsolesIT::writable)).hasSize(1);

      readAnewWhoLost(here, ours);
      readAnewWhoLost(there, theirs);
      ours.awaitWhole();
      theirs.awaitWhole();
      ours.close();
      theirs.close();
    }
  }

  /** Each holds a plan that nothing stands against, and both are started in the same moment. */
  private static void bothAtOnce(PairByRest ours, PairByRest theirs) {
    JsonNode here = ours.freePlan("switchover", Map.of());
    JsonNode there = theirs.freePlan("switchover", Map.of());
    var other = CompletableFuture.supplyAsync(() -> theirs.start(there, null, "At once"));
    Rest.Answer mine = ours.start(here, null, "At once");
    List<String> ends = Stream.of(end(ours, mine), end(theirs, other.join())).toList();
    assertThat(ends.stream().filter("succeeded"::equals).count()).as("%s", ends).isLessThan(2);
    assertThat(ends).isSubsetOf("succeeded", "failed", "refused");
  }

  private static String end(PairByRest pair, Rest.Answer started) {
    if (started.status() == 409) {
      return "refused";
    }
    JsonNode ended = pair.follow(started.is(202));
    String state = ended.get("state").asString();
    if (state.equals("failed")) {
      assertThat(ended.toString()).as("why").contains("fencing number");
      assertThat(Set.of("skipped", "pending", "running"))
          .as("before the promotion")
          .contains(PairByRest.step(ended, "promote").get("state").asString());
    }
    return state;
  }

  private static void behind(PairByRest pair, String runbook, Map<String, Object> options) {
    JsonNode plan = pair.plan(runbook, options);
    assertThat(PairByRest.blocking(plan)).as(runbook).anyMatch(id -> id.startsWith("known-last"));
  }

  private static void readAnew(Rest rest, PairByRest pair) {
    anew(rest, pair).is(200);
  }

  /** Who won knows all that the servers say. */
  private static void readAnewWhoLost(Rest rest, PairByRest pair) {
    Rest.Answer answer = anew(rest, pair);
    if (answer.status() != 200) {
      assertThat(answer.is(422).get("detail").asString()).contains("say nothing else");
    }
  }

  private static Rest.Answer anew(Rest rest, PairByRest pair) {
    var said = Map.of("confirm", NAME, "reason", "Another console acts on this pair too");
    return rest.post(pair.path() + "/rediscovery", said);
  }

  private static void switchOver(PairByRest pair) {
    JsonNode plan = pair.freePlan("switchover", Map.of());
    JsonNode ended = pair.follow(pair.start(plan, null, "By the other console").is(202));
    assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("succeeded");
  }

  private static boolean writable(LabHost host) {
    return host.sql("select pg_is_in_recovery()").equals("f");
  }

  private static long promotions(LabHost host) {
    return host.executed(Scene.PROMOTED);
  }

  private static String number(LabHost host) {
    return host.exec("grep number= /var/lib/pairkeeper/fencing-15-main");
  }
}
