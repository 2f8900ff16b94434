package pairkeeper.brokenworld;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.SelectOption;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pairkeeper.api.PairByRest;
import pairkeeper.api.Rest;
import pairkeeper.browser.BrowserTest;
import pairkeeper.browser.Colleague;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;
import tools.jackson.databind.JsonNode;

/**
 * Servers that do not let the console in, or are not there, or are somebody else: what is said
 * while they are typed, when they are watched and before a run, and that nothing is stored or sent.
 */
@NeedsLab
class NoAccessIT extends BrowserTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private Lab lab;
  private RunningConsole console;
  private Rest rest;
  private LabHost primary;
  private LabHost standby;
  private PairByRest pair;
  private Colleague colleague;

  @BeforeAll
  void open() {
    lab = Lab.up(2);
    console = RunningConsole.shared();
    rest = new Rest(console);
    primary = lab.host(1);
    standby = lab.host(2);
    pair = PairByRest.takeIn(rest, lab, "vilanova-lis", primary, standby);
    pair.meet(primary, standby);
  }

  @AfterAll
  void close() {
    if (pair != null) {
      pair.close();
    }
    if (rest != null) {
      rest.close();
    }
    if (lab != null) {
      lab.close();
    }
  }

  @Test
  void a_wrong_password_an_empty_address_and_a_closed_port_are_said_while_typing() {
    var secret =
        Map.of(
            "name", "wrong",
            "kind", "ssh-password",
            "user", "technician",
            "secret", "Xy-wrong-1");
    rest.post("credentials", secret).is(201);
    // whose hosts nobody has met yet
    JsonNode other = rest.post("customers", Map.of("name", "Elsewhere")).is(201);
    Page page = signedIn(console);
    String newest = newestAct();
    page.navigate(console.url("/inventory/edit-pair.xhtml?customer=" + other.get("id").asString()));
    page.locator("#name").fill("never stored");
    page.locator("#host0").fill(primary.address());
    page.locator("#server0 summary").click();
    page.locator("#sshPort0").fill("2");
    page.locator("#sshCredential0").selectOption(new SelectOption().setLabel("wrong (technician)"));
    tryOut(page, primary.address() + " refuses connections on port 2. Check the port");

    page.locator("#server0 summary").click();
    page.locator("#sshPort0").fill("22");
    page.locator("#host0").fill(lab.spareAddress(1));
    tryOut(page, lab.spareAddress(1) + " (port 22). Check the address, the VPN and the routes");

    page.locator("#host0").fill(primary.address());
    tryOut(page, "It shows the key " + primary.fingerprint() + ". Compare it");
    page.locator("#agree0").click();
    says(page, "does not accept this password for technician. Correct the password or the user");
    picture(page, "broken-wrong-password");
    assertThat(page.content()).doesNotContain("Xy-wrong-1");
    assertThat(rest.get("pairs?q=never%20stored")).isEmpty();
    assertThat(newestAct()).as("nothing is stored by trying").isEqualTo(newest);
  }

  @Test
  void a_stopped_postgresql_is_told_from_a_silent_host() {
    primary.exec("systemctl stop postgresql@15-main");
    try {
      JsonNode status = awaitSilent("Check whether it runs");
      assertThat(status.get("verdict").asString()).isEqualTo("critical");
      assertThat(status.get("reasons").toString()).contains("PostgreSQL", primary.address());
      JsonNode found = rest.send("POST", pair.server(0) + "/discovery", null).is(200);
      assertThat(found.get("reached").asBoolean()).isTrue();
      assertThat(found.get("findings").toString())
          .contains("It does not run, but data lie in its directory");
      JsonNode plan = pair.plan("set-up", Map.of());
      assertThat(plan.get("blocked").asBoolean()).isTrue();
      assertThat(plan.get("guards").toString()).contains("\"primary-answers\",");
      JsonNode problem = pair.start(plan, null, "First standby").is(409);
      assertThat(problem.get("reason").asString()).isEqualTo("blocked");
    } finally {
      primary.exec("systemctl start postgresql@15-main");
    }
    awaitAnswers();
  }

  @Test
  void a_host_that_is_cut_off_is_named_when_watched_and_before_a_run() {
    JsonNode plan = pair.plan("set-up", Map.of());
    primary.cutFromRunner();
    try {
      awaitSilent(primary.address() + " does not answer on port 22. It may be switched off");
      JsonNode refused = rest.post(pair.path() + "/plans", Map.of("runbook", "set-up")).is(422);
      assertThat(refused.get("detail").asString()).contains(primary.address());
      assertThat(refused.get("server").asString()).isEqualTo(pair.server(0).substring(8));
      JsonNode again = pair.start(plan, null, "First standby").is(422);
      assertThat(again.get("detail").asString()).contains(primary.address());
      assertThat(rest.get("runs?pair=" + pair.id())).isEmpty();
    } finally {
      primary.healToRunner();
    }
    awaitAnswers();
  }

  @Test
  void a_changed_host_key_stops_everything_until_somebody_who_may_agrees_to_it() {
    String old = primary.fingerprint();
    rekey(primary);
    String now = primary.fingerprint();
    assertThat(now).isNotEqualTo(old);
    String logins = logins(primary);

    JsonNode seen = awaitSilent("Pinned: " + old + ". Shown: " + now);
    assertThat(seen.toString()).contains("ask its owner, then pin the new key");
    JsonNode found = rest.send("POST", pair.server(0) + "/discovery", null).is(200);
    assertThat(found.get("hostKey").asString()).isEqualTo("changed");
    assertThat(found.get("findings").toString()).contains(old, now, "Nothing is sent to it");
    JsonNode refused = rest.post(pair.path() + "/plans", Map.of("runbook", "set-up")).is(422);
    assertThat(refused.get("detail").asString()).contains(old, now);
    assertThat(logins(primary)).as("logins while another key was shown").isEqualTo(logins);

    JsonNode viewer = rest.post("tokens", Map.of("name", "looks", "role", "viewer")).is(201);
    String key = "Bearer " + viewer.get("token").asString();
    String body = "{\"fingerprint\": \"" + now + "\"}";
    assertThat(rest.send("PUT", pair.server(0) + "/host-key", body, "Authorization", key).status())
        .isIn(403, 404);
    assertThat(rest.get(pair.server(0) + "/host-key").get("pinned").asString()).isEqualTo(old);

    rest.put(pair.server(0) + "/host-key", Map.of("fingerprint", now)).is(200);
    assertThat(rest.get("audit").toString()).contains("host-key.replaced", old, now);
    awaitAnswers();
  }

  @Test
  void a_changed_key_is_replaced_only_by_typing_the_one_that_was_shown() {
    String old = standby.fingerprint();
    rekey(standby);
    String now = standby.fingerprint();
    Page page = signedIn(console);
    page.navigate(console.url("/inventory/customer.xhtml?id=" + pair.customer()));
    page.locator("a", new Page.LocatorOptions().setHasText("vilanova-lis-db2")).click();
    page.locator("#ask").click();
    assertThat(page.locator("main")).containsText(now, patiently());
    assertThat(page.locator("main")).containsText(old);
    assertThat(page.locator("main")).containsText("take it for an attack");
    page.locator("#fingerprint").fill("SHA256:nonsense");
    page.locator("#replace").click();
    assertThat(page.locator("#fingerprint_wrong")).containsText("SHA256: and 43 signs");
    page.locator("#fingerprint").fill(old);
    page.locator("#replace").click();
    assertThat(page.locator("#fingerprint_wrong")).containsText("not the key that the host showed");
    picture(page, "broken-wrong-fingerprint");
    page.locator("#fingerprint").fill(now);
    page.locator("#replace").click();
    assertThat(page.locator("main")).not().containsText("take it for an attack");
    assertThat(rest.get(pair.server(1) + "/host-key").get("pinned").asString()).isEqualTo(now);
  }

  @Test
  void another_key_waits_for_a_second_person_where_the_customer_wants_one() {
    pair.wantFourEyes("host-key");
    try (Rest second = second()) {
      String old = standby.fingerprint();
      rekey(standby);
      String now = standby.fingerprint();
      String problem = wish(now, "").is(422).get("field").asString();
      assertThat(problem).isEqualTo("reason");
      String host = wish(now, "Installed anew on Sunday").is(202).get("id").asString();
      assertThat(pinned()).isEqualTo(old);
      notApproved("key-asked", wish(now, "Once more"));
      String path = "host-key-requests/" + host;
      notApproved("own-request", rest.post(path + "/approve", Map.of("fingerprint", now)));
      notApproved("other-key", second.post(path + "/approve", Map.of("fingerprint", old)));
      approvedOnItsPage(host, now);
      assertThat(pinned()).isEqualTo(now);
      assertThat(rest.get("audit").toString())
          .contains("host-key.asked", "host-key.approved", "host-key.replaced");

      neverAnotherThanItShows(second, path, now);
      withoutASecondPerson(second, path, pinned());
    } finally {
      String customer = "customers/" + pair.customer();
      String version = "\"" + rest.get(customer).get("version").asInt() + "\"";
      rest.send("PATCH", customer, "{\"fourEyes\": []}", "If-Match", version).is(200);
    }
  }

  private void approvedOnItsPage(String host, String key) {
    Page page = newPage();
    colleague.signIn(page, console);
    page.navigate(console.url("/runs/index.xhtml"));
    page.locator("[id='key-" + host + "'] a").click();
    assertThat(page.locator("main")).containsText("Installed anew on Sunday");
    picture(page, "key-request");
    axeClean(page);
    page.locator("#typed").fill("SHA256:" + "x".repeat(43));
    page.locator("#approve").click();
    assertThat(page.locator("main")).containsText("another key than the one that");
    page.locator("#typed").fill(key);
    page.locator("#approve").click();
    assertThat(page.locator("main")).containsText("is agreed to", patiently());
    page.context().close();
  }

  /** The host is asked once more: what was wished for may be gone. */
  private void neverAnotherThanItShows(Rest second, String path, String pinned) {
    rekey(standby);
    String wished = standby.fingerprint();
    wish(wished, "Anew once more").is(202);
    rekey(standby);
    JsonNode told = second.post(path + "/approve", Map.of("fingerprint", wished)).is(422);
    assertThat(told.get("field").asString()).isEqualTo("fingerprint");
    assertThat(pinned()).isEqualTo(pinned);
    notApproved("not-yours", second.post(path + "/withdraw", Map.of()));
    assertThat(rest.post(path + "/withdraw", Map.of()).status()).isEqualTo(204);
    String host = path.substring("host-key-requests/".length());
    assertThat(rest.get("host-key-requests").toString()).doesNotContain(host);
  }

  private void withoutASecondPerson(Rest second, String path, String pinned) {
    String now = standby.fingerprint();
    wish(now, "Anew a third time").is(202);
    assertThat(second.post(path + "/refuse", Map.of("reason", "Nobody told me")).status())
        .isEqualTo(204);
    assertThat(pinned()).isEqualTo(pinned);
    wish(now, "It really was").is(202);
    var quick = Map.of("reason", "Quick", "understood", true);
    assertThat(rest.post(path + "/break-glass", quick).is(422).get("field").asString())
        .isEqualTo("reason");
    var alone = Map.of("reason", "Nobody who may approve answers", "understood", true);
    assertThat(rest.post(path + "/break-glass", alone).status()).isEqualTo(204);
    assertThat(pinned()).isEqualTo(now);
    assertThat(rest.get("audit").toString())
        .contains("host-key.refused", "host-key.withdrawn", "host-key.break-glass");
  }

  private Rest second() {
    colleague = Colleague.made(signedIn(console), console, "keys-two", "approver", pair.customer());
    return colleague.rest(rest, console);
  }

  private Rest.Answer wish(String fingerprint, String reason) {
    var wish = Map.of("fingerprint", fingerprint, "reason", reason);
    return rest.put(pair.server(1) + "/host-key", wish);
  }

  private String pinned() {
    return rest.get(pair.server(1) + "/host-key").get("pinned").asString();
  }

  private static void notApproved(String reason, Rest.Answer answer) {
    assertThat(answer.is(409).get("reason").asString()).isEqualTo(reason);
  }

  /** All that anybody did to anything stands in the audit, newest first. */
  private String newestAct() {
    return rest.get("audit?limit=1").get(0).toString();
  }

  private void tryOut(Page page, String says) {
    page.locator("#try0").click();
    says(page, says);
  }

  private static void says(Page page, String text) {
    assertThat(page.locator("#server0")).containsText(text, patiently());
  }

  private String status() {
    return pair.path() + "/status";
  }

  /** Until the primary is said to be silent, with this in the reason. */
  private JsonNode awaitSilent(String text) {
    return rest.await(status(), PATIENCE, s -> silence(s).contains(text));
  }

  private void awaitAnswers() {
    rest.await(status(), PATIENCE, s -> silence(s).isEmpty());
  }

  private static String silence(JsonNode status) {
    for (JsonNode reason : status.get("reasons")) {
      if (reason.get("id").asString().equals("primary-silent")) {
        return reason.get("text").asString();
      }
    }
    return "";
  }

  /** New keys, and no session of before: as after an installation. */
  private static void rekey(LabHost host) {
    host.rekey();
    host.attempt("pkill sshd");
    host.exec("systemctl restart ssh");
  }

  private static String logins(LabHost host) {
    return host.exec("journalctl -q -o cat -t sshd | grep -c '^Accepted' || true");
  }

  private static LocatorAssertions.ContainsTextOptions patiently() {
    return new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);
  }
}
