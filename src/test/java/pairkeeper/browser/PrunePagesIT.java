package pairkeeper.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pairkeeper.api.PairByRest;
import pairkeeper.api.Rest;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;
import tools.jackson.databind.JsonNode;

/** What was removed from a real archive of WAL, in a browser. */
@NeedsLab
class PrunePagesIT extends BrowserTest {
  private static final String FOLDER = "/srv/archive";

  @Test
  void the_pages_of_a_job_and_of_its_runs_say_what_went_and_who_needs_the_rest() {
    RunningConsole console = RunningConsole.shared();
    try (Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
        Rest rest = new Rest(console);
        PairByRest pair = PairByRest.takeIn(rest, lab, "poda", lab.host(1), lab.host(2))) {
      pair.meet(lab.host(1), lab.host(2));
      archives(lab.host(1));
      switches(lab.host(1), 3);
      pair.setUp();
      switches(lab.host(1), 2);
      String job = made(rest, pair, true);
      Page page = signedIn(console);
      JsonNode run = ran(rest, pair, job);
      ran(rest, pair, job);
      page.navigate(console.url("/jobs/job.xhtml?id=" + job));
      assertThat(page.locator("#prunes tbody tr")).hasCount(2);
      assertThat(page.locator("#prunes")).containsText("by the primary poda-db1 itself");
      assertThat(page.locator("#prunes")).containsText("0 files");
      looksRight(page, "job-prunes");
      String step = "/runs/run.xhtml?id=" + run.get("id").asString();
      page.navigate(console.url(step));
      assertThat(page.locator("main")).containsText("WAL files from /srv/archive on poda-db1");
      looksRight(page, "run-prune");
      String unsure = made(rest, pair, false);
      page.navigate(console.url("/jobs/job.xhtml?id=" + unsure));
      page.locator("#runNow").click();
      assertThat(page.locator(".messages li.error")).isVisible();
      for (String language : List.of("pt-BR", "pl", "ru")) {
        page.navigate(console.url("/language?to=" + language + "&back=/fleet/index.xhtml"));
        for (String path : List.of("/jobs/job.xhtml?id=" + job, step)) {
          page.navigate(console.url(path));
          assertThat(page.locator("body").innerText()).as(language).doesNotContain("⟨");
        }
        picture(page, "run-prune-" + language);
      }
    }
  }

  private static void archives(LabHost host) {
    host.exec("install -d -o postgres -g postgres " + FOLDER);
    host.sql("ALTER SYSTEM SET archive_mode = on");
    host.sql("ALTER SYSTEM SET archive_command = 'cp %p " + FOLDER + "/%f'");
    host.exec("systemctl restart postgresql@15-main");
  }

  private static void switches(LabHost host, int times) {
    for (int i = 0; i < times; i++) {
      host.sql("CREATE TABLE IF NOT EXISTS turn AS SELECT 1 AS n; UPDATE turn SET n = n + 1");
      String file = host.sql("SELECT pg_walfile_name(pg_switch_wal())");
      host.exec(
          "for i in $(seq 200); do [ -s %s/%s ] && exit; sleep 0.1; done; exit 1"
              .formatted(FOLDER, file));
    }
  }

  private static String made(Rest rest, PairByRest pair, boolean onlyOwn) {
    var place =
        Map.of(
            "server", pair.server(0).substring("servers/".length()), "path", FOLDER, "mount", "");
    var prune = Map.of("places", List.of(place), "leastDays", 0, "onlyOwnBackups", onlyOwn);
    var job = Map.of("name", "Prune " + onlyOwn, "kind", "prune", "prune", prune);
    return rest.post(pair.path() + "/jobs", job).is(201).get("id").asString();
  }

  private static JsonNode ran(Rest rest, PairByRest pair, String job) {
    var run = rest.post(pair.path() + "/jobs/" + job + "/runs", Map.of("reason", "by hand"));
    JsonNode ended = pair.follow(run.is(202));
    assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("succeeded");
    return ended;
  }
}
