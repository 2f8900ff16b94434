package pairkeeper.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pairkeeper.browser.BrowserTest;
import pairkeeper.browser.Colleague;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.Ledger;
import pairkeeper.lab.NeedsLab;
import pairkeeper.lab.Reckoning;
import tools.jackson.databind.JsonNode;

/**
 * A pair is turned round and back while somebody writes: no acknowledged commit is lost, and what
 * could not be turned round is left as it was.
 */
@NeedsLab
class RestSwitchoverIT extends BrowserTest {
  private static final String HELD = "grep number= /var/lib/pairkeeper/fencing-15-main";

  @Test
  void turns_a_pair_round_and_back_without_losing_a_commit(@TempDir Path folder) throws Exception {
    try (Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
        Rest rest = new Rest(RunningConsole.shared());
        PairByRest pair = PairByRest.takeIn(rest, lab, "switchover", lab.host(1), lab.host(2))) {
      LabHost first = lab.host(1);
      LabHost second = lab.host(2);
      pair.meet(first, second);
      pair.setUp();
      pair.awaitVerdict("healthy");
      first.letIn();
      second.letIn();
      refusedWhileReplayIsPaused(pair, second);
      oldPrimaryServesAgainWhenTheStandbyFreezes(pair, first, second);
      refusedAfterAnotherConsoleActedUntilThePairIsReadAnew(rest, pair, first, second);
      waitFor(first, "pk_switchover_db2");
      try (Ledger ledger = Ledger.start(folder.resolve("ledger"), first, second)) {
        ledger.awaitWrites(100);
        pair.wantFourEyes("switchover", "failover");
        switchOverAlone(rest, pair);
        ledger.awaitWriteOn(second);
        waitsFor(second, "pk_switchover_db1");
        pair.awaitWhole();
        approvedSwitchOver(rest, pair);
        ledger.awaitWriteOn(first);
        waitsFor(first, "pk_switchover_db2");
        Reckoning reckoning = ledger.reckon(first, second);
        System.out.println("switchovers: " + reckoning);
        assertThat(reckoning.splitBrain()).isEmpty();
        assertThat(reckoning.lostOn(first)).isEmpty();
      }
      pair.awaitWhole();
      assertThat(second.exec(HELD)).isEqualTo("number=101");
      assertThat(first.exec(HELD)).isEqualTo("number=101");
    }
  }

  /** Commits on this primary wait for the standby of that name. */
  private static void waitFor(LabHost primary, String standby) {
    primary.sql("ALTER SYSTEM SET synchronous_standby_names = 'FIRST 1 (" + standby + ")'");
    primary.sql("SELECT pg_reload_conf()");
  }

  private static void waitsFor(LabHost primary, String standby) {
    assertThat(primary.sql("SELECT application_name, sync_state FROM pg_stat_replication"))
        .isEqualTo(standby + "|sync");
    assertThat(primary.sql("SHOW synchronous_standby_names")).isEqualTo('"' + standby + '"');
  }

  /** The way back waits for a second person; two presses at once give one run. */
  private void approvedSwitchOver(Rest rest, PairByRest pair) throws Exception {
    RunningConsole console = RunningConsole.shared();
    Page admin = signedIn(console);
    String clinic = pair.customer();
    String bank =
        rest.post("customers", Map.of("name", "Banco switchover")).is(201).get("id").asString();
    try (Rest approver =
            Colleague.made(admin, console, "switchover-two", "approver", clinic)
                .rest(rest, console);
        Rest stranger =
            Colleague.made(admin, console, "switchover-not", "admin", bank).rest(rest, console)) {
      JsonNode plan = pair.freePlan("switchover", Map.of());
      assertThat(plan.get("approvalsNeeded").asInt()).isEqualTo(1);
      Rest.Answer kept = pair.start(plan, null, "And back");
      JsonNode waits = kept.is(202);
      assertThat(waits.get("state").asString()).isEqualTo("awaiting-approval");
      String path = "approvals/" + waits.get("id").asString();
      assertThat(kept.raw().headers().firstValue("Location").orElseThrow()).endsWith(path);
      assertThat(rest.get("runs?pair=" + pair.id()).get(0).get("reason").asString())
          .isEqualTo("Kernel update");
      String approve = path + "/approve";
      var agreed = Map.of("hash", plan.get("hash").asString(), "remark", "seen");

      notApproved("asked", pair.start(plan, null, "And back"));
      notApproved("own-request", rest.post(approve, agreed));
      String ofPlan = "plans/" + plan.get("id").asString() + "/approvals";
      notApproved("own-request", rest.post(ofPlan, agreed));
      notApproved("other-plan", approver.post(approve, Map.of("hash", "0".repeat(64))));
      for (String act : List.of("approve", "refuse", "withdraw", "break-glass")) {
        assertThat(stranger.post(path + "/" + act, Map.of()).status()).as(act).isEqualTo(404);
      }
      assertThat(stranger.get("approvals").size()).isZero();
      assertThat(approver.get("approvals?state=awaiting-approval").size()).isEqualTo(1);

      JsonNode run = pressedTwice(approver, approve, agreed);
      notApproved("approved", approver.post(approve, agreed));
      JsonNode ended = pair.follow(run);
      assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("succeeded");
      JsonNode dossier = rest.get("runs/" + run.get("id").asString() + "/dossier");
      JsonNode approval = dossier.get("run").get("approval");
      assertThat(approval.get("decidedBy").asString()).isEqualTo("SWITCHOVER-TWO");
      assertThat(approval.get("requester").asString()).isEqualTo(ended.get("actor").asString());
      assertThat(rest.get("audit?pair=" + pair.id()).toString())
          .contains("approval.asked", "approval.approved");
    }
  }

