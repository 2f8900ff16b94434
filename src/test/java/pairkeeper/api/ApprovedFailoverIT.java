package pairkeeper.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pairkeeper.browser.BrowserTest;
import pairkeeper.browser.Colleague;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;
import tools.jackson.databind.JsonNode;

/**
 * Nothing is promoted and nothing taken back before a second person has agreed: not by a console
 * that was killed in between, and not to what is no longer as it was asked.
 */
@NeedsLab
class ApprovedFailoverIT extends BrowserTest {
  private static final String OWN = "/etc/postgresql/15/main/conf.d/pairkeeper.conf";

  @Test
  void failover_and_rejoin_wait_for_a_second_person() {
    try (RunningConsole console = RunningConsole.fresh().start();
        Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
        Rest rest = new Rest(console);
        PairByRest pair = PairByRest.takeIn(rest, lab, "approved", lab.host(1), lab.host(2))) {
      LabHost first = lab.host(1);
      LabHost second = lab.host(2);
      pair.meet(first, second);
      pair.setUp();
      pair.awaitVerdict("healthy");
      pair.awaitTwoLooks();
      pair.wantFourEyes("failover", "rejoin");
      try (Page admin = signedIn(console);
          Rest anna =
              Colleague.made(admin, console, "anna", "approver", pair.customer())
                  .rest(rest, console)) {
        first.exec("systemctl kill -s KILL postgresql@15-main");
        pair.awaitVerdict("critical");
        approvedAfterTheConsoleWasKilled(console, pair, anna, second);
        approvedTooLate(pair, anna, first);
        withoutApproval(rest, pair);
      }
      assertThat(rest.get("audit/verification").get("valid").asBoolean()).isTrue();
    }
  }

  private static void approvedAfterTheConsoleWasKilled(
      RunningConsole console, PairByRest pair, Rest anna, LabHost target) {
    JsonNode plan = pair.freePlan("failover", Map.of("fence", "stop"));
    JsonNode bound = plan.at("/estimatedLoss/boundBytes");
    JsonNode waits =
        asked(pair.start(plan, bound.isNumber() ? bound.asLong() : null, "Server process died"));
    console.kill9();
    console.restart();
    assertThat(target.sql("SELECT pg_is_in_recovery()")).isEqualTo("t");
    pair.awaitVerdict("critical");
    assertThat(anna.get("approvals?state=awaiting-approval").size()).isEqualTo(1);
    JsonNode ended = pair.follow(anna.post(approve(waits), seen(plan)).is(202));
    assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("succeeded");
    assertThat(ended.at("/approval/decidedBy").asString()).isEqualTo("ANNA");
    assertThat(target.sql("SELECT pg_is_in_recovery()")).isEqualTo("f");
  }

  /** What was asked for is not what would be done now. */
  private static void approvedTooLate(PairByRest pair, Rest anna, LabHost returning) {
    JsonNode plan = pair.freePlan("rejoin", Map.of());
    JsonNode waits = asked(pair.start(plan, null, "Comes back"));
    returning.exec("echo '# by hand, 03:10' >>" + OWN);
    JsonNode problem = anna.post(approve(waits), seen(plan)).is(409);
    assertThat(problem.toString()).contains("standby.file.own");
    assertThat(returning.exec("pg_lsclusters -h")).contains("down");
  }

  private static void withoutApproval(Rest rest, PairByRest pair) {
    JsonNode waits = asked(pair.start(pair.freePlan("rejoin", Map.of()), null, "Comes back"));
    var alone = Map.of("reason", "Nobody who may approve answers", "understood", true);
    String path = "approvals/" + waits.get("id").asString() + "/break-glass";
    JsonNode ended = pair.follow(rest.post(path, alone).is(202));
    assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("succeeded");
    assertThat(ended.at("/approval/state").asString()).isEqualTo("break-glass");
    assertThat(rest.get("audit?pair=" + pair.id()).toString())
        .contains("approval.asked", "approval.approved", "approval.break-glass");
    pair.awaitWhole();
  }

  private static JsonNode asked(Rest.Answer answer) {
    JsonNode waits = answer.is(202);
    assertThat(waits.get("state").asString()).isEqualTo("awaiting-approval");
    return waits;
  }

  private static String approve(JsonNode waits) {
    return "approvals/" + waits.get("id").asString() + "/approve";
  }

  private static Map<String, String> seen(JsonNode plan) {
    return Map.of("hash", plan.get("hash").asString(), "remark", "seen");
  }
}
