package pairkeeper.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pairkeeper.browser.BrowserTest;
import pairkeeper.console.RunningConsole;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Open pages hear of changes at once, and only of what their readers may see. */
class LiveIT extends BrowserTest {
  private static final JsonMapper JSON = new JsonMapper();

  private static RunningConsole console;

  @BeforeAll
  static void start() {
    console = RunningConsole.shared();
  }

  private static String make(String kind, Map<String, Object> body) {
    var request =
        HttpRequest.newBuilder(URI.create(console.url("/api/v1/" + kind)))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
    var answer = console.send(request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    JsonNode made = JSON.readTree(answer.body());
    return made.get("id").asString();
  }

  /** A pair of servers where nobody answers, which is noticed at once. */
  private static String pair(String customer, String name) {
    String key =
        make(
            "credentials",
            Map.of(
                "name", "key of " + name, "kind", "ssh-password", "user", "u", "secret", "s3cret"));
    var servers =
        List.of(
            Map.of("host", "127.0.0.1", "sshPort", 1, "sshCredential", key),
            Map.of("host", "127.0.0.2", "sshPort", 1, "sshCredential", key));
    return make("pairs", Map.of("customer", customer, "name", name, "servers", servers));
  }

  private static LiveClient admin() {
    return new LiveClient(console).signedIn(RunningConsole.ADMIN, console.adminPassword());
  }

  @Test
  void a_page_hears_that_its_pair_has_changed() throws Exception {
    String pair = pair(make("customers", Map.of("name", "Heard")), "heard");
    try (LiveClient client = admin()) {
      assertThat(client.listen("pair/" + pair).next()).isEqualTo("changed");
      assertThat(client.listen("fleet,runs").next()).isEqualTo("changed");
    }
  }

  @Test
  void nobody_listens_without_having_signed_in() {
    try (LiveClient stranger = new LiveClient(console)) {
      assertThat(stranger.refusal("fleet")).isEqualTo(302); // to the sign-in page
    }
  }

  @Test
  void no_other_site_s_page_listens() {
    try (LiveClient client = admin()) {
      assertThat(client.refusal("fleet", "https://elsewhere.example")).isEqualTo(403);
      assertThat(client.refusal("fleet", "null")).isEqualTo(403);
    }
  }

  @Test
  void what_is_no_topic_or_not_there_is_refused() {
    try (LiveClient client = admin()) {
      assertThat(client.refusal("pair/" + new UUID(1, 1))).isEqualTo(404);
      assertThat(client.refusal("fleet,run/" + new UUID(1, 1))).isEqualTo(404);
      assertThat(client.refusal("everything")).isEqualTo(404);
      assertThat(client.refusal("fleet,".repeat(9))).isEqualTo(400);
    }
  }

  @Test
  void somebody_of_one_customer_never_listens_to_another_s_pair() throws Exception {
    String ours = make("customers", Map.of("name", "Ours"));
    String ourPair = pair(ours, "our-pair");
    String theirPair = pair(make("customers", Map.of("name", "Theirs")), "their-pair");
    String password = viewerOf(ours, "ola");
    try (LiveClient ola = new LiveClient(console).signedIn("ola", password)) {
      assertThat(ola.refusal("pair/" + theirPair)).isEqualTo(404);
      assertThat(ola.refusal("pair/" + ourPair + ",pair/" + theirPair)).isEqualTo(404);
      assertThat(ola.listen("pair/" + ourPair).next()).isEqualTo("changed");
    }
  }

  @Test
  void a_socket_hears_nothing_more_after_the_sign_in_has_ended() throws Exception {
    try (LiveClient client = admin()) {
      LiveClient.Heard heard = client.listen("fleet");
      assertThat(heard.next()).isEqualTo("changed");
      client.signOut();
      assertThat(heard.next()).isEqualTo("leave");
      pair(make("customers", Map.of("name", "Unheard")), "unheard");
      assertThat(heard.next()).isEqualTo("leave");
      assertThat(client.refusal("fleet")).isEqualTo(302);
    }
  }

  @Test
  void a_browser_shows_what_it_hears() {
    String customer = make("customers", Map.of("name", "Shown"));
    Page page = signedIn(console);
    WebSocket socket =
        page.waitForWebSocket(() -> page.navigate(console.url("/fleet/index.xhtml")));
    assertThat(socket.url()).contains("/live?topic=fleet");
    // not waitForFunction: where it has to ask twice, the page's own policy forbids it
    page.locator("html[data-push='on']").waitFor();
    // the page no longer asks by itself, so what appears has been pushed
    page.evaluate(
        """
        () => {
          for (let timer = setTimeout(() => 0); timer > 0; timer--) clearTimeout(timer);
          window.setTimeout = () => 0;
        }
        """);
    pair(customer, "shown-by-push");
    page.locator("#fleet", new Page.LocatorOptions().setHasText("shown-by-push")).waitFor();
    assertThat(socket.isClosed()).isFalse();
  }

  @Test
  void without_its_socket_a_page_asks_by_itself() {
    String customer = make("customers", Map.of("name", "Asked for"));
    Page page = signedIn(console);
    page.addInitScript("window.WebSocket = function () { this.close = () => {}; }");
    page.navigate(console.url("/fleet/index.xhtml"));
    pair(customer, "shown-by-asking");
    page.locator("#fleet", new Page.LocatorOptions().setHasText("shown-by-asking")).waitFor();
    assertThat(page.locator("html").getAttribute("data-push")).isNull();
  }

  /** Makes somebody who may look at one customer; their password after the first sign-in. */
  private String viewerOf(String customer, String name) {
    Page admin = signedIn(console);
    admin.navigate(console.url("/admin/user.xhtml"));
    admin.locator("[id='name']").fill(name);
    admin.locator("[id='display']").fill(name);
    admin.locator("[id='role']").selectOption("viewer");
    admin.locator("[id='customer']").selectOption(customer);
    admin.locator("[id='add']").click();
    admin.locator("[id='save']").click();
    String first = admin.locator("[id='key']").innerText();
    String password = "four words of " + name;
    Page page = newPage();
    signIn(page, console, name, first);
    page.waitForURL("**/account/password.xhtml");
    page.locator("[id='old']").fill(first);
    page.locator("[id='fresh']").fill(password);
    page.locator("[id='again']").fill(password);
    page.locator("[id='go']").click();
    page.waitForURL("**/fleet/index.xhtml");
    return password;
  }
}
