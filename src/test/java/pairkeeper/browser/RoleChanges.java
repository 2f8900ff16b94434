package pairkeeper.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import pairkeeper.console.RunningConsole;

/** A person's way from a pair's page through the choices and the confirmation to a run's end. */
record RoleChanges(
    Page page, RunningConsole console, String pair, BiConsumer<Page, String> picture) {
  private static final double PATIENCE = 3 * 60_000;

  /** Brings the fenced server back. */
  void rejoin() {
    open("/rejoin/index.xhtml");
    picture.accept(page, "journey-14-rejoin");
    preview("/rejoin/confirm.xhtml");
    picture.accept(page, "journey-15-rejoin-confirm");
    start("Power is back", "SUP-20422");
    picture.accept(page, "journey-16-rejoined");
  }

  /**
   * Exchanges the roles; who was told and who sees to backups is said in the form that starts the
   * run.
   */
  void switchOver() {
    open("/switchover/index.xhtml");
    picture.accept(page, "journey-17-switchover");
    preview("/switchover/confirm.xhtml");
    page.locator("#told").fill("Dr. Nowak, by telephone, 02:28");
    page.locator("#backups").fill("The nightly job knows both servers, Jan");
    picture.accept(page, "journey-18-switchover-confirm");
    start("Back to the usual primary", "SUP-20423");
    picture.accept(page, "journey-19-switched-over");
  }

  /** Opens the page that tells what the changes were. */
  void openHistory() {
    openPair();
    page.locator("#history header a").click();
    assertThat(page.locator("h1")).containsText("Roles and standing orders");
  }

  /** Opens the pair's own page. */
  void openPair() {
    page.navigate(console.url("/fleet/index.xhtml"));
    page.locator("main a", new Page.LocatorOptions().setHasText(pair)).first().click();
    assertThat(page.locator("#history")).isVisible();
  }

  private void open(String action) {
    openPair();
    page.locator("a[href*='" + action + "']").first().click();
    assertThat(page.locator("#guards")).isVisible(visibly());
  }

  private void preview(String confirmation) {
    page.locator("#preview").click();
    page.waitForURL(
        Pattern.compile(".*" + Pattern.quote(confirmation) + ".*"),
        new Page.WaitForURLOptions().setTimeout(PATIENCE));
  }

  private void start(String reason, String ticket) {
    page.locator("textarea[id$='reason']").fill(reason);
    page.locator("input[id$='ticket']").fill(ticket);
    page.locator("input[id$='confirm']").fill(pair);
    page.locator("input[id$='go']").click();
    page.waitForURL(Pattern.compile(".*/runs/run.xhtml.*"));
    assertThat(page.locator(".head h1 .i-ok"))
        .hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE));
  }

  private static LocatorAssertions.IsVisibleOptions visibly() {
    return new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE);
  }
}
