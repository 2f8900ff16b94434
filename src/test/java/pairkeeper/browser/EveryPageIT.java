package pairkeeper.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import pairkeeper.console.RunningConsole;

/**
 * Each page of an almost empty console with one pair that nobody can reach: both themes, four
 * widths, axe; and in every language nothing scrolls sideways and no key shows instead of its
 * words.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EveryPageIT extends BrowserTest {
  private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");

  private RunningConsole console;
  private String pair;
  private String owner;
  private String target;

  @BeforeAll
  void start() {
    console = RunningConsole.fresh().start();
  }

  @AfterAll
  void stop() {
    console.close();
  }

  @Override
  protected boolean expected(String consoleError) {
    return consoleError.contains("404");
  }

  @Test
  @Order(1) // before another one takes the pair in: the fleet is empty only once
  void looks_right() {
    Page page = signedIn(console);
    looksRight(page, "fleet-empty");
    takePairIn();
    for (String path : paths()) {
      page.navigate(console.url(path));
      looksRight(page, path.replaceAll("[^a-z]+", "-").replaceAll("^-|-(xhtml|id|pair).*$", ""));
    }
  }

  @Test
  void speaks_every_language_without_scrolling_sideways() {
    takePairIn();
    for (String language : List.of("pt-BR", "pl", "ru")) {
      Page page = signedIn(console);
      page.navigate(console.url("/language?to=" + language + "&back=/fleet/index.xhtml"));
      for (String path : paths()) {
        page.navigate(console.url(path));
        assertThat(page.locator("html").getAttribute("lang")).as(path).isEqualTo(language);
        assertThat(page.locator("body").innerText()).as(path).doesNotContain("⟨");
        fits(page, path + " in " + language);
      }
      picture(page, "fleet-" + language);
      page.context().close();
    }
  }

  @Test
  void a_draft_of_the_set_ups_choices_survives_the_browser_and_can_be_started_over() {
    takePairIn();
    String choices = console.url("/setup/index.xhtml?pair=" + pair);
    Page first = signedIn(console);
    first.navigate(choices);
    assertThat(first.locator("[id='startOver']").count()).isZero();
    kept(first, () -> first.locator("[id='slotCap']").fill("64GB"), "[id='copyRate']");
    kept(first, () -> first.locator("[id='copyRate']").fill("25"), "[id='slotCap']");
    kept(first, () -> first.locator("[id='slot']").uncheck(), null);
    kept(first, () -> first.locator("[id^='existing'][value='aside']").check(), null);
    first.context().close();

    Page second = signedIn(console);
    second.navigate(console.url("/setup/index.xhtml"));
    assertThat(second.locator("tbody").innerText()).contains("Begun");
    second.navigate(choices);
    assertThat(second.locator("[id='slotCap']").inputValue()).isEqualTo("64GB");
    assertThat(second.locator("[id='copyRate']").inputValue()).isEqualTo("25");
    assertThat(second.locator("[id='slot']").isChecked()).isFalse();
    assertThat(second.locator("[id^='existing'][value='aside']").isChecked()).isTrue();
    looksRight(second, "setup-draft");
    second.locator("[id='startOver']").click();
    second.waitForURL(choices);
    assertThat(second.locator("[id='slotCap']").inputValue()).isEqualTo("20GB");
    assertThat(second.locator("[id='slot']").isChecked()).isTrue();
  }

  /** Changes a field, leaves it for another, and waits until the console has answered. */
  private static void kept(Page page, Runnable change, String next) {
    page.waitForResponse(
        answer -> answer.request().method().equals("POST") && answer.status() == 200,
        () -> {
          change.run();
          if (next != null) {
            page.locator(next).focus();
          }
        });
  }

  private static void fits(Page page, String what) {
    for (int width : new int[] {1280, 320}) {
      page.setViewportSize(width, 900);
      assertThat(page.evaluate("document.documentElement.scrollWidth"))
          .as(what + " at " + width)
          .isEqualTo(width);
    }
  }

  private List<String> paths() {
    return List.of(
        "/monitoring/pair.xhtml?id=" + pair,
        "/monitoring/history.xhtml?pair=" + pair,
        "/setup/index.xhtml",
        "/setup/index.xhtml?pair=" + pair,
        "/switchover/index.xhtml?pair=" + pair,
        "/rejoin/index.xhtml?pair=" + pair,
        "/rediscovery/index.xhtml?pair=" + pair,
        "/inventory/index.xhtml",
        "/inventory/credentials.xhtml",
        "/inventory/edit-customer.xhtml",
        "/inventory/import.xhtml",
        "/inventory/edit-credential.xhtml",
        "/inventory/edit-pair.xhtml?id=" + pair,
        "/inventory/edit-hooks.xhtml?pair=" + pair,
        "/inventory/edit-failback.xhtml?pair=" + pair,
        "/inventory/edit-target.xhtml?id=" + target,
        "/inventory/customer.xhtml?id=" + owner,
        "/runs/index.xhtml",
        "/reviews/index.xhtml",
        "/jobs/index.xhtml",
        "/jobs/edit.xhtml?pair=" + pair,
        "/jobs/edit.xhtml?pair=" + pair + "&kind=backup",
        "/jobs/edit.xhtml?pair=" + pair + "&kind=rehearsal",
        "/jobs/edit.xhtml?pair=" + pair + "&kind=prune",
        "/jobs/edit.xhtml?pair=" + pair + "&kind=logs",
        "/jobs/schedule.xhtml",
        "/audit/index.xhtml",
        "/admin/backup.xhtml",
        "/admin/channels.xhtml",
        "/admin/channel.xhtml?kind=mail",
        "/admin/deliveries.xhtml",
        "/nothing-here.xhtml",
        "/monitoring/check.xhtml?pair=" + pair + "&runbook=switchover",
        "/fleet/index.xhtml?ready=no",
        "/fleet/index.xhtml");
  }

  private synchronized void takePairIn() {
    if (pair != null) {
      return;
    }
    owner = post("customers", "{\"name\": \"Szpital św. Łukasza\", \"language\": \"pl\"}");
    String credential =
        post(
            "credentials",
            "{\"customer\": \"%s\", \"name\": \"root\", \"kind\": \"ssh-password\", \"user\": \"root\", \"secret\": \"Not-a-secret-1\"}"
                .formatted(owner));
    String server =
        "{\"name\": \"%s\", \"host\": \"%s\", \"sshCredential\": \"%s\", \"privilege\": \"root\","
            + " \"role\": \"%s\"}";
    // 192.0.2.0/24 is kept free for documentation: nothing answers there
    pair =
        post(
            "pairs",
            "{\"customer\": \"%s\", \"name\": \"lukasz-his\", \"postgresMajor\": \"15\", \"servers\": [%s, %s]}"
                .formatted(
                    owner,
                    server.formatted("sl-db1", "192.0.2.11", credential, "primary"),
                    server.formatted("sl-db2", "192.0.2.12", credential, "standby")));
    target =
        post(
            "targets",
            "{\"customer\": \"%s\", \"name\": \"NAS in the cellar\", \"path\": \"/backup/his\", \"host\": \"192.0.2.13\", \"sshCredential\": \"%s\"}"
                .formatted(owner, credential));
  }

  private String post(String path, String json) {
    var answer =
        console.send(
            HttpRequest.newBuilder(URI.create(console.url("/api/v1/" + path)))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    var id = ID.matcher(answer.body());
    assertThat(id.find()).as(answer.body()).isTrue();
    return id.group(1);
  }
}
