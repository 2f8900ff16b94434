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
      pair.setUp();
      pair.awaitVerdict("healthy");
      Path yesterday = ConsoleBackup.of(console, PASSPHRASE, folder.resolve("yesterday.backup"));
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
