package pairkeeper.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pairkeeper.api.Rest;
import pairkeeper.console.RunningConsole;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Forms of pairs and targets whose hosts nobody can reach: what is typed is kept, and comes back.
 */
class InventoryFormsIT extends BrowserTest {
  private RunningConsole console;
  private Rest rest;
  private String customer;
  private String technician;
  private String watch;

  @BeforeAll
  void start() {
    console = RunningConsole.shared();
    rest = new Rest(console);
    customer = id(rest.post("customers", Map.of("name", "Forms")));
    technician = credential("technician of forms", "ssh-password", "technician");
    credential("sudo of forms", "sudo-password", "");
    watch = credential("watch of forms", "postgres-password", "keeper_watch");
  }

  @AfterAll
  void stop() {
    rest.close();
  }

  private String credential(String name, String kind, String user) {
    var said =
        Map.of(
            "customer", customer, "name", name, "kind", kind, "user", user, "secret", "Xy-1-form");
    return id(rest.post("credentials", said));
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
  void a_standby_is_removed_from_a_stored_pair_and_another_takes_its_place() {
    String pair = pairOfThree("forms-ris");
    Page page = signedIn(console);
    page.navigate(console.url("/inventory/edit-pair.xhtml?id=" + pair));
    assertThat(page.locator("#name")).hasValue("forms-ris");
    assertThat(page.locator("#remove0")).hasCount(0);
    page.locator("#server2 summary").click();
    assertThat(page.locator("#host2")).hasValue("192.0.2.43");
    assertThat(page.locator("#name2")).hasValue("forms-ris-db3");
    assertThat(page.locator("#postgresPort2")).hasValue("5432");
    assertThat(page.locator("#preferred2")).isChecked();
    assertThat(page.locator("#sqlCredential2 option:checked"))
        .hasText("watch of forms (keeper_watch)");
    page.locator("#remove2").click();
    assertThat(page.locator("#server2")).hasCount(0);
    assertThat(page.locator("#remove1")).hasCount(0);
    page.locator("#addServer").click();
    page.locator("#host3").fill("192.0.2.43");
    choose(page, "#sshCredential3", "technician of forms (technician)");
    page.locator("#server3 summary").click();
    page.locator("#name3").fill("forms-ris-db1");
    page.locator("#postgresPort3").fill("5432");
    page.locator("#save").click();
    assertThat(page.locator("#name3_wrong")).isVisible();
    assertThat(page.locator("#server2")).hasCount(0);
    page.locator("#name3").fill("forms-ris-new");
    page.locator("#save").click();
    assertThat(page.locator("main")).containsText("Pair forms-ris is stored");

    JsonNode servers = rest.get("pairs/" + pair).get("servers");
    assertThat(servers).hasSize(3);
    assertThat(servers.get(2).get("name").asString()).isEqualTo("forms-ris-new");
    assertThat(servers.get(2).get("sqlCredential").isNull()).isTrue();
    assertThat(servers.get(1).get("preferred").asBoolean()).isTrue();
  }

  @Test
  void a_standby_removed_by_one_person_stays_removed_over_what_another_stored_meanwhile() {
    String pair = pairOfThree("forms-pacs");
    String removed = rest.get("pairs/" + pair).get("servers").get(1).get("id").asString();
    Page page = signedIn(console);
    page.navigate(console.url("/inventory/edit-pair.xhtml?id=" + pair));
    page.locator("#remove1").click();
    assertThat(page.locator("#server1")).hasCount(0);
    JsonNode theirs = rest.get("pairs/" + pair).get("servers");
    ((ObjectNode) theirs.get(2)).set("sudoCredential", theirs.get(2).get("sshCredential"));
    ((ObjectNode) theirs.get(2)).putNull("sqlCredential");
    String body = "{\"servers\": " + theirs + "}";
    rest.send("PATCH", "pairs/" + pair, body, "If-Match", "\"0\"").is(200);
    page.locator("#save").click();
    assertThat(page.locator("#pair table"))
        .containsText("forms-pacs-db1\nforms-pacs-db2\nforms-pacs-db3");
    assertThat(page.locator("#pair table")).containsText("technician of forms (technician)");
    assertThat(page.locator("#pair table")).containsText("watch of forms (keeper_watch)");
    assertThat(page.content()).doesNotContain("Xy-1-form");
    looksRight(page, "pair-form-conflict");
    page.locator("#saveMine").click();
    assertThat(page.locator("main")).containsText("Pair forms-pacs is stored");

    JsonNode servers = rest.get("pairs/" + pair).get("servers");
    assertThat(servers).hasSize(2);
    assertThat(servers.toString()).doesNotContain(removed);
    assertThat(servers.get(1).get("preferred").asBoolean()).isTrue();
    assertThat(servers.get(1).get("sqlCredential").isNull()).isFalse();
    page.navigate(console.url("/inventory/edit-pair.xhtml?id=" + pair));
    assertThat(page.locator("#host1")).hasValue("192.0.2.43");
    assertThat(page.locator("#server2")).hasCount(0);
    assertThat(page.locator("#remove1")).hasCount(0);
  }

  /** A primary and two standbys, the last one preferred and asked by SQL as a role of its own. */
  private String pairOfThree(String name) {
    var servers = new ArrayList<Map<String, Object>>();
    for (int n = 1; n <= 3; n++) {
      var server = new HashMap<String, Object>();
      server.put("name", name + "-db" + n);
      server.put("host", "192.0.2." + (40 + n));
      server.put("role", n == 1 ? "primary" : "standby");
      server.put("sshCredential", technician);
      server.put("postgresPort", name.equals("forms-ris") ? 5432 : 5433);
      server.put("preferred", n == 3);
      if (n == 3) {
        server.put("sqlCredential", watch);
      }
      servers.add(server);
    }
    var said = Map.of("customer", customer, "name", name, "servers", servers);
    return id(rest.post("pairs", said));
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
    String theirs = "{\"path\": \"tank/his\", \"sudoCredential\": \"" + technician + "\"}";
    rest.send("PATCH", path, theirs, "If-Match", "\"0\"").is(200);
    page.locator("#path").fill("/elsewhere");
    page.locator("#save").click();
    assertThat(page.locator("#target")).containsText("tank/his");
    assertThat(page.locator("#target")).containsText("/elsewhere");
    assertThat(page.locator("#target table")).containsText("technician of forms (technician)");
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
