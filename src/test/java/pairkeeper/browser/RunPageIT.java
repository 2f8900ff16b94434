package pairkeeper.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import pairkeeper.api.PairByRest;
import pairkeeper.api.Rest;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;
import tools.jackson.databind.JsonNode;

/** A run that stands still, as its page shows it and as a person takes it further there. */
@NeedsLab
class RunPageIT extends BrowserTest {
  private static final double TWO_MINUTES = 120_000;

  @Test
  void a_question_is_refused_then_answered_and_a_failed_copy_is_resumed_then_abandoned() {
    RunningConsole console = RunningConsole.shared();
    try (Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
        Rest rest = new Rest(console);
        var pair = PairByRest.takeIn(rest, lab, "standing", lab.host(1), lab.host(2))) {
      LabHost standby = lab.host(2);
      pair.meet(lab.host(1), standby);
      pair.wantFourEyes("set-up");
      Page page = signedIn(console);
      Page second = newPage();
      Colleague.made(page, console, "standing-approver", "approver", pair.customer())
          .signIn(second, console);
      refused(console, pair, page, second);
      var plan = pair.freePlan("set-up", Map.of());
      standby.fill(24L * 1024 * 1024); // after the guards have looked
      approved(pair.start(plan, null, "First standby").is(202), console, page, second);
      answer(page);
      abandon(page);
      // Faces: what was to be said on the next page got lost
      Assertions.assertThat(console.log()).doesNotContain("JSF1095");
    }
  }

  /** Both see the request; the second person says no. */
  private void refused(RunningConsole console, PairByRest pair, Page page, Page second) {
    var plan = pair.freePlan("set-up", Map.of());
    page.navigate(console.url("/setup/preview.xhtml?plan=" + plan.get("id").asString()));
    assertThat(page.locator("[id$='go']")).hasValue(Pattern.compile("Ask for an approval.*"));
    picture(page, "approval-confirm");
    String id = pair.start(plan, null, "Too early").is(202).get("id").asString();
    String request = console.url("/approvals/request.xhtml?id=" + id);

    page.navigate(request);
    page.locator("#glass summary").click();
    looksRight(page, "approval-own");
    page.locator("[id='breakReason']").fill("Quick");
    page.locator("[id='breakGlass']").click();
    assertThat(page.locator("[id='breakReason_wrong']")).containsText("20");
    page.navigate(console.url("/runs/index.xhtml"));
    picture(page, "runs-approval");
    axeClean(page);
    page.navigate(console.url("/monitoring/pair.xhtml?id=" + pair.id()));
    picture(page, "pair-approval");
    axeClean(page);

    second.navigate(console.url("/fleet/index.xhtml"));
    assertThat(second.locator("nav.nav")).containsText("1 request waits for your approval");
    second.navigate(request);
    looksRight(second, "approval-waits");
    speaksEveryLanguage(second, console, request);
    second.locator("#no summary").click();
    second.locator("[id='refusal']").fill("Not in office hours");
    second.locator("[id='refuse']").click();
    awaitTitle(second, "Refused");
    picture(second, "approval-refused");
    assertThat(page.locator("#pair")).not().containsText("Waiting for an approval");
  }

  private static void speaksEveryLanguage(Page page, RunningConsole console, String request) {
    for (String language : List.of("pt-BR", "pl", "ru", "en")) {
      page.navigate(console.url("/language?to=" + language + "&back=/fleet/index.xhtml"));
      page.navigate(request);
      Assertions.assertThat(page.locator("body").innerText()).doesNotContain("⟨");
      for (int width : new int[] {320, 1280}) {
        page.setViewportSize(width, 900);
        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
            .as(language)
            .isEqualTo(width);
      }
    }
  }

  /** The second person's press starts the run, and the page that waits is told. */
  private void approved(JsonNode waits, RunningConsole console, Page page, Page second) {
    Assertions.assertThat(waits.get("state").asString()).isEqualTo("awaiting-approval");
    String request = console.url("/approvals/request.xhtml?id=" + waits.get("id").asString());
    page.navigate(request);
    second.navigate(request);
    second.locator("[id='remark']").fill("Seen, 02:40");
    second.locator("[id='approve']").click();
    second.waitForURL("**/runs/run.xhtml*");
    assertThat(second.locator("#approval")).containsText("Seen, 02:40");
    page.locator("[id='run']").click();
    assertThat(page.locator("#approval")).containsText("STANDING-APPROVER");
  }

  private void answer(Page page) {
    awaitTitle(page, "waits for an answer");
    looksRight(page, "run-asks");
    page.locator("[id$='refuse']").first().click();
    awaitTitle(page, "failed");
    looksRight(page, "run-refused");
    page.locator("[id='resume']").click();
    awaitTitle(page, "waits for an answer");
    page.locator("input[id$='remark']").first().fill("Anna W. by telephone, 03:02");
    page.locator("[id$='done']").first().click();
  }

  private void abandon(Page page) {
    awaitTitle(page, "failed");
    assertThat(page.locator("main")).containsText("No space left");
    looksRight(page, "run-failed");
    page.locator("[id='resume']").click();
    assertThat(page.locator("main")).containsText("goes on");
    awaitTitle(page, "failed");
    page.locator("#giveup summary").click();
    page.locator("[id='reason']").fill("The disk has to grow first");
    page.locator("[id='abandon']").click();
    awaitTitle(page, "abandoned");
    looksRight(page, "run-abandoned");
  }

  private static void awaitTitle(Page page, String words) {
    Locator title = page.locator("h1");
    assertThat(title)
        .containsText(words, new LocatorAssertions.ContainsTextOptions().setTimeout(TWO_MINUTES));
  }
}
