package pairkeeper.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pairkeeper.browser.BrowserTest;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.Ledger;
import pairkeeper.lab.NeedsLab;
import tools.jackson.databind.JsonNode;

/** The customer's own commands and questions around changes of roles, on real hosts. */
@NeedsLab
class RestHooksIT extends BrowserTest {
  private static final String SEEN = "cat /tmp/hooks 2>/dev/null || true";

  @Test
  void carries_out_what_the_customer_wants_before_and_after(@TempDir Path folder) {
    try (Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
        Rest rest = new Rest(RunningConsole.shared());
        PairByRest pair = PairByRest.takeIn(rest, lab, "hooked", lab.host(1), lab.host(2))) {
      LabHost first = lab.host(1);
      LabHost second = lab.host(2);
      pair.meet(first, second);
      pair.setUp();
      pair.awaitVerdict("healthy");
      first.letIn();
      second.letIn();
      offersToGoBackOnceThePairHasProvenItself(rest, pair);
      endsBeforeAnythingIsSwitchedWhenAVitalCommandFails(rest, pair, first, second);
      try (Ledger ledger = Ledger.start(folder.resolve("ledger"), first, second)) {
        ledger.awaitWrites(50);
        switchesWithAllAroundIt(rest, pair, first, second);
        ledger.awaitWriteOn(second);
        assertThat(ledger.reckon(first, second).lostOn(second)).isEmpty();
      }
      pair.awaitWhole();
      pair.awaitTwoLooks();
      failsOverWithoutTheOldPrimary(pair, first, second);
    }
  }

  /** The customer prefers the other server, without any change of roles before. */
  private void offersToGoBackOnceThePairHasProvenItself(Rest rest, PairByRest pair) {
    String path = pair.path() + "/failback";
    String db1 = pair.server(0).substring("servers/".length());
    String db2 = pair.server(1).substring("servers/".length());
    JsonNode usual = rest.get(path);
    assertThat(usual.get("preferred").asString()).isEqualTo(db1);
    assertThat(usual.get("afterMinutes").asInt()).isEqualTo(1440);
    assertThat(usual.get("text").isNull()).isTrue();
    JsonNode problem = rest.put(path, Map.of("preferred", db2, "afterMinutes", 0)).is(422);
    assertThat(problem.get("field").asString()).isEqualTo("afterMinutes");
    var stranger = Map.of("preferred", "0198a2b4-0000-7000-8000-00000000b001");
    assertThat(rest.put(path, stranger).is(422).get("field").asString()).isEqualTo("preferred");

    JsonNode early = rest.put(path, Map.of("preferred", db2)).is(200);
    assertThat(early.get("offered").asBoolean()).isFalse();
    assertThat(early.get("backup").asString()).isEqualTo("unknown");
    pair.awaitReadiness("failback", "no", "too-early");

    RunningConsole console = RunningConsole.shared();
    Page page = signedIn(console);
    page.navigate(console.url("/monitoring/pair.xhtml?id=" + pair.id()));
    page.locator("#editFailback").click();
    page.locator("#afterMinutes").fill("soon");
    page.locator("#save").click();
    assertThat(page.locator("#afterMinutes_wrong").innerText()).contains("10080");
    looksRight(page, "failback-form");
    page.locator("#afterMinutes").fill("1");
    page.locator("#save").click();
    page.waitForURL("**/monitoring/pair.xhtml?id=*");
    pair.awaitReadiness("failback", "yes", null);
    page.navigate(console.url("/monitoring/pair.xhtml?id=" + pair.id()));
    looksRight(page, "failback-offered");
    page.locator("#switchBack").click();
    page.waitForURL("**/switchover/index.xhtml?pair=*");
    assertThat(page.locator("h1").first().innerText()).contains("hooked-db2");
    page.context().close();
  }

  /** The old primary serves on, and what was stopped is started again. */
  private static void endsBeforeAnythingIsSwitchedWhenAVitalCommandFails(
      Rest rest, PairByRest pair, LabHost first, LabHost second) {
    store(
        rest,
        pair,
        command("Stop puma", "before", "primary", "abort", write("stopped %s")),
        command("Fail", "before", "standby", "abort", List.of("sh", "-c", "echo no >&2; exit 3")),
        command("Start puma", "aborted", "primary", "go-on", write("started %s")));
    JsonNode ended = pair.follow(pair.start(plan(pair), null, "Fails").is(202));
    assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("failed");
    assertThat(state(ended, "hook-before-2")).isEqualTo("failed");
    assertThat(state(ended, "shut-down")).isEqualTo("pending");
    assertThat(first.exec(SEEN)).isEqualTo("stopped h1\nstarted h1");
    assertThat(first.sql("SELECT pg_is_in_recovery()")).isEqualTo("f");
    assertThat(second.sql("SELECT pg_is_in_recovery()")).isEqualTo("t");
    first.exec("rm /tmp/hooks");

    store(
        rest,
        pair,
        command("Wait", "before", "primary", "abort", List.of("sleep", "60"), 1),
        command("Start puma", "aborted", "primary", "go-on", write("started %s")));
    JsonNode late = pair.follow(pair.start(plan(pair), null, "Too long").is(202));
    assertThat(late.get("state").asString()).isEqualTo("failed");
    assertThat(first.exec("pgrep -fx 'sleep 60' || echo none")).isEqualTo("none");
    assertThat(PairByRest.step(late, "hook-before-1").toString()).contains("time limit");
    first.exec("rm /tmp/hooks");
  }

