package pairkeeper.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import pairkeeper.api.PairByRest;
import pairkeeper.api.Rest;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;

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
      var plan = pair.freePlan("set-up", Map.of());
      standby.fill(24L * 1024 * 1024); // after the guards have looked
      var run = pair.start(plan, null, "First standby").is(202);
      Page page = signedIn(console);
      page.navigate(console.url("/runs/run.xhtml?id=" + run.get("id").asString()));
      answer(page);
      abandon(page);
      // Faces: what was to be said on the next page got lost
      Assertions.assertThat(console.log()).doesNotContain("JSF1095");
    }
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
