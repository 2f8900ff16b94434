package pairkeeper.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.SelectOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pairkeeper.browser.BrowserTest;
import pairkeeper.console.RunningConsole;
import tools.jackson.databind.JsonNode;

/** What a customer wants done around a change of roles is kept with the pair, by form and REST. */
class HooksIT extends BrowserTest {
  private static final String HOSTILE = "'\";$()\\` *?[]{a,b} #~ ../ -x żółć漢";

  private RunningConsole console;
  private Rest rest;
  private PairByRest pair;

  @BeforeAll
  void start() {
    console = RunningConsole.shared();
    rest = new Rest(console);
    var said = Map.of("name", "around", "kind", "ssh-password", "user", "t", "secret", "Xy-1-form");
    JsonNode credential = rest.post("credentials", said).is(201);
    pair = PairByRest.takeIn(rest, "around", credential, "192.0.2.71", "192.0.2.72");
  }

  @AfterAll
  void stop() {
    pair.close();
    rest.close();
  }

  @Test
  void what_rest_stores_stands_in_the_form_and_what_the_form_stores_is_given_by_rest() {
    int version = rest.get(path()).get("version").asInt();
    var hostile = List.of("/opt/stop it", HOSTILE, "");
    put(version, command("Stop puma", "before", hostile), question("DNS", "Does " + HOSTILE + "?"));
    JsonNode kept = rest.get(path());
    assertThat(words(kept, 0)).isEqualTo(hostile);

    Page page = open();
    assertThat(page.locator("#name0")).hasValue("Stop puma");
    assertThat(page.locator("#question1")).hasValue("Does " + HOSTILE + "?");
    String typed = page.locator("#command0").inputValue();
    looksRight(page, "hooks");
    page.locator("#up1").click();
    assertThat(page.locator("#question0")).isVisible();
    assertThat(page.locator("#command1")).hasValue(typed);
    page.locator("#addCommand").click();
    page.locator("#name2").fill("Start puma");
    page.locator("#moment2").selectOption(new SelectOption().setValue("after"));
    page.locator("#command2").fill("sh -c 'echo $HOME | tee /tmp/x'");
    page.locator("#limitSeconds2").fill("5");
    page.locator("#save").click();
    page.waitForURL("**/monitoring/pair.xhtml?id=*");
    page.context().close();

    JsonNode now = rest.get(path());
    assertThat(now.get("hooks")).hasSize(3);
    assertThat(now.get("hooks").get(0).get("kind").asString()).isEqualTo("question");
    assertThat(words(now, 1)).isEqualTo(hostile);
    assertThat(words(now, 2)).containsExactly("sh", "-c", "echo $HOME | tee /tmp/x");
    assertThat(now.get("hooks").get(2).get("limitSeconds").asInt()).isEqualTo(5);
    assertThat(rest.get("audit?pair=" + pair.id()).toString()).contains("pair.hooks-changed");
    put(now.get("version").asInt());
  }

  @Test
  void what_cannot_be_is_refused_beside_its_field_and_stays_as_it_was_typed() {
    Page page = open();
    page.locator("#addCommand").click();
    page.locator("#addCommand").click();
    page.locator("#remove0").click();
    assertThat(page.locator("#name0")).isHidden();
    page.locator("#name1").fill("Stop puma");
    page.locator("#command1").fill("systemctl stop puma; reboot");
    page.locator("#save").click();
    assertThat(page.locator("#command1_wrong")).containsText("“;”", slowly());
    assertThat(page.locator("#command1")).hasValue("systemctl stop puma; reboot");
    picture(page, "hooks-refused");
    page.locator("#command1").fill("systemctl stop puma");
    page.locator("#user1").fill("-root");
    page.locator("#save").click();
    assertThat(page.locator("#user1_wrong")).containsText("system user", slowly());
    page.locator("#user1").fill("root");
    page.locator("#limitSeconds1").fill("soon");
    page.locator("#save").click();
    assertThat(page.locator("#limitSeconds1_wrong")).containsText("from 1 to", slowly());
    assertThat(page.locator("#hooks input[type=checkbox]:checked")).hasCount(1);
    page.context().close();

    wrong("hooks[0].command", command("x", "before", List.of("a\nb")));
    wrong("hooks[0].command", command("x", "before", List.of("a\u0000b")));
    wrong("hooks[0].command", command("x", "before", List.of("x".repeat(65536))));
    wrong("hooks[0].name", command("x".repeat(81), "before", List.of("a")));
    wrong("hooks[0].moment", command("x", "during", List.of("a")));
    var stranger = new HashMap<>(command("x", "before", List.of("a")));
    stranger.put("user", "-root");
    wrong("hooks[0].user", stranger);
    var endless = new HashMap<>(command("x", "before", List.of("a")));
    endless.put("limitSeconds", 3601);
    wrong("hooks[0].limitSeconds", endless);
    var elsewhere = new HashMap<>(command("x", "before", List.of("a")));
    elsewhere.put("place", "0198a2b4-0000-7000-8000-00000000b001");
    wrong("hooks[0].place", elsewhere);
    wrong("hooks[0].question", question("x", "a\nb"));
  }

  @Test
  void the_second_of_two_who_store_is_told() {
    int version = rest.get(path()).get("version").asInt();
    put(version, question("One", "One?"));
    var late = Map.of("hooks", List.of(question("Two", "Two?")));
    assertThat(store(version, late).status()).isEqualTo(412);
    put(version + 1);
  }

  /** A form is sent and drawn anew, on a machine that does other things too. */
  private static LocatorAssertions.ContainsTextOptions slowly() {
    return new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);
  }

  private Page open() {
    Page page = signedIn(console);
    page.navigate(console.url("/monitoring/pair.xhtml?id=" + pair.id()));
    page.locator("#hooks").click();
    page.waitForURL("**/inventory/edit-hooks.xhtml?pair=*");
    return page;
  }

  private void wrong(String field, Map<String, Object> hook) {
    int version = rest.get(path()).get("version").asInt();
    JsonNode problem = store(version, Map.of("hooks", List.of(hook))).is(422);
    assertThat(problem.get("field").asString()).isEqualTo(field);
  }

  private void put(int version, Object... hooks) {
    store(version, Map.of("hooks", List.of(hooks))).is(200);
  }

  private Rest.Answer store(int version, Map<String, ?> body) {
    String json = Rest.JSON.writeValueAsString(body);
    return rest.send("PUT", path(), json, "If-Match", "\"" + version + "\"");
  }

  private String path() {
    return pair.path() + "/hooks";
  }

  private static List<String> words(JsonNode hooks, int n) {
    return hooks.get("hooks").get(n).get("command").values().stream()
        .map(JsonNode::asString)
        .toList();
  }

  private static Map<String, Object> command(String name, String moment, List<String> words) {
    return Map.of(
        "kind",
        "command",
        "name",
        name,
        "moment",
        moment,
        "runbooks",
        List.of("switchover"),
        "place",
        "primary",
        "command",
        words);
  }

  private static Map<String, Object> question(String name, String question) {
    return Map.of(
        "kind",
        "question",
        "name",
        name,
        "moment",
        "after",
        "runbooks",
        List.of("switchover", "failover"),
        "question",
        question);
  }
}
