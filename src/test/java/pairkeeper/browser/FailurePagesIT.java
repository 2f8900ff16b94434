package pairkeeper.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pairkeeper.console.RunningConsole;

/** What people see when a page fails, whichever way the browser had asked. */
class FailurePagesIT extends BrowserTest {
  private static final String STATE_BECOMES =
      "state => document.querySelectorAll('input[name=\"jakarta.faces.ViewState\"]')"
          + ".forEach(input => input.value = state)";

  private RunningConsole console;

  @BeforeAll
  void start() {
    console = RunningConsole.shared();
  }

  /** The browser says so of each page that it did not get. */
  @Override
  protected boolean expected(String consoleError) {
    return consoleError.contains("404") || consoleError.contains("500");
  }

  @Test
  void a_form_whose_session_is_gone_says_so_when_a_part_of_it_is_asked_for() {
    Page page = formWithState("123:456");
    page.locator("#addContact").click();
    assertThat(page.locator("main h1")).containsText("open for too long");
    assertThat(page).hasURL(Pattern.compile(".*/error/expired.xhtml"));
    looksRight(page, "error-expired");
  }

  @Test
  void a_form_that_is_sent_whole_says_so_too() {
    Page page = formWithState("123:456");
    page.locator("#save").click();
    assertThat(page.locator("main h1")).containsText("open for too long");
    assertThat(page).hasURL(Pattern.compile(".*/inventory/edit-customer.xhtml"));
  }

  @Test
  void a_failure_has_a_number_that_stands_in_the_log_once() {
    Page page = signedIn(console);
    page.navigate(console.url("/error/broken.xhtml"));
    String reference = page.locator("main code").first().textContent();
    assertThat(console.log()).containsOnlyOnce("reference " + reference + ", page ");
    // as a form that failed sends the browser there
    page.navigate(console.url("/error/broken.xhtml?reference=" + reference));
    assertThat(page.locator("main code").first()).hasText(reference);
    assertThat(console.log()).containsOnlyOnce("reference " + reference + ", page ");
    looksRight(page, "error-broken");
    page.navigate(console.url("/error/broken.xhtml?reference=call+555-1234"));
    assertThat(page.locator("main code").first()).hasText(Pattern.compile("[0-9a-f]{8}"));
  }

  @Test
  void a_customer_that_does_not_exist_is_not_found() {
    Page page = signedIn(console);
    Response answer =
        page.navigate(console.url("/inventory/edit-customer.xhtml?id=" + new UUID(1, 2)));
    assertThat(answer.status()).isEqualTo(404);
    assertThat(page.locator("main h1")).containsText("There is no such page");
  }

  private Page formWithState(String state) {
    Page page = signedIn(console);
    page.navigate(console.url("/inventory/edit-customer.xhtml"));
    page.locator("#name").fill("Never stored");
    page.evaluate(STATE_BECOMES, state);
    return page;
  }
}