  private void switchesWithAllAroundIt(Rest rest, PairByRest pair, LabHost first, LabHost second) {
    JsonNode before = plan(pair);
    store(
        rest,
        pair,
        command("Stop puma", "before", "primary", "abort", write("stopped %s")),
        command("Not there", "before", "standby", "go-on", List.of("/opt/none/stop")),
        command("Start puma", "after", "primary", "go-on", write("started %s")),
        question("DNS", "Does pacs.example.org point to the new primary?"),
        command("Tell", "after", "standby", "go-on", List.of("false")));
    assertThat(pair.start(before, null, "Without the new ones").status()).isEqualTo(409);

    JsonNode plan = plan(pair);
    assertThat(PairByRest.step(plan, "hook-before-1").get("preview").asString())
        .isEqualTo("timeout -k 5 20 sh -c 'echo \"stopped $(hostname)\" >>/tmp/hooks'");
    JsonNode run = pair.start(plan, null, "Kernel update").is(202);
    JsonNode ended = pair.follow(run);
    assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("succeeded");
    assertThat(state(ended, "hook-before-1")).isEqualTo("done");
    assertThat(state(ended, "hook-before-2")).isEqualTo("tolerated");
    assertThat(state(ended, "hook-after-1")).isEqualTo("done");
    assertThat(state(ended, "hook-after-2")).isEqualTo("done");
    assertThat(state(ended, "hook-after-3")).isEqualTo("tolerated");
    assertThat(first.exec(SEEN)).isEqualTo("stopped h1");
    assertThat(second.exec(SEEN)).isEqualTo("started h2");

    Page page = signedIn(RunningConsole.shared());
    RunningConsole console = RunningConsole.shared();
    page.navigate(console.url("/runs/run.xhtml?id=" + run.get("id").asString()));
    assertThat(page.locator("main").innerText()).contains("2 commands of the customer failed");
    looksRight(page, "run-with-hooks");
    page.navigate(console.url("/runs/dossier.xhtml?id=" + run.get("id").asString()));
    assertThat(page.locator("main").innerText()).contains("agreed by telephone, 02:28");
    page.navigate(console.url("/monitoring/pair.xhtml?id=" + pair.id()));
    assertThat(page.locator("#remarked").innerText()).contains("2 commands of the customer failed");
    picture(page, "pair-with-failed-hooks");
    page.context().close();
  }

  private static void failsOverWithoutTheOldPrimary(
      PairByRest pair, LabHost standby, LabHost primary) {
    primary.kill();
    Map<String, Object> attested =
        Map.of("fence", "attest", "attestation", "The test pulled both power cords");
    JsonNode plan = pair.freePlan("failover", attested);
    String guards = plan.get("guards").toString();
    assertThat(guards)
        .contains("hooks-have-servers", "Stop puma")
        .doesNotContain("left out: Start");
    JsonNode bound = plan.get("estimatedLoss").get("boundBytes");
    Long loss = bound.isNumber() ? bound.asLong() : null;
    JsonNode ended = pair.follow(pair.start(plan, loss, "Power").is(202));
    assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("succeeded");
    assertThat(state(ended, "hook-after-1")).isEqualTo("done");
    assertThat(standby.exec(SEEN)).isEqualTo("stopped h1\nstarted h1");
  }

  private static JsonNode plan(PairByRest pair) {
    return pair.freePlan("switchover", Map.of());
  }

  private static String state(JsonNode run, String step) {
    return PairByRest.step(run, step).get("state").asString();
  }

  private static void store(Rest rest, PairByRest pair, Object... hooks) {
    String path = pair.path() + "/hooks";
    String version = "\"" + rest.get(path).get("version").asInt() + "\"";
    rest.put(path, Map.of("hooks", List.of(hooks)), "If-Match", version).is(200);
  }

  /** Words of a command that leaves a line on the server where it is carried out. */
  private static List<String> write(String line) {
    return List.of("sh", "-c", "echo \"" + line.formatted("$(hostname)") + "\" >>/tmp/hooks");
  }

  private static Map<String, Object> command(
      String name, String moment, String place, String failure, List<String> words) {
    return command(name, moment, place, failure, words, 20);
  }

  private static Map<String, Object> command(
      String name, String moment, String place, String failure, List<String> words, int limit) {
    var said = new HashMap<String, Object>();
    said.put("kind", "command");
    said.put("name", name);
    said.put("moment", moment);
    said.put(
        "runbooks",
        moment.equals("aborted") ? List.of("switchover") : List.of("switchover", "failover"));
    said.put("place", place);
    said.put("command", words);
    said.put("limitSeconds", limit);
    said.put("onFailure", failure);
    return said;
  }

  private static Map<String, Object> question(String name, String question) {
    return Map.of(
        "kind",
        "question",
        "name",
        name,
        "moment",
        "after",
        "runbooks",
        List.of("switchover"),
        "question",
        question);
  }
}
