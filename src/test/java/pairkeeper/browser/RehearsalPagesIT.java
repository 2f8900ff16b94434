package pairkeeper.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pairkeeper.api.PairByRest;
import pairkeeper.api.Rest;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.NeedsLab;

/** What was rehearsed on a copy of a real standby, in a browser. */
@NeedsLab
class RehearsalPagesIT extends BrowserTest {
  @Test
  void the_page_of_a_job_and_the_page_of_its_pair_show_how_the_rehearsals_went() {
    RunningConsole console = RunningConsole.shared();
    try (Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
        Rest rest = new Rest(console);
        PairByRest pair = PairByRest.takeIn(rest, lab, "ensaio", lab.host(1), lab.host(2))) {
      pair.meet(lab.host(1), lab.host(2));
      pair.setUp();
      lab.host(1).sql("app", "create table exames as select generate_series(1, 48210) cd_exame");
      Page page = signedIn(console);
      page.navigate(console.url("/monitoring/pair.xhtml?id=" + pair.id()));
      assertThat(page.locator("#rehearsed")).hasText("Never rehearsed on a copy of the standby.");
      String good = made(rest, pair, "Every month", 1000L);
      ran(rest, pair, good, "succeeded");
      page.reload();
      assertThat(page.locator("#rehearsed")).containsText("the copy took writes");
      looksRight(page, "pair-rehearsed");
      page.locator("#rehearsed a").click();
      assertThat(page.locator("#rehearsals")).containsText("Exams: 48,210");
      assertThat(page.locator("#rehearsals")).containsText("then timeline 2");
      assertThat(page.locator("#rehearsals")).not().containsText(" s s");
      String strict = made(rest, pair, "Too strict", 1_000_000L);
      ran(rest, pair, strict, "failed");
      ran(rest, pair, strict, "failed");
      page.navigate(console.url("/jobs/job.xhtml?id=" + strict));
      assertThat(page.locator("#rehearsals tbody tr")).hasCount(2);
      assertThat(page.locator("#rehearsals").getByText("expected at least 1,000,000")).hasCount(2);
      looksRight(page, "job-rehearsals");
      page.navigate(console.url("/monitoring/pair.xhtml?id=" + pair.id()));
      assertThat(page.locator("#rehearsed")).containsText("not as expected");
      for (String language : List.of("pt-BR", "pl", "ru")) {
        page.navigate(console.url("/language?to=" + language + "&back=/fleet/index.xhtml"));
        for (String path :
            List.of("jobs/job.xhtml?id=" + strict, "monitoring/pair.xhtml?id=" + pair.id())) {
          page.navigate(console.url("/" + path));
          assertThat(page.locator("body").innerText()).as(language).doesNotContain("⟨");
        }
      }
    }
  }

  private static String made(Rest rest, PairByRest pair, String name, long least) {
    var question = new HashMap<String, Object>();
    question.put("name", "Exams");
    question.put("sql", "select count(*) from exames");
    question.put("least", least);
    var place =
        Map.of(
            "server", pair.server(1).substring("servers/".length()),
            "path", "/srv/rehearsals",
            "mount", "");
    var rehearsal =
        Map.of("places", List.of(place), "database", "app", "queries", List.of(question));
    var job = Map.of("name", name, "kind", "rehearsal", "rehearsal", rehearsal);
    return rest.post(pair.path() + "/jobs", job).is(201).get("id").asString();
  }

  private static void ran(Rest rest, PairByRest pair, String job, String state) {
    var run = rest.post(pair.path() + "/jobs/" + job + "/runs", Map.of("reason", "by hand"));
    assertThat(pair.follow(run.is(202)).get("state").asString()).isEqualTo(state);
  }
}
