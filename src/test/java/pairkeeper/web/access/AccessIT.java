package pairkeeper.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pairkeeper.browser.BrowserTest;
import pairkeeper.console.RunningConsole;

/**
 * Signing in, the account, users, tokens and the audit in a real browser against the real console.
 */
class AccessIT extends BrowserTest {
  private static RunningConsole console;

  @BeforeAll
  static void start() {
    console = RunningConsole.fresh().start();
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  @Override
  protected boolean expected(String consoleError) {
    return consoleError.contains("403") || consoleError.contains("404");
  }

  private static void fillIn(Page page, String name, String password) {
    page.locator("[id='name']").fill(name);
    page.locator("[id='password']").fill(password);
    page.locator("[id='enter']").click();
  }

  private Page admin() {
    return signedIn(console);
  }

  private static String cookie(Page page, String name) {
    return page.context().cookies().stream()
        .filter(c -> c.name.equals(name))
        .map(c -> c.value)
        .findFirst()
        .orElse("");
  }

  @Test
  void a_wrong_password_is_said_and_the_right_one_leads_to_the_page_asked_for() {
    Page page = newPage();
    page.navigate(console.url("/audit/index.xhtml?act=user"));
    looksRight(page, "login");
    fillIn(page, RunningConsole.ADMIN, "wrong");
    assertThat(page.locator(".messages").innerText()).contains("do not belong together");
    picture(page, "login-wrong");
    fillIn(page, RunningConsole.ADMIN, console.adminPassword());
    page.waitForURL("**/audit/index.xhtml?act=user");
    assertThat(
            page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)).innerText())
        .matches("[1-9][0-9]* audit entr(y fits|ies fit)");
  }

  @Test
  void a_planted_session_is_not_kept_by_signing_in() {
    Page page = newPage();
    page.context()
        .addCookies(
            List.of(
                new Cookie("pk-session", "planted").setUrl(console.address()),
                new Cookie("JSESSIONID", "planted").setUrl(console.address())));
    page.navigate(console.url("/login.xhtml"));
    String before = cookie(page, "JSESSIONID");
    fillIn(page, RunningConsole.ADMIN, console.adminPassword());
    page.waitForURL("**/fleet/index.xhtml");
    assertThat(cookie(page, "pk-session")).isNotEqualTo("planted").hasSizeGreaterThan(40);
    assertThat(cookie(page, "JSESSIONID")).isNotEqualTo(before).isNotEqualTo("planted");
    Cookie session =
        page.context().cookies().stream()
            .filter(c -> c.name.equals("pk-session"))
            .findFirst()
            .orElseThrow();
    assertThat(session.httpOnly).isTrue();
    assertThat(session.sameSite).isNotNull();
  }

  @Test
  void signing_out_closes_every_page() {
    Page page = admin();
    String session = cookie(page, "pk-session");
    page.locator("details.account summary").click();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")).click();
    page.waitForURL("**/login.xhtml");
    page.context().addCookies(List.of(new Cookie("pk-session", session).setUrl(console.address())));
    page.navigate(console.url("/admin/index.xhtml"));
    assertThat(page.url()).contains("/login.xhtml?to=");
  }

  @Test
  void a_user_is_made_changes_the_password_and_sees_only_what_the_role_allows() {
    Page admin = admin();
    admin.navigate(console.url("/admin/user.xhtml"));
    admin.locator("[id='name']").fill("marta");
    admin.locator("[id='display']").fill("Marta Kowalska");
    admin.locator("[id='role']").selectOption("operator");
    admin.locator("[id='add']").click();
    looksRight(admin, "user-new");
    admin.locator("[id='save']").click();
    String password = admin.locator("[id='key']").innerText();
    picture(admin, "user-made");
    axeClean(admin);

    Page marta = newPage("pl-PL");
    signIn(marta, console, "marta", password);
    marta.waitForURL("**/account/password.xhtml");
    marta.navigate(console.url("/fleet/index.xhtml"));
    assertThat(marta.url()).endsWith("/account/password.xhtml");
    looksRight(marta, "password-change");
    marta.locator("[id='old']").fill(password);
    marta.locator("[id='fresh']").fill("krótkie");
    marta.locator("[id='again']").fill("krótkie");
    marta.locator("[id='go']").click();
    assertThat(marta.locator("[id='fresh_wrong']").innerText()).contains("12");
    marta.locator("[id='old']").fill(password);
    marta.locator("[id='fresh']").fill("cztery słowa po polsku");
    marta.locator("[id='again']").fill("cztery słowa po polsku");
    marta.locator("[id='go']").click();
    marta.waitForURL("**/fleet/index.xhtml");
    assertThat(marta.locator("nav.nav a[href$='/admin/index.xhtml']").count()).isZero();
    marta.navigate(console.url("/admin/index.xhtml"));
    assertThat(marta.locator("body").innerText()).doesNotContain("Exception");
    assertThat(marta.locator("[id^='user-']").count()).isZero(); // nobody of the team is shown
    assertThat(marta.locator("h1").innerText()).contains("Nie masz do tego uprawnień");

    admin.navigate(console.url("/admin/index.xhtml"));
    looksRight(admin, "users");
    admin.locator("[id='user-marta'] a").click();
    admin.locator("[id='end']").click();
    marta.navigate(console.url("/fleet/index.xhtml"));
    assertThat(marta.url()).contains("/login.xhtml");
  }

  @Test
  void the_account_keeps_language_zone_and_colours() {
    Page page = admin();
    page.navigate(console.url("/account/index.xhtml"));
    looksRight(page, "account");
    page.locator("[id='language']").selectOption("pl");
    page.locator("[id='zone']").selectOption("America/Sao_Paulo");
    page.locator("[id='theme']").selectOption("dark");
    page.locator("[id='save']").click();
    page.waitForURL("**/account/index.xhtml");
    assertThat(page.locator("html").getAttribute("lang")).isEqualTo("pl");
    assertThat(page.locator("html").getAttribute("class")).contains("dark");
    assertThat(page.locator(".messages").innerText()).contains("zapisano");
    page.locator("[id='language']").selectOption("");
    page.locator("[id='zone']").selectOption("");
    page.locator("[id='theme']").selectOption("");
    page.locator("[id='save']").click();
    assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
  }

  @Test
  void a_token_is_shown_once_and_ends_when_revoked() {
    Page page = admin();
    page.navigate(console.url("/account/tokens.xhtml"));
    page.locator("[id='name']").fill("backup-check");
    page.locator("[id='narrowedTo']").selectOption("viewer");
    page.locator("[id='make'] [id='go']").click();
    String key = page.locator("[id='key']").innerText();
    assertThat(key).hasSizeGreaterThan(40);
    page.navigate(console.url("/account/tokens.xhtml"));
    assertThat(page.content()).doesNotContain(key);
    looksRight(page, "tokens");
    page.getByLabel("Revoke backup-check").click();
    assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("backup-check")).innerText())
        .contains("Revoked");
  }

  @Test
  void the_audit_tells_what_happened_and_is_whole() {
    Page page = admin();
    page.navigate(console.url("/audit/index.xhtml"));
    assertThat(page.locator("[id='whole']").innerText()).contains("holds");
    looksRight(page, "audit");
    page.locator("[id='act']").fill("sign-in.done");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show these entries"))
        .click();
    assertThat(page.url()).contains("act=sign-in.done");
    assertThat(page.locator("tbody").innerText()).contains("Signed in from");
    var csv = page.request().get(console.url("/audit/entries.csv?act=sign-in.done"));
    assertThat(csv.headers().get("content-disposition")).contains("audit.csv");
    assertThat(csv.text()).contains("sign-in.done").doesNotContain("user.made");
  }

  @Test
  void another_sites_page_commands_nothing_and_pages_may_not_be_framed() throws Exception {
    Page page = admin();
    String session = "pk-session=" + cookie(page, "pk-session");
    assertThat(post("/logout", session, "Origin", "https://evil.example").statusCode())
        .isEqualTo(403);
    assertThat(post("/logout", session, "Sec-Fetch-Site", "cross-site").statusCode())
        .isEqualTo(403);
    assertThat(post("/logout", session, "X-Nothing", "said").statusCode()).isEqualTo(403);
    var answer = page.navigate(console.url("/fleet/index.xhtml"));
    assertThat(page.url()).endsWith("/fleet/index.xhtml");
    assertThat(answer.headers().get("content-security-policy"))
        .contains("frame-ancestors 'none'")
        .doesNotContain("script-src 'self' 'unsafe-inline'");
    assertThat(answer.headers()).containsEntry("x-content-type-options", "nosniff");
    assertThat(answer.headers()).containsEntry("cache-control", "no-store");
  }

  private static HttpResponse<String> post(String path, String cookie, String name, String value)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(console.url(path)))
              .header("Cookie", cookie)
              .header(name, value)
              .POST(BodyPublishers.noBody())
              .build(),
          BodyHandlers.ofString());
    }
  }

  @Test
  void a_page_that_is_not_there_says_so_without_a_trace() {
    Page page = admin();
    page.navigate(console.url("/admin/user.xhtml?id=00000000-0000-7000-8000-000000000001"));
    assertThat(page.locator("h1").innerText()).contains("no such page");
    for (String path :
        List.of(
            "/failover/index.xhtml",
            "/failover/confirm.xhtml",
            "/setup/preview.xhtml",
            "/runs/run.xhtml",
            "/runs/dossier.xhtml")) {
      page.navigate(console.url(path));
      assertThat(page.locator("h1").innerText()).as(path).contains("no such page");
    }
    page.navigate(console.url("/no/such/page.xhtml"));
    assertThat(page.locator("body").innerText()).doesNotContain("Exception");
    assertThat(page.locator("h1").innerText()).contains("no such page");
  }
}
