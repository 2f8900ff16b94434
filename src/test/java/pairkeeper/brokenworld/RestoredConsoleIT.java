package pairkeeper.brokenworld;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pairkeeper.api.PairByRest;
import pairkeeper.api.Rest;
import pairkeeper.console.ConsoleBackup;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;
import tools.jackson.databind.JsonNode;

/**
 * A console that is brought back from yesterday's backup believes in roles that are no longer true:
 * it may do nothing to the pair until a person has had it read the servers anew.
 */
@NeedsLab
class RestoredConsoleIT {
  private static final String PASSPHRASE = "only for this test";

  @Test
  void may_do_nothing_until_it_has_read_the_pair_anew(@TempDir Path folder) {
    try (Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
        RunningConsole console = RunningConsole.fresh().start();
        Rest rest = new Rest(console)) {
      LabHost first = lab.host(1);
      LabHost second = lab.host(2);
      PairByRest pair = PairByRest.takeIn(rest, lab, "yesterday", first, second);
      pair.meet(first, second);
      JsonNode setUp = untilItCopies(pair);
      Path yesterday = ConsoleBackup.of(console, PASSPHRASE, folder.resolve("yesterday.backup"));
      assertThat(pair.follow(setUp).get("state").asString()).isEqualTo("succeeded");
      pair.awaitWhole();
      switchOver(pair, "Today");
      assertThat(number(first)).isEqualTo(number(second)).isEqualTo("number=2");

      console.empty();
      assertThat(console.restore(yesterday, PASSPHRASE)).as(console.output()).isZero();
      console.restart();
      rest.await(
          pair.path() + "/status",
          Duration.ofMinutes(2),
          status -> status.get("verdict").asString().equals("critical"));
      held(rest, pair, setUp);
      serves(second);
      refused(pair, "switchover", Map.of());
      refused(pair, "failover", Map.of("fence", "stop"));
      refused(pair, "set-up", Map.of());

      String anew = pair.path() + "/rediscovery";
      JsonNode seen = rest.get(anew);
      assertThat(seen.get("known").asLong()).isEqualTo(1);
      assertThat(seen.get("highest").asLong()).isEqualTo(2);
      assertThat(seen.get("servers").get(0).get("found").asString()).isEqualTo("standby");
      assertThat(seen.get("servers").get(1).get("found").asString()).isEqualTo("primary");
      rest.post(anew, Map.of("confirm", "yesterday", "reason", "Restored from the copy of 02:00"))
          .is(200);

      pair.awaitWhole();
      switchOver(pair, "And back");
      assertThat(number(first)).isEqualTo(number(second)).isEqualTo("number=3");
    }
  }

  /** A set-up that takes its time, as it copies. */
  private static JsonNode untilItCopies(PairByRest pair) {
    JsonNode plan = pair.freePlan("set-up", Map.of("copyRate", "1"));
    JsonNode run = pair.start(plan, null, "First standby").is(202);
    while (!copies(run)) {
      run = pair.awaitRun(run, r -> copies(r) || waits(r));
      if (waits(run)) {
        pair.answer(run, PairByRest.asking(run));
      }
    }
    return run;
  }

  private static boolean waits(JsonNode run) {
    return run.get("state").asString().equals("awaiting-person") && PairByRest.asking(run) != null;
  }

  private static boolean copies(JsonNode run) {
    return PairByRest.step(run, "base-copy").get("state").asString().equals("running");
  }

  /** The run of which the copy knows that it copied goes on by nobody, not even when asked to. */
  private static void held(Rest rest, PairByRest pair, JsonNode run) {
    String path = "runs/" + run.get("id").asString();
    JsonNode waits = rest.get(path);
    assertThat(waits.get("state").asString()).isEqualTo("awaiting-person");
    assertThat(waits.get("remark").asString()).contains("restored from a backup");
    rest.post(path + "/resume", Map.of()).is(200);
    pair.awaitRun(
        run,
        r ->
            r.get("state").asString().equals("awaiting-person")
                && r.get("remark").asString().contains("no longer has the newest fencing number"));
    rest.post(path + "/abandon", Map.of("reason", "It had ended when the copy was made")).is(200);
  }

  /**
   * The copy holds an order to stop a server as soon as it accepts writes; meanwhile that server
   * has been given the writes again.
   */
  @Test
  void stops_no_server_that_became_primary_again_since(@TempDir Path folder) {
    try (Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
        RunningConsole console = RunningConsole.fresh().start();
        Rest rest = new Rest(console)) {
      LabHost first = lab.host(1);
      LabHost second = lab.host(2);
      PairByRest pair = PairByRest.takeIn(rest, lab, "ordered", first, second);
      pair.meet(first, second);
      pair.setUp();
      pair.awaitVerdict("healthy");
      pair.awaitTwoLooks();
      first.kill();
      rest.await(
          pair.path() + "/status",
          Duration.ofMinutes(2),
          status -> !status.get("verdict").asString().equals("healthy"));
      pair.failOver(Map.of("fence", "attest", "attestation", "Both cords pulled"), "No power");
      Path yesterday = ConsoleBackup.of(console, PASSPHRASE, folder.resolve("yesterday.backup"));
      pair.fencedAtItsReturn(first);
      pair.rejoin("rewind");
      switchOver(pair, "Back where it was");
      assertThat(number(first)).isEqualTo(number(second)).isEqualTo("number=4");

      console.empty();
      assertThat(console.restore(yesterday, PASSPHRASE)).as(console.output()).isZero();
      console.restart();
      rest.await(
          pair.path() + "/status",
          Duration.ofMinutes(2),
          status -> status.get("verdict").asString().equals("critical"));
      pair.awaitTwoLooks();
      serves(first);
      JsonNode told = pair.awaitReason("order-overtaken");
      assertThat(told.get("verdict").asString()).isEqualTo("critical");
      pair.awaitTwoLooks();
      serves(first);
      String audit = rest.get("audit?pair=" + pair.id()).toString();
      assertThat(audit).containsOnlyOnce("pair.order-overtaken").doesNotContain("fenced-again");
      refused(pair, "rejoin", Map.of());

      rest.post(
              pair.path() + "/rediscovery",
              Map.of("confirm", "ordered", "reason", "Restored from the copy of 02:00"))
          .is(200);
      pair.awaitWhole();
      serves(first);
    }
  }

  /** Takes a write, and would start by itself when its host starts. */
  private static void serves(LabHost host) {
    assertThat(host.sql("create table if not exists taken (); select pg_is_in_recovery()"))
        .endsWith("f");
    assertThat(host.exec("cat /etc/postgresql/15/main/start.conf")).contains("auto");
  }

  private static void refused(PairByRest pair, String runbook, Map<String, Object> options) {
    JsonNode plan = pair.plan(runbook, options);
    assertThat(plan.get("blocked").asBoolean()).as(runbook).isTrue();
    assertThat(plan.get("guards").valueStream())
        .as(runbook)
        .anySatisfy(guard -> {
          assertThat(guard.get("id").asString()).startsWith("known-last");
          assertThat(guard.get("result").asString()).isEqualTo("block");
        });
  }

  private static void switchOver(PairByRest pair, String reason) {
    JsonNode plan = pair.freePlan("switchover", Map.of());
    JsonNode ended = pair.follow(pair.start(plan, null, reason).is(202));
    assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("succeeded");
  }

  private static String number(LabHost host) {
    return host.exec("grep number= /var/lib/pairkeeper/fencing-15-main");
  }
}
