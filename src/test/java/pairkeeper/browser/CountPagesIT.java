package pairkeeper.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import pairkeeper.api.PairByRest;
import pairkeeper.api.Rest;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;
import tools.jackson.databind.JsonNode;

/** A job that counts rows, from its form to what it counted, in a browser. */
@NeedsLab
class CountPagesIT extends BrowserTest {
  @Test
  void a_job_is_made_that_counts_and_its_page_shows_exactly_what_was_compared() {
    RunningConsole console = RunningConsole.shared();
    try (Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
        Rest rest = new Rest(console);
        PairByRest pair = PairByRest.takeIn(rest, lab, "contagem", lab.host(1), lab.host(2))) {
      pair.meet(lab.host(1), lab.host(2));
      pair.setUp();
      LabHost primary = lab.host(1);
      primary.sql("app", "create table exames as select generate_series(1, 48210) cd_exame");
      primary.sql("app", "create table laudos as select generate_series(1, 3)");
      Page page = signedIn(console);
      String job = made(page, console, rest, pair);
      for (int i = 0; i < 4; i++) {
        run(rest, pair, job);
        primary.sql("app", "insert into exames select generate_series(1, 37)");
      }
      // the page that is open follows by itself
      assertThat(page.locator("#counts tbody tr")).hasCount(3);
      lab.host(2).sql("select pg_wal_replay_pause()");
      run(rest, pair, job);
      lab.host(2).sql("select pg_wal_replay_resume()");
      run(rest, pair, job);
      seen(page, console, job);
      inEveryLanguage(console, job);
    }
  }

  private String made(Page page, RunningConsole console, Rest rest, PairByRest pair) {
    page.navigate(console.url("/jobs/edit.xhtml?pair=" + pair.id()));
    page.locator("#kind-count").click();
    assertThat(page.locator("#kind-count")).hasAttribute("aria-current", "true");
    page.locator("#name").fill("Exams every day");
    page.locator("#database").fill("app");
    page.locator("#tables").fill("exames\nlaudos;");
    page.locator("#queryName0").fill("Receivers");
    page.locator("#toleranceRows").fill("few");
    page.locator("#save").click();
    assertThat(page.locator("#tables_wrong")).containsText("“laudos;” is not the name of a table");
    page.locator("#tables").fill("exames\nLaudos");
    page.locator("#save").click();
    assertThat(page.locator("#sql0_wrong")).isVisible();
    page.locator("#sql0").fill("select count(*)\nfrom pg_stat_replication -- one each");
    page.locator("#save").click();
    assertThat(page.locator("#toleranceRows_wrong")).containsText("whole number");
    looksRight(page, "job-form-count");
    page.locator("#toleranceRows").fill("0");
    page.locator("#tolerancePercent").fill("0,5");
    page.locator("#save").click();
    assertThat(page.locator("main")).containsText("Job Exams every day is stored");
    assertThat(page.locator("#tolerance")).containsText("0 rows or 0.5 %");
    JsonNode job = rest.get(pair.path() + "/jobs").get(0);
    assertThat(job.at("/count/tables").valueStream().map(JsonNode::asString))
        .containsExactly("public.exames", "public.laudos");
    assertThat(job.at("/count/queries/0/sql").asString())
        .isEqualTo("select count(*)\nfrom pg_stat_replication -- one each");
    assertThat(job.at("/count/sameLsn").asBoolean()).isTrue();
    page.locator("#edit").click();
    assertThat(page.locator("#tables")).hasValue("public.exames\npublic.laudos");
    assertThat(page.locator("#sql0"))
        .hasValue("select count(*)\nfrom pg_stat_replication -- one each");
    assertThat(page.locator("#sql2")).hasCount(1);
    page.locator("#tolerancePercent").fill("0");
    page.locator("#save").click();
    assertThat(page.locator("main")).containsText("is stored");
    return job.get("id").asString();
  }

  private static void run(Rest rest, PairByRest pair, String job) {
    JsonNode run = rest.post(pair.path() + "/jobs/" + job + "/runs", Map.of()).is(202);
    rest.await(
        "runs/" + run.get("id").asString(), Duration.ofMinutes(3), r -> !r.get("endedAt").isNull());
  }

  private void seen(Page page, RunningConsole console, String job) {
    page.navigate(console.url("/jobs/job.xhtml?id=" + job));
    assertThat(page.locator("#counts tbody tr")).hasCount(3);
    assertThat(page.locator("#counts tbody tr").nth(0)).containsText("Equal");
    assertThat(page.locator("#counts tbody tr").nth(0)).containsText("48,358");
    assertThat(page.locator("#counts tbody tr").nth(2)).containsText("Differs");
    assertThat(page.locator("#counts tbody tr code").first())
        .hasText(Pattern.compile("[0-9A-F]+/[0-9A-F]+"));
    assertThat(page.locator(".countcharts svg")).hasCount(3);
    assertThat(page.locator(".countcharts circle.unknown")).hasCount(3);
    assertThat(page.locator("#why")).containsText("Receivers: 1 on the primary, 0 on the standby");
    page.locator("#counts-table summary").click();
    assertThat(page.locator("#counts-table tbody tr")).hasCount(18);
    looksRight(page, "job-count");
  }

  private void inEveryLanguage(RunningConsole console, String job) {
    for (String language : List.of("pt-BR", "pl", "ru")) {
      Page page = signedIn(console);
      page.navigate(console.url("/language?to=" + language + "&back=/fleet/index.xhtml"));
      for (String path : List.of("job.xhtml?id=" + job, "edit.xhtml?id=" + job)) {
        page.navigate(console.url("/jobs/" + path));
        assertThat(page.locator("body").innerText()).as(path).doesNotContain("⟨");
        page.setViewportSize(320, 900);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
        page.setViewportSize(1280, 900);
      }
      picture(page, "job-form-count-" + language);
      page.context().close();
    }
  }
}
