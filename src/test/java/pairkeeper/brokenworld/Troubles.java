package pairkeeper.brokenworld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import pairkeeper.api.PairByRest;
import tools.jackson.databind.JsonNode;

/**
 * What is wrong on hosts, all at once, and the guards that have to say so: each in a test of its
 * own, by one plan. The last test mends it all and sees each of them pass.
 */
final class Troubles {
  private final PairByRest pair;
  private final String runbook;
  private final Runnable whole;
  private final List<Expected> expected = new ArrayList<>();
  private final Deque<Runnable> mends = new ArrayDeque<>();

  /**
   * One thing that is wrong.
   *
   * @param says what the evidence has to name
   */
  private record Expected(
      String sentence, String runbook, String guard, String result, String says) {}

  /**
   * @param whole waits until the console sees what was mended
   */
  Troubles(PairByRest pair, String runbook, Runnable whole) {
    this.pair = pair;
    this.runbook = runbook;
    this.whole = whole;
  }

  /** Makes something wrong on a host, which the guard must not let pass. */
  Troubles block(String sentence, String guard, String says, Runnable make, Runnable mend) {
    return wrong(
        new Expected("blocked while " + sentence, runbook, guard, "block", says), make, mend);
  }

  /** The same where it only warns. */
  Troubles warn(String sentence, String guard, String says, Runnable make, Runnable mend) {
    return wrong(
        new Expected("warned while " + sentence, runbook, guard, "warn", says), make, mend);
  }

  /** What was made wrong before must be seen by another runbook too. */
  Troubles also(String other, String guard, String result) {
    String sentence = other + ": " + result + " by " + guard;
    expected.add(new Expected(sentence, other, guard, result, ""));
    return this;
  }

  private Troubles wrong(Expected it, Runnable make, Runnable mend) {
    expected.add(it);
    mends.push(mend);
    try {
      make.run();
    } catch (RuntimeException | Error e) {
      mend();
      throw e;
    }
    return this;
  }

  private void mend() {
    mends.forEach(Runnable::run);
  }

  /** Asks for one plan, which all tests read. */
  Stream<DynamicTest> tests() {
    Map<String, Map<String, JsonNode>> wrong;
    try {
      wrong = guards();
    } catch (RuntimeException | Error e) {
      mend();
      throw e;
    }
    return Stream.concat(
        expected.stream().map(it -> dynamicTest(it.sentence(), () -> shows(it, wrong))),
        Stream.of(dynamicTest("passes when all that is mended", this::passesMended)));
  }

  private static void shows(Expected it, Map<String, Map<String, JsonNode>> plans) {
    JsonNode guard = guard(it, plans);
    assertThat(guard.get("result").asString()).as(guard.toPrettyString()).isEqualTo(it.result());
    assertThat(guard.get("evidence").asString()).contains(it.says());
    assertThat(guard.get("advice").asString()).isNotBlank();
  }

  private static JsonNode guard(Expected it, Map<String, Map<String, JsonNode>> plans) {
    assertThat(plans.get(it.runbook())).containsKey(it.guard());
    return plans.get(it.runbook()).get(it.guard());
  }

  private void passesMended() {
    mend();
    whole.run();
    Map<String, Map<String, JsonNode>> now = guards();
    for (Expected it : expected) {
      JsonNode guard = guard(it, now);
      assertThat(guard.get("result").asString()).as(guard.toPrettyString()).isEqualTo("pass");
    }
  }

  /** By the runbook and the guard's id. */
  private Map<String, Map<String, JsonNode>> guards() {
    return expected.stream()
        .map(Expected::runbook)
        .distinct()
        .collect(Collectors.toMap(it -> it, this::guards));
  }

  private Map<String, JsonNode> guards(String of) {
    return byId(of.equals("failover") ? failover() : pair.plan(of, Map.of()));
  }

  /** What a failover is judged by may be some seconds old; this is from now. */
  private JsonNode failover() {
    Instant now = Instant.now();
    return pair.awaitPlan(
        "failover",
        Map.of("fence", "stop"),
        plan -> Instant.parse(byId(plan).get("target-answers").get("at").asString()).isAfter(now));
  }

  private static Map<String, JsonNode> byId(JsonNode plan) {
    return plan.get("guards")
        .valueStream()
        .collect(Collectors.toMap(guard -> guard.get("id").asString(), guard -> guard));
  }
}
