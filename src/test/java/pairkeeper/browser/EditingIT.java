package pairkeeper.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pairkeeper.api.Rest;
import pairkeeper.console.RunningConsole;
import tools.jackson.databind.JsonNode;

/** Forms of what two people edit at once, and of what may not be archived. */
class EditingIT extends BrowserTest {
  private RunningConsole console;
  private Rest rest;
  private String customer;

  @BeforeAll
  void start() {
    console = RunningConsole.shared();
    rest = new Rest(console);
    customer = id(rest.post("customers", Map.of("name", "Editing")));
  }

  @AfterAll
  void stop() {
    rest.close();
  }

  @Test
  void a_customers_form_stores_over_what_another_stored_when_that_is_wanted() {
    String id = id(rest.post("customers", Map.of("name", "Editing, twice")));
    Page page = opened("edit-customer", id);
    faster("customers/" + id, "{\"note\": \"theirs\"}");
    page.locator("#note").fill("mine");
    page.locator("#save").click();
    assertThat(page.locator("#customer table")).containsText("theirs");
    assertThat(page.locator("#customer table")).containsText("mine");
    assertThat(rest.get("customers/" + id).get("note").asString()).isEqualTo("theirs");
    page.locator("#saveMine").click();
    assertThat(page.locator("main")).containsText("Editing, twice is stored");
    assertThat(rest.get("customers/" + id).get("note").asString()).isEqualTo("mine");

    page = opened("edit-customer", id);
    faster("customers/" + id, "{\"note\": \"again\"}");
    page.locator("#archive").click();
    assertThat(page.locator("#conflict")).isVisible();
    page = opened("edit-customer", id);
    page.locator("#archive").click();
    assertThat(page.locator("main")).containsText("is archived");
  }

  @Test
  void a_customers_only_site_is_not_archived_and_its_form_stays() {
    String id = rest.get("sites?customer=" + customer).get(0).get("id").asString();
    Page page = opened("edit-site", id);
    page.locator("#archive").click();
    assertThat(page.locator("main")).containsText("only site");
    faster("sites/" + id, "{\"place\": \"Lublin\"}");
    page.locator("#place").fill("Gdynia");
    page.locator("#save").click();
    assertThat(page.locator("#site table")).containsText("Lublin");
    page.locator("#saveMine").click();
    assertThat(page.locator("main")).containsText("Gdynia");
    assertThat(rest.get("sites/" + id).get("place").asString()).isEqualTo("Gdynia");
  }

  @Test
  void a_typed_password_outlives_a_conflict_and_a_refusal_but_is_not_shown() {
    var said =
        Map.of(
            "customer", customer,
            "name", "key of editing",
            "kind", "ssh-password",
            "user", "keeper",
            "secret", "Xy-old-edit");
    String id = id(rest.post("credentials", said));
    Page page = opened("edit-credential", id);
    faster("credentials/" + id, "{\"user\": \"theirs\"}");
    page.locator("#user").fill("-mine");
    page.locator("#password").fill("Xy-new-edit");
    page.locator("#save").click();
    assertThat(page.locator("#user_wrong")).isVisible();
    page.locator("#user").fill("mine");
    page.locator("#save").click();
    assertThat(page.locator("#credential table")).containsText("theirs");
    assertThat(page.locator("#secrets .note")).isVisible();
    assertThat(page.content()).doesNotContain("Xy-new-edit");
    page.locator("#saveMine").click();
    assertThat(page.locator("main")).containsText("key of editing is sealed and stored");
    assertThat(rest.get("credentials/" + id).get("user").asString()).isEqualTo("mine");
    page = opened("edit-credential", id);
    page.locator("#archive").click();
    assertThat(page.locator("main")).containsText("key of editing");
    assertThat(rest.get("credentials").toString()).doesNotContain("key of editing");
  }

  private Page opened(String form, String id) {
    Page page = signedIn(console);
    page.navigate(console.url("/inventory/" + form + ".xhtml?id=" + id));
    return page;
  }

  /** Somebody else changes it while the form is open. */
  private void faster(String path, String patch) {
    JsonNode now = rest.get(path);
    String version = "\"" + now.get("version").asInt() + "\"";
    rest.send("PATCH", path, patch, "If-Match", version).is(200);
  }

  private static String id(Rest.Answer answer) {
    return answer.is(201).get("id").asString();
  }
}
