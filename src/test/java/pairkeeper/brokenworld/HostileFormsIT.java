package pairkeeper.brokenworld;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pairkeeper.api.Rest;
import pairkeeper.browser.BrowserTest;
import pairkeeper.console.RunningConsole;

/** Hostile text in the forms: refused beside its field with nothing lost, or shown as typed. */
class HostileFormsIT extends BrowserTest {
  private static final String SCRIPT =
      "<script>document.title='taken'</script> O'Brien \"x\" {0} %s";

  private RunningConsole console;

  @BeforeAll
  void open() {
    console = RunningConsole.shared();
  }

  @Test
  void a_customer_may_be_called_anything_and_is_shown_so() {
    Page page = signedIn(console);
    page.navigate(console.url("/inventory/edit-customer.xhtml"));
    page.locator("#name").fill(SCRIPT + " ${7*7} #{1+1} \uD83D\uDE00");
    page.locator("#place").fill("$(touch " + HostileText.PROOF + ")");
    page.locator("#timeZone").selectOption("America/Sao_Paulo");
    page.locator("#save").click();
    assertThat(page.locator("h1")).containsText(SCRIPT + " ${7*7} #{1+1} \uD83D\uDE00");
    assertThat(page.locator("main")).containsText("$(touch " + HostileText.PROOF + ")");
    assertThat(page.title()).isNotEqualTo("taken");
  }

  @Test
  void a_credential_s_secret_is_never_shown_again() {
    Page page = signedIn(console);
    page.navigate(console.url("/inventory/edit-credential.xhtml"));
    page.locator("#name").fill("key of " + SCRIPT);
    page.locator("#user").fill("-oProxyCommand=touch " + HostileText.PROOF);
    page.locator("#secret").fill("not a key at all");
    page.locator("#save").click();
    assertThat(page.locator(".wrong:visible").first()).isVisible();
    assertThat(page.locator("#name")).hasValue("key of " + SCRIPT);
    assertThat(page.content()).doesNotContain("not a key at all");
  }

  @Test
  void a_token_s_long_name_leaves_all_of_its_line_in_reach() {
    String name = "W".repeat(60);
    Page page = signedIn(console);
    page.navigate(console.url("/account/tokens.xhtml"));
    page.locator("#name").fill(name);
    page.locator("#go").click();
    assertThat(page.locator("#made")).isVisible();
    page.getByLabel("Revoke " + name).click();
    assertThat(page.locator("tr", new Page.LocatorOptions().setHasText(name)))
        .containsText("Revoked");
    picture(page, "hostile-token");
  }

  @Test
  void names_and_addresses_of_a_pair_are_refused_beside_their_fields() {
    Page page = signedIn(console);
    page.navigate(console.url("/inventory/edit-pair.xhtml?customer=" + customer("Pairs ")));
    page.locator("#name").fill("x'; DROP TABLE pair; --");
    page.locator("#save").click();
    assertThat(page.locator("#name_wrong")).not().isEmpty();
    assertThat(page.locator("#name")).hasValue("x'; DROP TABLE pair; --");

    page.locator("#host0").fill("-oProxyCommand=touch " + HostileText.PROOF);
    page.locator("#try0").click();
    assertThat(page.locator("#host0_wrong")).not().isEmpty();
    assertThat(page.locator("#host0")).hasValue("-oProxyCommand=touch " + HostileText.PROOF);
    picture(page, "hostile-pair");
  }

  @Test
  void choices_of_a_set_up_are_refused_beside_their_fields() {
    Page page = signedIn(console);
    page.navigate(console.url("/setup/index.xhtml?pair=" + pair()));
    page.locator("#slotCap").fill("1GB'; DROP--");
    page.locator("#preview").click();
    assertThat(page.locator("#slotCap_wrong")).containsText("as 20GB");
    assertThat(page.locator("#slotCap")).hasValue("1GB'; DROP--");
    page.locator("#slotCap").fill("20GB");
    page.locator("#copyRate").fill("`id`");
    page.locator("#preview").click();
    assertThat(page.locator("#copyRate_wrong")).containsText("from 1 to 1024");
    picture(page, "hostile-choices");
  }

  @Test
  void a_colleague_s_names_are_refused_beside_their_field_or_shown_as_typed() {
    Page page = signedIn(console);
    page.navigate(console.url("/admin/user.xhtml"));
    page.locator("#name").fill("../x'; DROP TABLE app_user; --");
    page.locator("#display").fill(SCRIPT);
    page.locator("#save").click();
    assertThat(page.locator("#name_wrong")).not().isEmpty();
    assertThat(page.locator("#name")).hasValue("../x'; DROP TABLE app_user; --");
    assertThat(page.locator("#display")).hasValue(SCRIPT);
    picture(page, "hostile-user");
    page.locator("#name").fill("hostile.colleague");
    page.locator("#save").click();
    assertThat(page.locator("#made")).isVisible();
    assertThat(page.locator("h1")).containsText(SCRIPT);
    assertThat(page.title()).isNotEqualTo("taken");
  }

  @Test
  void a_file_with_hostile_text_is_told_of_and_stays_in_its_field() {
    Page page = signedIn(console);
    page.navigate(console.url("/inventory/import.xhtml"));
    String file = "customer,pair,host\n\"" + SCRIPT.replace("\"", "\"\"") + "\",um,$(id)";
    page.locator("#csv").fill(file);
    page.locator("#store").click();
    assertThat(page.locator("#result tbody tr").first()).isVisible();
    assertThat(page.locator("#csv")).hasValue(file);
    assertThat(page.title()).isNotEqualTo("taken");
    picture(page, "hostile-file");
  }

  private String customer(String name) {
    try (Rest rest = new Rest(console)) {
      return rest.post("customers", Map.of("name", name + SCRIPT)).is(201).get("id").asString();
    }
  }

  private String pair() {
    try (Rest rest = new Rest(console)) {
      var key =
          Map.of("name", "k of forms", "kind", "ssh-password", "user", "u", "secret", "s3cret");
      String credential = rest.post("credentials", key).is(201).get("id").asString();
      var servers =
          List.of(
              Map.of("host", "192.0.2.91", "sshCredential", credential, "role", "primary"),
              Map.of("host", "192.0.2.92", "sshCredential", credential, "role", "standby"));
      var pair = Map.of("customer", customer("Set-ups "), "name", "forms", "servers", servers);
      return rest.post("pairs", pair).is(201).get("id").asString();
    }
  }
}
