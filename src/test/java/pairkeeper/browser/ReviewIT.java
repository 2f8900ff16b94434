package pairkeeper.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import pairkeeper.api.PairByRest;
import pairkeeper.api.Rest;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.NeedsLab;
import tools.jackson.databind.JsonNode;

/** A real failover is reviewed by a colleague, who signs it; its dossier says so. */
@NeedsLab
class ReviewIT extends BrowserTest {

  @Test
  void a_colleague_reads_a_failover_and_signs_it_for_good() {
    RunningConsole console = RunningConsole.shared();
    try (Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
        Rest rest = new Rest(console);
        var pair = PairByRest.takeIn(rest, lab, "reviewed", lab.host(1), lab.host(2))) {
      String run = failedOver(lab, rest, pair);
      Page admin = signedIn(console);
      Page second = newPage();
      Colleague.made(admin, console, "reviewed-auditor", "auditor", pair.customer())
          .signIn(second, console);
      ownRun(console, admin, run);
      signed(console, second, run);
      dossier(console, second, rest, run);
      whatItLost(console, admin, second, pair, lab, run);
    }
  }

  private static String failedOver(Lab lab, Rest rest, PairByRest pair) {
    pair.meet(lab.host(1), lab.host(2));
    pair.setUp();
    pair.awaitWhole();
    pair.awaitTwoLooks();
    lab.host(1).cutFrom(lab.host(2));
    lab.host(1).sql("CREATE TABLE only_here (who text)");
    lab.host(1).kill();
    rest.await(
        pair.path() + "/status",
        Duration.ofMinutes(5),
        s -> !s.get("verdict").asString().equals("healthy"));
    lab.host(1).healTo(lab.host(2));
    pair.failOver(
        Map.of("fence", "attest", "attestation", "Anna W. pulled both power cords"), "Power lost");
    String run = rest.get("runs?runbook=failover&pair=" + pair.id()).get(0).get("id").asString();
    keptAsHistory(rest, pair, run);
    return run;
  }

  /** What the failover changed is told to programs as well, with the person's own words. */
  private static void keptAsHistory(Rest rest, PairByRest pair, String run) {
    List<JsonNode> made =
        rest.get(pair.path() + "/events")
            .valueStream()
            .filter(event -> event.get("run").asString("").equals(run))
            .toList();
    Assertions.assertThat(made)
        .extracting(event -> event.get("kind").asString() + " " + event.get("detail").asString())
        .contains("fence-attested Anna W. pulled both power cords", "role fenced", "role primary");
    Assertions.assertThat(made)
        .filteredOn(event -> event.get("kind").asString().equals("standing-fence"))
        .singleElement()
        .satisfies(order -> {
          Assertions.assertThat(order.get("endedAt").isNull()).isTrue();
          Assertions.assertThat("servers/" + order.get("server").asString())
              .isEqualTo(pair.server(0));
        });
  }

  /** Whoever confirmed it is told that somebody else has to sign. */
  private void ownRun(RunningConsole console, Page admin, String run) {
    admin.navigate(console.url("/runs/index.xhtml"));
    assertThat(admin.locator("#reviews-due")).containsText("due");
    picture(admin, "runs-review-due");
    admin.navigate(console.url("/runs/run.xhtml?id=" + run));
    assertThat(admin.locator("#review")).containsText("has to review it");
    admin.navigate(console.url("/reviews/review.xhtml?id=" + run));
    assertThat(admin.locator("main")).containsText("somebody else reviews it");
    assertThat(admin.locator("[id='sign']")).hasCount(0);
  }

