package pairkeeper.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.Ledger;
import pairkeeper.lab.NeedsLab;
import pairkeeper.lab.Reckoning;

/**
 * From an empty console to a failed-over pair with its history, and back to where it was, on real
 * hosts, by a person's browser alone; the ledger proves that no more was lost than was shown before
 * confirming.
 */
@NeedsLab
class JourneyIT extends BrowserTest {
  // each change sends the whole form; which field was changed stands in the source
  private static final Pattern SENT_BY_AGREED =
      Pattern.compile("jakarta\\.faces\\.source=[^&]*agreedBy");

  private static final double MINUTE = 60_000;

  @Test
  void from_an_empty_console_to_a_failed_over_pair_and_its_dossier(@TempDir Path folder)
      throws IOException {
    try (RunningConsole console = RunningConsole.fresh().launch();
        Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE)) {
      console.awaitReady();
      LabHost first = lab.host(1);
      LabHost second = lab.host(2);
      Page page = newPage();
      signIn(page, console);
      page.navigate(console.url("/fleet/index.xhtml"));
      picture(page, "journey-01-empty");
      addCustomer(page, console);
      addCredential(page, console, Files.readString(lab.key()));
      addPair(page, console, first, second);
      setUp(page, console);
      healthy(page, console);
      couldAct(page);
      try (Ledger ledger = Ledger.start(folder.resolve("ledger"), first, second)) {
        ledger.awaitWrites(200);
        pause(12_000); // the console has to have seen how fast the primary writes
        first.kill();
        BigDecimal shownMegabytes = failOver(page, console);
        ledger.awaitWriteOn(second);
        ledger.stop();
        Reckoning reckoning = ledger.reckon(second);
        assertThat(reckoning.splitBrain()).isEmpty();
        assertThat(BigDecimal.valueOf(reckoning.bytesLostOn(second)))
            .isLessThanOrEqualTo(shownMegabytes.multiply(BigDecimal.valueOf(1024L * 1024)));
      }
      dossier(page);
      comesBack(page, console, first, second);
    }
  }

  /** The old primary gets its power back, is fenced, rejoined, and made the primary again. */
  private void comesBack(Page page, RunningConsole console, LabHost first, LabHost second) {
    first.boot();
    while (!first.exec("pg_lsclusters -h").contains("down")) {
      pause(500); // the standing order
    }
    var roles = new RoleChanges(page, console, "vilanova-pacs", this::picture);
    roles.rejoin();
    healthy(page, console);
    roles.switchOver();
    assertThat(first.sql("SELECT pg_is_in_recovery()")).isEqualTo("f");
    assertThat(second.sql("SELECT pg_is_in_recovery()")).isEqualTo("t");
    whatChangedCanBeReadAfterwards(page, roles);
  }

  private void whatChangedCanBeReadAfterwards(Page page, RoleChanges roles) {
    roles.openPair();
    looksRight(page, "journey-20-pair-afterwards");
    roles.openHistory();
    assertThat(page.locator("tbody tr").first()).containsText("became");
    assertThat(page.locator("tbody"))
        .containsText(Pattern.compile("Standing order: .* is fenced at once.*ended"));
    looksRight(page, "journey-21-history");
  }

  private void signIn(Page page, RunningConsole console) {
    page.navigate(console.url("/"));
    page.locator("#name").fill(RunningConsole.ADMIN);
    page.locator("#password").fill(console.adminPassword());
    page.locator("#enter").click();
    page.waitForURL(Pattern.compile("(?!.*login).*"));
  }

  private void addCustomer(Page page, RunningConsole console) {
    page.navigate(console.url("/inventory/edit-customer.xhtml"));
    page.locator("#name").fill("Clínica Vila Nova Imagem");
    page.locator("#place").fill("Campinas");
    page.locator("#timeZone").selectOption("America/Sao_Paulo");
    page.locator("#save").click();
    assertThat(page.locator("h1")).containsText("Clínica Vila Nova Imagem");
    picture(page, "journey-02-customer");
  }

  private void addCredential(Page page, RunningConsole console, String key) {
    page.navigate(console.url("/inventory/edit-credential.xhtml"));
    page.locator("#name").fill("lab key");
    page.locator("#user").fill("support");
    page.locator("#secret").fill(key);
    page.locator("#save").click();
    page.waitForURL(Pattern.compile(".*credentials.*"));
  }

  private void addPair(Page page, RunningConsole console, LabHost first, LabHost second) {
    page.navigate(console.url("/inventory/index.xhtml"));
    page.locator("main a", new Page.LocatorOptions().setHasText("Clínica Vila Nova"))
        .first()
        .click();
    page.locator("#addFirstPair").click();
    page.locator("#name").fill("vilanova-pacs");
    page.locator("#host0").fill(first.address());
    page.locator("#sshCredential0").selectOption(label("lab key"));
    page.locator("#host1").fill(second.address());
    page.locator("#sshCredential1").selectOption(label("lab key"));
    for (int n = 0; n < 2; n++) {
      page.locator("#try" + n).click();
      page.locator("#agree" + n).click(slowly());
      assertThat(page.locator("#server" + n + " .findings")).containsText("15", patiently());
    }
    picture(page, "journey-03-pair-form");
    page.locator("#save").click();
    assertThat(page.locator("h1")).not().containsText("Add", patiently());
  }

  private void setUp(Page page, RunningConsole console) {
    page.navigate(console.url("/setup/index.xhtml"));
    page.locator("main a", new Page.LocatorOptions().setHasText("vilanova-pacs")).first().click();
    picture(page, "journey-04-choices");
    page.locator("#preview").click();
    assertThat(page.locator("#guards")).isVisible(visibly());
    picture(page, "journey-05-preview");
    page.locator("textarea[id$='reason']").fill("First standby");
    page.locator("input[id$='ticket']").fill("SUP-20417");
    page.waitForResponse(
        answer ->
            answer.request().method().equals("POST")
                && SENT_BY_AGREED.matcher(answer.request().postData()).find(),
        () -> {
          page.locator("input[id$='agreedBy']")
              .fill("Anna Wrońska, head of IT, by telephone, 02:28");
          page.locator("input[id$='confirm']").focus();
        });
    page.reload();
    assertThat(page.locator("textarea[id$='reason']")).hasValue("First standby");
    assertThat(page.locator("input[id$='agreedBy']")).hasValue(Pattern.compile("Anna Wrońska.*"));
    page.locator("input[id$='confirm']").fill("vilanova-pacs");
    page.locator("input[id$='go']").click();
    page.waitForURL(Pattern.compile(".*/runs/run.xhtml.*"));
    picture(page, "journey-06-run");
    assertThat(page.locator(".head h1 .i-ok")).hasCount(1, counted());
    picture(page, "journey-07-run-done");
  }

  private void healthy(Page page, RunningConsole console) {
    page.navigate(console.url("/fleet/index.xhtml"));
    assertThat(page.locator("table")).containsText("Healthy", patiently());
    picture(page, "journey-08-healthy");
  }

  /** From the fleet's word over the pair's to all guards of both runbooks. */
  private void couldAct(Page page) {
    assertThat(page.locator("td.c-rd .st-ok")).hasCount(1, counted());
    page.locator("tbody a", new Page.LocatorOptions().setHasText("vilanova-pacs")).first().click();
    assertThat(page.locator("#ready-failover .st-ok")).hasCount(1, counted());
    assertThat(page.locator("#ready-switchover .st-ok")).hasCount(1, counted());
    looksRight(page, "journey-08-able");
    page.locator("#check-switchover").click();
    assertThat(page.locator("h1")).containsText("Nothing blocks a switchover", patiently());
    assertThat(page.locator("#guard-reverse-login .st-ok")).hasCount(1);
    looksRight(page, "journey-08-check-switchover");
    page.goBack();
    page.locator("#check-failover").click();
    assertThat(page.locator("h1")).containsText("The standby could take over", patiently());
    assertThat(page.locator("#guard-silent-to-console .st-block")).hasCount(1);
    assertThat(page.locator("#guard-loss-known .st-ok")).hasCount(1);
    looksRight(page, "journey-08-check-failover");
  }

  /** The pair's page names the run whose questions are open, though nothing holds the pair. */
  private void theRunIsStillNamedThoughThePairIsFree(Page page) {
    String run = page.url();
    page.navigate(page.url().replaceAll("/runs/.*", "/fleet/index.xhtml"));
    page.locator("main a", new Page.LocatorOptions().setHasText("vilanova-pacs")).first().click();
    assertThat(page.locator("[id^='beside-']")).containsText("other runs may begin");
    picture(page, "journey-11-pair-is-free");
    page.navigate(run);
  }

  /** Fails over and gives the figure that had to be typed, in MB. */
  private BigDecimal failOver(Page page, RunningConsole console) {
    page.navigate(console.url("/fleet/index.xhtml"));
    page.locator("main a", new Page.LocatorOptions().setHasText("vilanova-pacs")).first().click();
    assertThat(page.locator("h1")).containsText("Needs a person", patiently());
    picture(page, "journey-09-primary-silent");
    page.locator("a[href*='/failover/index.xhtml']").first().click();
    assertThat(page.locator("#viewpoint-standby-login td .st")).hasCount(3, counted());
    page.locator("input[name=fence][value=ATTEST]").check();
    page.locator("#attestation").fill("Anna W. pulled both power cords at 02:58");
    picture(page, "journey-10-evidence");
    page.locator("#preview").click();
    page.waitForURL(
        Pattern.compile(".*/failover/confirm.xhtml.*"),
        new Page.WaitForURLOptions().setTimeout(MINUTE));
    picture(page, "journey-11-confirm");
    String figure = page.locator("input[id$='typedLoss']").getAttribute("data-equals");
    page.locator("input[id$='typedLoss']").fill(figure);
    page.locator("input[id$='confirm']").fill("vilanova-pacs");
    page.locator("textarea[id$='reason']").fill("Storage controller of the primary failed");
    page.locator("input[id$='ticket']").fill("SUP-20421");
    page.locator("input[id$='go']").click();
    page.waitForURL(Pattern.compile(".*/runs/run.xhtml.*"));
    Locator remark = page.locator("#asks-backups input[type=text]");
    assertThat(remark).isVisible(visibly());
    assertThat(page.locator("main")).containsText("Does a backup of it run");
    looksRight(page, "journey-11-who-backs-up");
    theRunIsStillNamedThoughThePairIsFree(page);
    remark.fill("The night's base backup takes it from now on, Anna W.");
    page.locator("#asks-backups input[id$='done']").click();
    assertThat(page.locator(".head h1 .i-ok")).hasCount(1, counted());
    picture(page, "journey-12-failed-over");
    return new BigDecimal(figure);
  }

  private void dossier(Page page) {
    page.locator("a[href*='dossier']").first().click();
    assertThat(page.locator("main")).containsText("SUP-20421");
    assertThat(page.locator("main")).containsText("Anna W. pulled both power cords");
    picture(page, "journey-13-dossier");
  }

  private static com.microsoft.playwright.options.SelectOption label(String start) {
    return new com.microsoft.playwright.options.SelectOption().setLabel(start + " (support)");
  }

  private static Locator.ClickOptions slowly() {
    return new Locator.ClickOptions().setTimeout(MINUTE);
  }

  private static LocatorAssertions.ContainsTextOptions patiently() {
    return new LocatorAssertions.ContainsTextOptions().setTimeout(2 * MINUTE);
  }

  private static LocatorAssertions.IsVisibleOptions visibly() {
    return new LocatorAssertions.IsVisibleOptions().setTimeout(MINUTE);
  }

  private static LocatorAssertions.HasCountOptions counted() {
    return new LocatorAssertions.HasCountOptions().setTimeout(3 * MINUTE);
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
