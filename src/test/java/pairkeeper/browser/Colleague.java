package pairkeeper.browser;

import com.microsoft.playwright.Page;
import java.util.Map;
import pairkeeper.api.Rest;
import pairkeeper.console.RunningConsole;
import pairkeeper.console.Visitor;

/**
 * Another person of the team, made on the page for users, with a role for one customer.
 *
 * @param password the one of the first sign-in
 */
public record Colleague(String id, String name, String password) {

  /**
   * Makes them.
   *
   * @param admin a page in which an administrator has signed in
   * @param customer id of the customer for whom they hold the role
   */
  public static Colleague made(
      Page admin, RunningConsole console, String name, String role, String customer) {
    admin.navigate(console.url("/admin/user.xhtml"));
    admin.locator("[id='name']").fill(name);
    admin.locator("[id='display']").fill(name.toUpperCase(java.util.Locale.ROOT));
    admin.locator("[id='role']").selectOption(role);
    admin.locator("[id='customer']").selectOption(customer);
    admin.locator("[id='add']").click();
    admin.locator("[id='save']").click();
    String password = admin.locator("[id='key']").innerText();
    admin.navigate(console.url("/admin/index.xhtml"));
    String address = admin.locator("[id='user-" + name + "'] a").first().getAttribute("href");
    return new Colleague(address.replaceAll(".*id=", ""), name, password);
  }

  /** Their key for the API. */
  public Rest rest(Rest admin, RunningConsole console) {
    String key =
        admin
            .post("tokens", Map.of("name", "of " + name, "owner", id))
            .is(201)
            .get("token")
            .asString();
    return new Rest(new Visitor(console.address(), key));
  }

  /** Signs them in for the first time, in a browser of their own. */
  public void signIn(Page page, RunningConsole console) {
    BrowserTest.signIn(page, console, name, password);
    page.waitForURL("**/account/password.xhtml");
    String fresh = "four words of " + name;
    page.locator("[id='old']").fill(password);
    page.locator("[id='fresh']").fill(fresh);
    page.locator("[id='again']").fill(fresh);
    page.locator("[id='go']").click();
    page.waitForURL("**/fleet/index.xhtml");
  }
}