  private void signed(RunningConsole console, Page second, String run) {
    String address = console.url("/reviews/review.xhtml?id=" + run);
    second.navigate(console.url("/reviews/index.xhtml"));
    assertThat(second.locator("[id='due-" + run + "']")).containsText("may sign it");
    looksRight(second, "reviews-due");
    second.navigate(address);
    assertThat(second.locator("[id='moment-promoted']")).containsText("UTC");
    assertThat(second.locator("[id='line']")).not().containsText("Unknown");
    looksRight(second, "review-due");
    speaksEveryLanguage(second, console, address);
    second.locator("[id='sign']").click();
    assertThat(second.locator("[id='remark_wrong']")).containsText("Say what you found");
    second.locator("[id='remark']").fill("Both cords were out; nothing was lost that was told.");
    second.locator("[id='sign']").click();
    assertThat(second.locator("#signature")).containsText("nothing was lost that was told");
    second.locator("[id='more']").fill("The cords are labelled since Monday.");
    second.locator("[id='add']").click();
    assertThat(second.locator("#added")).containsText("labelled since Monday");
    looksRight(second, "review-signed");
    second.navigate(console.url("/reviews/index.xhtml"));
    assertThat(second.locator("[id='due-" + run + "']")).hasCount(0);
    looksRight(second, "reviews-signed");
  }

  private void dossier(RunningConsole console, Page second, Rest rest, String run) {
    second.navigate(console.url("/runs/dossier.xhtml?id=" + run));
    assertThat(second.locator("#dossier"))
        .containsText(
            "labelled since Monday",
            new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
    looksRight(second, "dossier-reviewed");
    var file = second.waitForDownload(() -> second.locator("[id='pdf']").click());
    Assertions.assertThat(file.suggestedFilename()).endsWith(".pdf");
    file.saveAs(java.nio.file.Path.of("target/screenshots/dossier.pdf"));
    var told = rest.get("runs/" + run + "/dossier").get("review");
    Assertions.assertThat(told.get("signature").get("by").asString()).isEqualTo("REVIEWED-AUDITOR");
    Assertions.assertThat(told.get("signature").get("findingsHash").asString()).hasSize(64);
    Assertions.assertThat(rest.get("audit?act=review").toString())
        .contains("review.signed", "review.remark-added");
  }

  /** Nobody knows it before the old primary is back; from then on it stands in the review. */
  private void whatItLost(
      RunningConsole console, Page admin, Page second, PairByRest pair, Lab lab, String run) {
    String review = console.url("/reviews/review.xhtml?id=" + run);
    second.navigate(review);
    assertThat(second.locator("#transactions")).containsText("a rejoin of the old primary");
    pair.fencedAtItsReturn(lab.host(1));
    String rejoin = pair.rejoin("rewind").get("id").asString();
    second.navigate(review);
    assertThat(second.locator("#transactions")).containsText("up to its newest record");
    speaksEveryLanguage(second, console, review);
    looksRight(second, "review-loss-counted");
    // an auditor reads, and does nothing on servers
    String address = console.url("/runs/run.xhtml?id=" + rejoin);
    second.navigate(address);
    assertThat(second.locator("#lost")).containsText("pg_waldump");
    assertThat(second.locator("[id='readLost']")).hasCount(0);
    speaksEveryLanguage(second, console, address);
    admin.navigate(address);
    looksRight(admin, "run-with-lost-wal");
    var file = admin.waitForDownload(() -> admin.locator("[id='readLost']").click());
    Assertions.assertThat(file.suggestedFilename()).endsWith("-lost-wal.txt");
    lab.host(1).exec("rm -r /var/lib/postgresql/15/main.evidence-*");
    admin.navigate(address);
    admin.locator("[id='readLost']").click();
    assertThat(admin.locator("main")).containsText("somebody removed it");
  }

  private static void speaksEveryLanguage(Page page, RunningConsole console, String address) {
    for (String language : List.of("pt-BR", "pl", "ru", "en")) {
      page.navigate(console.url("/language?to=" + language + "&back=/fleet/index.xhtml"));
      page.navigate(address);
      Assertions.assertThat(page.locator("body").innerText()).doesNotContain("⟨");
      page.setViewportSize(320, 900);
      Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
          .as(language)
          .isEqualTo(320);
      page.setViewportSize(1280, 900);
    }
  }
}
