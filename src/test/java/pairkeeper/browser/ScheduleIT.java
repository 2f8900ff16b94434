package pairkeeper.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pairkeeper.api.Rest;
import pairkeeper.console.RunningConsole;

/** What a schedule means is told while one types it, and nothing of it is stored. */
class ScheduleIT extends BrowserTest {
  private RunningConsole console;
  private Rest rest;
  private String site;

  @BeforeAll
  void start() {
    console = RunningConsole.shared();
    rest = new Rest(console);
    String customer =
        rest.post("customers", Map.of("name", "Schedules")).is(201).get("id").asString();
    site =
        rest.post(
                "sites",
                Map.of(
                    "customer", customer, "name", "Schedules SP", "timeZone", "America/Sao_Paulo"))
            .is(201)
            .get("id")
            .asString();
  }

  @AfterAll
  void stop() {
    rest.close();
  }

  @Test
  void words_and_next_times_follow_what_is_typed() {
    Page page = opened();
    assertThat(page.locator("#words")).hasText("at 02:30 every day");
    assertThat(page.locator("#next li")).hasCount(5);
    assertThat(page.locator("#meaning")).containsText("America/Sao_Paulo");

    type(page, "#cron", "0 22 * * 1-5");
    assertThat(page.locator("#words")).hasText("at 22:00 Monday to Friday");
    assertThat(page.locator("#next li").first()).containsText("22:00");
    assertThat(page.locator("#next")).not().containsText("Sun");
    assertThat(page.locator("#cron")).isFocused();

    type(page, "#cron", "0 25 * * 1-5");
    assertThat(page.locator("#refused")).containsText("Second field, hour: “25” is not possible");
    assertThat(page.locator("#next")).hasCount(0);
    assertThat(page.locator("#cron")).hasValue("0 25 * * 1-5");
    axeClean(page);
  }

  @Test
  void only_the_fields_of_the_chosen_way_are_shown() {
    Page page = opened();
    page.locator("input[value='every']").check();
    assertThat(page.locator("#cron")).isHidden();
    assertThat(page.locator("#words")).containsText("every 15 minutes, counted from");
    choose(page, "#unit", "hours");
    assertThat(page.locator("#words")).containsText("every 15 hours");
    page.locator("input[value='once']").check();
    assertThat(page.locator("#refused")).containsText("Type a date and a time");
    page.locator("#at").fill("2031-01-02T03:04");
    page.locator("#at").blur();
    assertThat(page.locator("#words")).containsText("once, on 2 Jan 2031 07:04");
    assertThat(page.locator("#next li")).hasCount(1);
    assertThat(page.locator("#next li")).containsText("2 Jan 2031 03:04");
    looksRight(page, "schedule-once");
  }

  @Test
  void what_windows_leave_out_is_said_and_so_is_that_nothing_would_start() {
    Page page = opened();
    page.locator(".more-rules summary").click();
    type(page, "#cron", "0 12 * * *");
    type(page, "#windows", "sat,sun 08:00-14:00");
    assertThat(page.locator("#next li").filter(left("outside the windows"))).not().hasCount(0);
    looksRight(page, "schedule-windows");
    type(page, "#windows", "sat,sun 20:00-22:00");
    assertThat(page.locator("#meaning")).containsText("nothing would ever start");
    type(page, "#windows", "weekend");
    assertThat(page.locator("#refused")).isVisible();
  }

  @Test
  void lines_of_a_crontab_are_read_as_cron_reads_them() {
    Page page = opened();
    page.locator("#crontab")
        .fill(
            """
            # documents
            SHELL=/bin/sh
            - 30 * * * * /usr/local/bin/rsync -z -a /a/`date +\\%Y/\\%m/\\%d`/ pgsql@10.0.0.5:/b/
            40 7 * * 8 /usr/bin/find /archive -mtime +5
            """);
    page.locator("#read").click();
    assertThat(page.locator("#lines tbody tr")).hasCount(3);
    assertThat(page.locator("#lines")).containsText("every hour at minute 30");
    assertThat(page.locator("#lines")).containsText("/a/`date +%Y/%m/%d`/");
    assertThat(page.locator("#lines")).containsText("Copies /a/%Y/%m/%d/ to 10.0.0.5, /b/");
    assertThat(page.locator("#lines")).containsText("Fifth field, weekday: “8” is not possible");
    looksRight(page, "schedule-crontab");
  }

  @Test
  void every_language_has_words_for_it() {
    var words =
        Map.of(
            "pt-BR", "às 22:00 de segunda a sexta",
            "pl", "o 22:00 od poniedziałku do piątku",
            "ru", "в 22:00 с понедельника по пятницу");
    for (String language : List.of("pt-BR", "pl", "ru")) {
      Page page = signedIn(console);
      page.navigate(console.url("/language?to=" + language + "&back=/fleet/index.xhtml"));
      page.navigate(console.url("/jobs/schedule.xhtml?site=" + site));
      type(page, "#cron", "0 22 * * 1-5");
      assertThat(page.locator("#words")).hasText(words.get(language));
      assertThat(page.locator("body").innerText()).doesNotContain("⟨");
      page.setViewportSize(320, 900);
      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
      page.context().close();
    }
  }

  private Page opened() {
    Page page = signedIn(console);
    page.navigate(console.url("/jobs/schedule.xhtml?site=" + site));
    return page;
  }

  private static Locator.FilterOptions left(String word) {
    return new Locator.FilterOptions().setHasText(Pattern.compile(word));
  }

  private static void type(Page page, String field, String text) {
    page.locator(field).fill("");
    page.locator(field).pressSequentially(text);
  }

  private static void choose(Page page, String field, String label) {
    page.locator(field).selectOption(new SelectOption().setLabel(label));
  }
}
