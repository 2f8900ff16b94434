package pairkeeper.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
class RestSwitchoverIT {
  private static final String HELD = "grep number= /var/lib/pairkeeper/fencing-15-main";

  @Test
  void turns_a_pair_round_and_back_without_losing_a_commit(@TempDir Path folder) {
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
      try (Ledger ledger = Ledger.start(folder.resolve("ledger"), first, second)) {
        ledger.awaitWrites(100);
        switchOver(pair, "Kernel update");
        ledger.awaitWriteOn(second);
        pair.awaitWhole();
        switchOver(pair, "And back");
        ledger.awaitWriteOn(first);
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

  private static void switchOver(PairByRest pair, String reason) {
    JsonNode plan = pair.freePlan("switchover", Map.of());
    JsonNode ended = pair.follow(pair.start(plan, null, reason).is(202));
    assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("succeeded");
  }

  private static void refusedWhileReplayIsPaused(PairByRest pair, LabHost standby) {
    standby.sql("SELECT pg_wal_replay_pause()");
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