  private static void notApproved(String reason, Rest.Answer answer) {
    JsonNode problem = answer.is(409);
    assertThat(problem.get("type").asString()).endsWith(":not-approved");
    assertThat(problem.get("reason").asString()).isEqualTo(reason);
  }

  private static JsonNode pressedTwice(Rest approver, String path, Map<String, String> agreed)
      throws Exception {
    try (var people = Executors.newFixedThreadPool(2)) {
      Callable<Rest.Answer> press = () -> approver.post(path, agreed);
      var started = new ArrayList<JsonNode>();
      for (var pressed : people.invokeAll(List.of(press, press))) {
        if (pressed.get().status() == 202) {
          started.add(pressed.get().body());
        } else {
          assertThat(pressed.get().status()).isEqualTo(409);
        }
      }
      assertThat(started).hasSize(1);
      return started.getFirst();
    }
  }

  /**
   * The way there is started without the second person, which stands in red wherever it is seen.
   */
  private void switchOverAlone(Rest rest, PairByRest pair) {
    JsonNode plan = pair.freePlan("switchover", Map.of());
    JsonNode waits = pair.start(plan, null, "Kernel update").is(202);
    String path = "approvals/" + waits.get("id").asString() + "/break-glass";
    JsonNode problem = rest.post(path, Map.of("reason", "Quick", "understood", true)).is(422);
    assertThat(problem.get("field").asString()).isEqualTo("reason");
    var alone = Map.of("reason", "Nobody who may approve answers", "understood", true);
    JsonNode run = rest.post(path, alone).is(202);
    JsonNode ended = pair.follow(run);
    assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("succeeded");
    assertThat(ended.get("approval").get("state").asString()).isEqualTo("break-glass");
    assertThat(rest.get("audit?pair=" + pair.id()).toString()).contains("approval.break-glass");

    RunningConsole console = RunningConsole.shared();
    Page page = signedIn(console);
    String id = run.get("id").asString();
    for (String where : List.of("run", "dossier")) {
      page.navigate(console.url("/runs/" + where + ".xhtml?id=" + id));
      picture(page, "alone-" + where);
      axeClean(page);
      assertThat(page.locator(".note.person").allInnerTexts())
          .anyMatch(note -> note.contains("Nobody who may approve answers"));
    }
    page.navigate(console.url("/runs/index.xhtml?pair=" + pair.id()));
    picture(page, "alone-runs");
    assertThat(page.locator("[id='run-" + id + "']").innerText()).contains("Without approval");
    page.context().close();
  }

  private static void refusedWhileReplayIsPaused(PairByRest pair, LabHost standby) {
    JsonNode before = pair.freePlan("switchover", Map.of());
    standby.sql("SELECT pg_wal_replay_pause()");
    JsonNode refused = pair.start(before, null, "Paused since").is(409);
    assertThat(PairByRest.blocking(refused)).as("%s", refused).containsExactly("replay-runs");
    JsonNode plan = pair.plan("switchover", Map.of());
    assertThat(plan.get("blocked").asBoolean()).isTrue();
    assertThat(plan.get("guards").toString()).contains("replay-runs");
    assertThat(pair.start(plan, null, "Paused").status()).isEqualTo(409);
    standby.sql("SELECT pg_wal_replay_resume()");
  }

  /** The mark that a run of another console leaves; what it did is not known here. */
  private static void refusedAfterAnotherConsoleActedUntilThePairIsReadAnew(
      Rest rest, PairByRest pair, LabHost primary, LabHost standby) {
    JsonNode before = pair.freePlan("switchover", Map.of());
    for (LabHost host : List.of(primary, standby)) {
      host.exec(
          "printf 'number=99\\nplan=other\\nat=2026-11-20T03:00:00Z\\n'"
              + " >/var/lib/pairkeeper/fencing-15-main");
    }
    assertThat(pair.start(before, null, "Knows less").status()).isEqualTo(409);
    JsonNode plan = pair.plan("switchover", Map.of());
    assertThat(plan.get("blocked").asBoolean()).isTrue();
    assertThat(plan.get("guards").toString()).contains("known-last");

    String anew = pair.path() + "/rediscovery";
    JsonNode seen = rest.get(anew);
    assertThat(seen.get("highest").asLong()).isEqualTo(99);
    assertThat(seen.get("refused").isNull()).as(seen.toPrettyString()).isTrue();
    assertThat(rest.post(anew, Map.of("confirm", "another", "reason", "Seen")).status())
        .isEqualTo(422);
    rest.post(anew, Map.of("confirm", "switchover", "reason", "The laptop did it")).is(200);
    assertThat(rest.get(anew).get("refused").asString()).isNotBlank();
    pair.freePlan("switchover", Map.of());
  }

  /** Replay stands still after the plan: the stop is not followed by a promotion. */
  private static void oldPrimaryServesAgainWhenTheStandbyFreezes(
      PairByRest pair, LabHost primary, LabHost standby) {
    JsonNode plan = pair.freePlan("switchover", Map.of());
    JsonNode run = pair.start(plan, null, "Freezes").is(202);
    standby.sql("SELECT pg_wal_replay_pause()");
    JsonNode ended = pair.follow(run);
    assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("failed");
    assertThat(PairByRest.step(ended, "replayed-shut-down").get("state").asString())
        .isEqualTo("failed");
    assertThat(PairByRest.step(ended, "promote").get("state").asString()).isEqualTo("pending");
    assertThat(primary.sql("SELECT pg_is_in_recovery()")).isEqualTo("f");
    assertThat(standby.sql("SELECT pg_is_in_recovery()")).isEqualTo("t");
    standby.sql("SELECT pg_wal_replay_resume()");
    pair.awaitVerdict("healthy");
  }
}
