package pairkeeper.brokenworld;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import pairkeeper.api.PairByRest;
import pairkeeper.api.Rest;
import pairkeeper.browser.BrowserTest;
import pairkeeper.browser.Colleague;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.NeedsLab;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hostile text in all that people say around a run: its plan's options, its reason, an approval, a
 * refusal, answers, why it is given up, its review. It is kept as it was said, or refused beside
 * its field, and nothing of it is ever carried out.
 */
@NeedsLab
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HostileRunsIT extends BrowserTest {
  private static final String SAID = HostileText.ALL.get(2) + " O'Brien {0} %s <b>";

  private static final JsonMapper JSON = new JsonMapper();

  private final Set<String> refused = new HashSet<>();
  private OnePair one;
  private PairByRest pair;
  private Rest rest;
  private Rest second;
  private HostileRound round;
  private HostileRound approver;
  private String approval;

  @BeforeAll
  void open() {
    RunningConsole console = RunningConsole.shared();
    one = OnePair.takenIn("hostile-runs");
    rest = one.rest();
    pair = one.pair();
    Page admin = signedIn(console);
    second =
        Colleague.made(admin, console, "hostile-two", "approver", pair.customer())
            .rest(rest, console);
    round = new HostileRound(rest, taken -> {});
    approver = new HostileRound(second, taken -> {});
    for (HostileRound each : List.of(round, approver)) {
      each.with("pair", pair.id()).with("name", pair.name()).with("early", "restart-agreed");
    }
  }

  @AfterAll
  void close() {
    if (one != null) {
      for (var host : List.of(one.primary(), one.standby())) {
        assertThat(host.attempt("test -e " + HostileText.PROOF).ok()).as("executed").isFalse();
      }
      second.close();
      one.close();
    }
  }

  @Test
  @Order(1)
  void what_starts_a_run_and_what_a_second_person_says() {
    options("set-up", Map.of());
    pair.wantFourEyes("set-up");
    JsonNode plan = pair.freePlan("set-up", Map.of());
    know("plan", plan.get("id").asString());
    know("hash", plan.get("hash").asString());
    starts();
    refusals();
    approvals();
    glassBroken();
    nothingWrong();
  }

  @Test
  @Order(2)
  void answers_and_why_a_run_is_given_up_and_its_review() {
    JsonNode run = rest.get("runs?pair=" + pair.id()).get(0);
    JsonNode asks = pair.awaitRun(run, r -> PairByRest.asking(r) != null);
    know("run", run.get("id").asString());
    know("ended", run.get("id").asString());
    know("step", PairByRest.asking(asks).get("id").asString());
    HostileCall answer = call("POST runs/{run}/steps/{step}/confirmation");
    HostileCall abandon = call("POST runs/{run}/abandon");
    HostileText.ALL.forEach(text -> round.text(answer, "answer", text));
    for (String text : refused) {
      assertThat(round.text(answer, "remark", text).status()).isEqualTo(422);
      assertThat(round.text(abandon, "reason", text).status()).isEqualTo(422);
    }
    JsonNode still = rest.get("runs/" + run.get("id").asString());
    assertThat(still.get("state").asString()).isEqualTo("awaiting-person");
    rest.post("runs/" + run.get("id").asString() + "/abandon", Map.of("reason", SAID)).is(200);
    assertThat(rest.get("runs/" + run.get("id").asString()).toString())
        .contains(JSON.valueToTree(SAID).toString().replaceAll("^\"|\"$", ""));

    HostileCall sign = call("POST runs/{ended}/review").shows("remark", "/signature/remark");
    for (String text : refused) {
      approver.text(sign, "remark", text);
    }
    assertThat(approver.text(sign, "remark", SAID).status()).isEqualTo(200);
    HostileCall add = call("POST runs/{ended}/review/remarks");
    int n = 0;
    for (String text : HostileText.ALL) {
      if (approver.text(add.shows("remark", "/remarks/" + n + "/remark"), "remark", text).status()
          == 200) {
        n++;
      }
    }
    assertThat(n).isPositive();
    nothingWrong();
  }

  @Test
  @Order(3)
  void the_options_of_every_change_of_roles() {
    String path = "customers/" + pair.customer();
    String version = "\"" + rest.get(path).get("version").asInt() + "\"";
    rest.send("PATCH", path, "{\"fourEyes\": []}", "If-Match", version).is(200);
    pair.setUp();
    pair.awaitVerdict("healthy");
    options("switchover", Map.of());
    options("failback", Map.of());
    options("failover", Map.of("fence", "attest", "attestation", "Anna saw it dark"));
    options("rejoin", Map.of());
    nothingWrong();
  }

  @Test
  @Order(4)
  void why_a_job_runs_and_why_a_pair_is_taken_anew() {
    HostileCall make =
        calls("POST pairs/{pair}/jobs")
            .filter(c -> c.body().contains("count"))
            .findFirst()
            .orElseThrow();
    JsonNode job = round.right(make).is(201);
    know("job", job.get("id").asString());
    HostileCall start = call("POST pairs/{pair}/jobs/{job}/runs");
    for (String text : refused) {
      round.text(start, "reason", text);
    }
    HostileCall anew = call("POST pairs/{pair}/rediscovery");
    HostileText.ALL.forEach(text -> round.text(anew, "confirm", text));
    refused.forEach(text -> round.text(anew, "reason", text));
    nothingWrong();
  }

  @Test
  @Order(5)
  void why_a_host_has_another_key_and_what_a_second_person_says_to_it() {
    pair.wantFourEyes("host-key");
    one.standby().rekey();
    one.standby().attempt("pkill sshd");
    one.standby().exec("systemctl restart ssh");
    know("server2", pair.server(1).substring("servers/".length()));
    know("key", one.standby().fingerprint());
    HostileCall wish = call("PUT servers/{server2}/host-key");
    HostileText.ALL.forEach(text -> round.text(wish, "fingerprint", text));
    for (String text : HostileText.ALL) {
      Rest.Answer answer = round.text(wish, "reason", text);
      assertThat(answer.status()).isEqualTo(refused.contains(text) ? 422 : 202);
      if (answer.status() == 202) {
        String request = "host-key-requests/" + answer.body().get("id").asString();
        assertThat(rest.post(request + "/withdraw", Map.of()).status()).isEqualTo(204);
      }
    }
    String host = round.right(wish).is(202).get("id").asString();
    know("host", host);
    HostileCall approve = call("POST host-key-requests/{host}/approve");
    HostileText.ALL.forEach(text -> approver.text(approve, "fingerprint", text));
    HostileCall alone = call("POST host-key-requests/{host}/break-glass");
    for (String text : refused) {
      approver.text(approve, "remark", text);
      approver.text(call("POST host-key-requests/{host}/refuse"), "reason", text);
      round.text(alone, "reason", text);
      round.text(alone, "understood", text);
    }
    assertThat(rest.get("host-key-requests").toString()).contains(host);
    assertThat(rest.post("host-key-requests/" + host + "/withdraw", Map.of()).status())
        .isEqualTo(204);
    nothingWrong();
  }

  /** With a second person wanted nothing starts: each is taken back again. */
  private void starts() {
    HostileCall start = call("POST plans/{plan}/runs").hides("answers.restart-agreed.remark");
    for (String field : start.fields()) {
      for (String text : HostileText.ALL) {
        Rest.Answer answer =
            round.text(start, field.replace("answers.early", "answers.restart-agreed"), text);
        if (answer.status() == 202) {
          rest.post("approvals/" + answer.body().get("id").asString() + "/withdraw", Map.of())
              .is(200);
        }
      }
    }
    String none = "{\"hash\": \"x\", \"answers\": {\"restart-agreed\": null}}";
    assertThat(round.raw(start, none).is(400).get("field").asString())
        .isEqualTo("answers.restart-agreed");
  }

  private void refusals() {
    HostileCall refuse = call("POST approvals/{approval}/refuse").shows("reason", "/remark");
    for (String text : HostileText.ALL) {
      asked();
      Rest.Answer answer = approver.text(refuse, "reason", text);
      if (answer.status() == 422) {
        refused.add(text);
        rest.post("approvals/" + approval + "/withdraw", Map.of()).is(200);
      }
    }
    assertThat(refused).hasSizeBetween(4, HostileText.ALL.size() - 4);
  }

  private void asked() {
    // with no answer given beforehand, so that the run asks
    String confirmed =
        "{\"hash\": \"{hash}\", \"confirm\": \"{name}\", \"reason\": \"r\", \"ticket\": \"t\"}";
    JsonNode waits = round.right(HostileCall.of("POST plans/{plan}/runs", confirmed)).is(202);
    approval = waits.get("id").asString();
    know("approval", approval);
  }

  private void approvals() {
    asked();
    for (String request :
        List.of("POST approvals/{approval}/approve", "POST plans/{plan}/approvals")) {
      HostileText.ALL.forEach(text -> approver.text(call(request), "hash", text));
      refused.forEach(text -> approver.text(call(request), "remark", text));
    }
    assertThat(rest.get("approvals/" + approval).get("state").asString())
        .isEqualTo("awaiting-approval");
  }

  private void glassBroken() {
    HostileCall glass = call("POST approvals/{approval}/break-glass");
    refused.forEach(text -> round.text(glass, "reason", text));
    HostileText.ALL.forEach(text -> round.text(glass, "understood", text));
    assertThat(rest.get("approvals/" + approval).get("state").asString())
        .isEqualTo("awaiting-approval");
    JsonNode run =
        rest.post(
                "approvals/" + approval + "/break-glass",
                Map.of("reason", SAID, "understood", true))
            .is(202);
    assertThat(run.get("approval").get("remark").asString()).isEqualTo(SAID);
  }

  /** Every option that this runbook has, as the API itself says. */
  private void options(String runbook, Map<String, Object> more) {
    Rest.Answer asked = planned(runbook, Map.of("no-such", "x"));
    String known = asked.is(400).get("detail").asString().replaceFirst("(?s).*: ", "");
    var names = List.of(known.split(", "));
    assertThat(names).isNotEmpty().allMatch(name -> name.matches("[a-zA-Z]+"));
    for (String name : names) {
      for (String text : HostileText.ALL) {
        var said = new HashMap<>(more);
        said.put(name, name.equals("fenceCommand") ? List.of("/usr/bin/true", text) : text);
        if (name.equals("fenceCommand")) {
          said.put("fence", "command");
        }
        judge(runbook, name, text, planned(runbook, said));
      }
      var left = new HashMap<>(more);
      left.put(name, null);
      assertThat(planned(runbook, left).status()).as("%s left out", name).isIn(201, 422);
      for (Object shape : Stream.of(12, true, List.of(), Map.of(), List.of(12)).toList()) {
        var said = new HashMap<>(more);
        said.put(name, shape);
        assertThat(planned(runbook, said).status()).as("%s %s", name, shape).isLessThan(500);
      }
    }
  }

  private Rest.Answer planned(String runbook, Map<String, Object> options) {
    var body = Map.of("runbook", runbook, "options", options);
    return rest.send(
        "POST", pair.path() + "/plans", HostileRound.ascii(JSON.writeValueAsString(body)));
  }

  private void judge(String runbook, String name, String text, Rest.Answer answer) {
    String shown = answer.body().path("options").path(name).asString("");
    String told = answer.body().path("field").asString("");
    boolean kept = answer.status() == 201 && shown.replace("/usr/bin/true ", "").equals(text);
    boolean no = answer.status() == 422 || answer.status() == 400;
    // a pair whose home is where its primary is has no way back, whatever the options are
    boolean noWay = runbook.equals("failback") && told.equals("runbook");
    if (!kept && !(no && (told.equals("options." + name) || noWay))) {
      round
          .wrong()
          .add(
              runbook
                  + " "
                  + name
                  + ": "
                  + HostileRound.shortly(text)
                  + " -> "
                  + answer.status()
                  + " "
                  + HostileRound.shortly(answer.raw().body()));
    }
  }

  private void know(String name, String value) {
    round.with(name, value);
    approver.with(name, value);
  }

  private void nothingWrong() {
    var wrong = new ArrayList<>(round.wrong());
    wrong.addAll(approver.wrong());
    round.wrong().clear();
    approver.wrong().clear();
    assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
  }

  private static HostileCall call(String request) {
    return calls(request).findFirst().orElseThrow();
  }

  private static Stream<HostileCall> calls(String request) {
    return HostileCalls.ALL.stream().filter(call -> call.request().equals(request));
  }
}
