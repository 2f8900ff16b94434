package pairkeeper.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pairkeeper.api.Rest;
import pairkeeper.console.RunningConsole;
import tools.jackson.databind.JsonNode;

/**
 * Forms of pairs and targets whose hosts nobody can reach: what is typed is kept, and comes back.
 */
class InventoryFormsIT extends BrowserTest {
  private RunningConsole console;
  private Rest rest;
  private String customer;

  @BeforeAll
  void start() {
    console = RunningConsole.shared();
    rest = new Rest(console);
    customer = id(rest.post("customers", Map.of("name", "Forms")));
    credential("technician of forms", "ssh-password", "technician");
    credential("sudo of forms", "sudo-password", "");
    credential("watch of forms", "postgres-password", "keeper_watch");
  }

  @AfterAll
  void stop() {
    rest.close();
  }

  private void credential(String name, String kind, String user) {
    var said =
        Map.of(
            "customer", customer, "name", name, "kind", kind, "user", user, "secret", "Xy-1-form");
    rest.post("credentials", said).is(201);
  }

  private static String id(Rest.Answer answer) {
    return answer.is(201).get("id").asString();
  }

  @Test
  void a_pair_may_have_two_standbys_of_which_one_is_preferred_and_passwords_of_its_own() {
    Page page = signedIn(console);
    page.navigate(console.url("/inventory/edit-pair.xhtml?customer=" + customer));
    page.locator("#name").fill("forms-his");
    page.locator("#note").fill("Call Rui before anything else");
    page.locator("#addServer").click();
    assertThat(page.locator("#host2")).isVisible();
    for (int n = 0; n < 3; n++) {
      page.locator("#host" + n).fill("192.0.2." + (21 + n));
      choose(page, "#sshCredential" + n, "technician of forms (technician)");
      page.locator("#server" + n + " summary").click();
      page.locator("#name" + n).fill("forms-db" + (n + 1));
    }
    choose(page, "#sudoCredential0", "The password that one signs in with");
    choose(page, "#sudoCredential1", "sudo of forms");
    choose(page, "#sqlCredential1", "watch of forms (keeper_watch)");
    page.locator("#preferred1").check();
    page.locator("#preferred2").check();
    looksRight(page, "pair-form-open");
    page.locator("#save").click();
    assertThat(page.locator("#preferred2_wrong")).containsText("Only one standby");
    page.locator("#preferred1").uncheck();
    page.locator("#preferred2").check();
    page.locator("#server1 summary").click();
    choose(page, "#privilege1", "Signs in as root");
    page.locator("#server1 summary").click();
    page.locator("#save").click();
    assertThat(page.locator("#sudoCredential1_wrong")).containsText("only used where");
    assertThat(page.locator("#sudoCredential1_wrong")).isVisible();
    choose(page, "#privilege1", "By sudo");
    page.locator("#save").click();
    assertThat(page.locator("main")).containsText("Pair forms-his is stored");

    JsonNode pair = rest.get("pairs?customer=" + customer + "&q=call%20rui").get(0);
    JsonNode servers = pair.get("servers");
    assertThat(servers.get(0).get("sudoCredential")).isEqualTo(servers.get(0).get("sshCredential"));
    assertThat(servers.get(1).get("sudoCredential").isNull()).isFalse();
    assertThat(servers.get(1).get("sqlCredential").isNull()).isFalse();
    assertThat(List.of(servers.get(1).get("preferred"), servers.get(2).get("preferred")).toString())
        .isEqualTo("[false, true]");
  }

  @Test
  void a_target_is_added_changed_by_two_people_and_archived() {
    Page page = signedIn(console);
    page.navigate(console.url("/inventory/customer.xhtml?id=" + customer));
    page.locator("#addTarget").click();
    page.locator("#name").fill("NAS of forms");
    page.locator("#path").fill("../up");
    page.locator("#host").fill("-oProxyCommand=x");
    choose(page, "#sshCredential", "technician of forms (technician)");
    page.locator("#save").click();
    assertThat(page.locator("#host_wrong")).containsText("neither a host name nor an IP address");
    page.locator("#host").fill("192.0.2.31");
    page.locator("#save").click();
    assertThat(page.locator("#path_wrong")).containsText("Write an absolute directory");
    assertThat(page.locator("#path")).hasValue("../up");
    page.locator("#path").fill("/backup/his");
    page.locator("#save").click();
    assertThat(page.locator("main")).containsText("Target NAS of forms is stored");

    JsonNode target = rest.get("targets?q=nas%20of%20forms").get(0);
    String path = "targets/" + target.get("id").asString();
    page.navigate(console.url("/inventory/edit-target.xhtml?id=" + target.get("id").asString()));
    rest.send("PATCH", path, "{\"path\": \"tank/his\"}", "If-Match", "\"0\"").is(200);
    page.locator("#path").fill("/elsewhere");
    page.locator("#save").click();
    assertThat(page.locator("#target")).containsText("tank/his");
    assertThat(page.locator("#target")).containsText("/elsewhere");
    page.locator("#saveMine").click();
    assertThat(page.locator("main")).containsText("Target NAS of forms is stored");
    assertThat(rest.get(path).get("path").asString()).isEqualTo("/elsewhere");

    page.navigate(console.url("/inventory/edit-target.xhtml?id=" + target.get("id").asString()));
    page.locator("#archive").click();
    assertThat(page.locator("main")).containsText("is archived; its history stays");
    assertThat(rest.get("targets?q=nas%20of%20forms")).isEmpty();
  }

  private static void choose(Page page, String field, String label) {
    page.locator(field).selectOption(new SelectOption().setLabel(label));
  }
}
