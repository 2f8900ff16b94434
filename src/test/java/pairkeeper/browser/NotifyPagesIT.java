package pairkeeper.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import pairkeeper.console.RunningConsole;
import pairkeeper.ops.notify.Receiver;

/**
 * An administrator makes a channel, sends a test, and finds in the log what was told of a pair that
 * nobody can reach.
 */
class NotifyPagesIT extends BrowserTest {
  private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");

  @Test
  void makes_a_channel_tests_it_and_reads_what_was_sent() {
    try (RunningConsole console =
            RunningConsole.fresh().env("PAIRKEEPER_NOTIFY_INTERNAL", "127.0.0.1").start();
        Receiver receiver = Receiver.start()) {
      Page page = signedIn(console);
      page.navigate(console.url("/admin/channels.xhtml"));
      looksRight(page, "channels-none");
      for (String kind : new String[] {"mail", "telegram", "webhook"}) {
        page.navigate(console.url("/admin/channel.xhtml?kind=" + kind));
        looksRight(page, "channel-new-" + kind);
      }
      made(page, receiver);
      receiver.answers(202, "ticket 4711 opened");
      page.locator("[id='test']").click();
      assertThat(page.locator("#tested").innerText()).contains("arrived", "202", "ticket 4711");
      looksRight(page, "channel-tested");
      receiver.answers(404, "no such hook");
      page.locator("[id='test']").click();
      page.locator("#tested:has-text('404')").waitFor();

      receiver.answers(202, "ticket 4712 opened");
      silentPair(console);
      page.navigate(console.url("/admin/deliveries.xhtml"));
      Locator sent = page.locator("tr[id^='delivery-']:has-text('Delivered')");
      for (int i = 0; i < 60 && sent.count() == 0; i++) {
        page.waitForTimeout(1000);
        page.reload();
      }
      assertThat(sent.first().innerText())
          .contains("silent-his", "critical", "On call", "ticket 4712");
      looksRight(page, "deliveries");
      page.navigate(console.url("/admin/channels.xhtml"));
      assertThat(page.locator("tbody").innerText()).contains("On call", "http://127.0.0.1");
      looksRight(page, "channels");
    }
  }

  private static void made(Page page, Receiver receiver) {
    page.locator("[id='name']").fill("On call");
    page.locator("[id='address']").fill("https://127.0.0.2/hook");
    page.locator("[id='secret']").fill("signing-key-of-the-tests");
    page.locator("[id='holdSeconds']").fill("0");
    page.locator("[id='save']").click();
    assertThat(page.locator("[id='address_wrong']").innerText())
        .contains("PAIRKEEPER_NOTIFY_INTERNAL");
    page.locator("[id='address']").fill(receiver.address() + "/hook");
    page.locator("[id='secret']").fill("signing-key-of-the-tests");
    page.locator("[id='save']").click();
    page.waitForURL("**/admin/channel.xhtml?id=*");
    assertThat(page.content()).doesNotContain("signing-key-of-the-tests");
  }

  /** 192.0.2.0/24 is kept free for documentation: nothing answers there. */
  private static void silentPair(RunningConsole console) {
    String owner =
        post(console, "customers", "{\"name\": \"Clínica Boa Vista\", \"language\": \"pt-BR\"}");
    String credential =
        post(
            console,
            "credentials",
            "{\"customer\": \"%s\", \"name\": \"root\", \"kind\": \"ssh-password\", \"user\": \"root\", \"secret\": \"Not-a-secret-1\"}"
                .formatted(owner));
    String server =
        "{\"name\": \"%s\", \"host\": \"%s\", \"sshCredential\": \"%s\", \"privilege\": \"root\","
            + " \"role\": \"%s\"}";
    post(
        console,
        "pairs",
        "{\"customer\": \"%s\", \"name\": \"silent-his\", \"postgresMajor\": \"15\", \"servers\": [%s, %s]}"
            .formatted(
                owner,
                server.formatted("bv-db1", "192.0.2.21", credential, "primary"),
                server.formatted("bv-db2", "192.0.2.22", credential, "standby")));
  }

  private static String post(RunningConsole console, String path, String json) {
    var answer =
        console.send(
            HttpRequest.newBuilder(URI.create(console.url("/api/v1/" + path)))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    Matcher id = ID.matcher(answer.body());
    assertThat(id.find()).as(answer.body()).isTrue();
    return id.group(1);
  }
}
