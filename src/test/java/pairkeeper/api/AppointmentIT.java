package pairkeeper.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pairkeeper.browser.BrowserTest;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;
import tools.jackson.databind.JsonNode;

/** A switchover that is agreed for a later time, on real hosts. */
@NeedsLab
class AppointmentIT extends BrowserTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String MARK = "/var/lib/pairkeeper/fencing-15-main";

  @Test
  void starts_at_its_time_once_or_says_why_not() {
    try (Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
        RunningConsole console = RunningConsole.fresh().start();
        Rest rest = new Rest(console);
        PairByRest pair = PairByRest.takeIn(rest, lab, "appointment", lab.host(1), lab.host(2))) {
      pair.meet(lab.host(1), lab.host(2));
      pair.setUp();
      pair.awaitVerdict("healthy");
      startsThoughTheConsoleWasRestartedMeanwhile(console, rest, pair);
      pair.awaitWhole();
      isAgreedAndTakenBackOnThePages(console, rest, pair);
      isNotStartedWhenAnotherConsoleActedMeanwhile(rest, pair, lab.host(1), lab.host(2));
    }
  }

  private static JsonNode agree(Rest rest, PairByRest pair, Instant at) {
    JsonNode plan = pair.freePlan("switchover", Map.of());
    Map<String, Object> said =
        Map.of(
            "hash",
            plan.get("hash").asString(),
            "confirm",
            "appointment",
            "reason",
            "Kernel update in the agreed window",
            "startAt",
            at.toString());
    JsonNode made = rest.post("plans/" + plan.get("id").asString() + "/runs", said).is(202);
    assertThat(made.get("state").asString()).isEqualTo("scheduled");
    return made;
  }

  private static JsonNode ended(Rest rest, JsonNode made) {
    return rest.await(
        "appointments/" + made.get("id").asString(),
        PATIENCE,
        a -> !a.get("state").asString().equals("scheduled"));
  }

  private static void startsThoughTheConsoleWasRestartedMeanwhile(
      RunningConsole console, Rest rest, PairByRest pair) {
    JsonNode made = agree(rest, pair, Instant.now().plusSeconds(20));
    console.restart();
    JsonNode began = ended(rest, made);
    assertThat(began.get("state").asString()).as(began.toPrettyString()).isEqualTo("started");
    JsonNode run = rest.get("runs/" + began.get("run").asString());
    assertThat(run.get("reason").asString()).isEqualTo("Kernel update in the agreed window");
    JsonNode asking = pair.awaitRun(run, r -> r.get("state").asString().equals("awaiting-person"));
    assertThat(PairByRest.asking(asking).get("id").asString()).isEqualTo("users-told");
    JsonNode done = pair.follow(run);
    assertThat(done.get("state").asString()).as(done.toPrettyString()).isEqualTo("succeeded");
    assertThat(rest.get("runs?pair=" + pair.id()).size()).isEqualTo(2);
  }

  private void isAgreedAndTakenBackOnThePages(RunningConsole console, Rest rest, PairByRest pair) {
    JsonNode plan = pair.freePlan("switchover", Map.of());
    Page page = signedIn(console);
    page.navigate(console.url("/switchover/confirm.xhtml?plan=" + plan.get("id").asString()));
    looksRight(page, "appointment-confirm");
    LocalDateTime past = LocalDateTime.now(ZoneId.of("UTC")).minusDays(2);
    type(page, past);
    page.locator("[id$='goLater']").click();
    assertThat(page.locator("[id$='at_wrong']").innerText()).contains("over");
    type(page, LocalDateTime.now(ZoneId.of("UTC")).plusDays(2));
    page.locator("[id$='goLater']").click();
    page.waitForURL("**/monitoring/pair.xhtml?id=*");
    assertThat(page.locator("[id^='appointment-']").innerText()).contains("Switchover");
    looksRight(page, "appointment-pair");
    page.navigate(console.url("/fleet/index.xhtml"));
    assertThat(page.locator("[id^='appointment-']").innerText()).contains("appointment");
    looksRight(page, "appointment-fleet");
    page.navigate(console.url("/" + pair.path().replace("pairs/", "monitoring/pair.xhtml?id=")));
    page.locator("[id$='cancelAppointment']").click();
    page.waitForURL("**/monitoring/pair.xhtml?id=*");
    assertThat(rest.get("appointments?pair=" + pair.id()).get(0).get("state").asString())
        .isEqualTo("cancelled");
    page.context().close();
  }

  private static void type(Page page, LocalDateTime at) {
    page.locator("[id$='reason']").fill("Kernel update");
    page.locator("[id$='confirm']").fill("appointment");
    page.locator("[id$='at']").fill(at.truncatedTo(ChronoUnit.MINUTES).toString());
  }

  private static void isNotStartedWhenAnotherConsoleActedMeanwhile(
      Rest rest, PairByRest pair, LabHost first, LabHost second) {
    JsonNode made = agree(rest, pair, Instant.now().plusSeconds(20));
    for (LabHost host : new LabHost[] {first, second}) {
      host.exec("sed -i 's/^number=.*/number=90/' " + MARK);
    }
    JsonNode over = ended(rest, made);
    assertThat(over.get("state").asString()).as(over.toPrettyString()).isEqualTo("not-started");
    assertThat(over.get("why").asString()).isNotEmpty();
    assertThat(rest.get("runs?pair=" + pair.id()).size()).isEqualTo(2);
    assertThat(rest.get("audit?act=appointment.not-started").toString()).contains("startsAt");
  }
}
