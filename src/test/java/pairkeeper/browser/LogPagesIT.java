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

/** The form of a job that looks through logs, and what it found in real ones, in a browser. */
@NeedsLab
class LogPagesIT extends BrowserTest {
  private static final String LOG = "/var/log/postgresql/postgresql-15-main.log";

  @Test
  void the_pages_say_what_is_new_in_which_log_and_what_people_are_told_of() {
    RunningConsole console = RunningConsole.shared();
    try (Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
        Rest rest = new Rest(console);
        PairByRest pair = PairByRest.takeIn(rest, lab, "diario", lab.host(1), lab.host(2))) {
      pair.meet(lab.host(1), lab.host(2));
      pair.setUp();
      Page page = signedIn(console);
      String job = made(console, page, rest, pair);
      ran(rest, pair, job, "succeeded");
      errors(lab.host(1));
      JsonNode run = ran(rest, pair, job, "failed");
      page.navigate(console.url("/jobs/job.xhtml?id=" + job));
      assertThat(page.locator("#why")).containsText("Damaged data in the log of diario-db1");
      assertThat(page.locator("#log-0 tbody tr").first()).containsText("page");
      assertThat(page.locator("#log-0 .fresh").first()).hasText("new");
      assertThat(page.locator("#log-0")).containsText("Not shown");
      assertThat(page.locator("main")).not().containsText("João");
      looksRight(page, "job-logs");
      String step = "/runs/run.xhtml?id=" + run.get("id").asString();
      page.navigate(console.url(step));
      assertThat(page.locator("main")).containsText("Read the log of diario-db1");
      looksRight(page, "run-logs");
      for (String language : List.of("pt-BR", "pl", "ru")) {
        page.navigate(console.url("/language?to=" + language + "&back=/fleet/index.xhtml"));
        for (String path :
            List.of(step, "/jobs/edit.xhtml?id=" + job, "/jobs/job.xhtml?id=" + job)) {
          page.navigate(console.url(path));
          assertThat(page.locator("body").innerText()).as(language).doesNotContain("⟨");
        }
        picture(page, "job-logs-" + language);
      }
    }
  }

  private String made(RunningConsole console, Page page, Rest rest, PairByRest pair) {
    String id = pair.path().substring(pair.path().lastIndexOf('/') + 1);
    page.navigate(console.url("/jobs/edit.xhtml?kind=logs&pair=" + id));
    assertThat(page.locator("#kind-logs")).hasAttribute("aria-current", "true");
    assertThat(page.locator("main")).containsText("never leave the server");
    page.locator("#name").fill("What the logs say");
    page.locator("#chosen0").uncheck();
    page.locator("#chosen1").uncheck();
    page.locator("#save").click();
    assertThat(page.locator("#chosen0_wrong")).containsText("Choose at least one server");
    page.locator("#chosen0").check();
    page.locator("#chosen1").check();
    page.locator("#folder1").fill("var/log");
    page.locator("#save").click();
    assertThat(page.locator("#folder1_wrong")).not().isEmpty();
    looksRight(page, "job-form-logs");
    page.locator("#folder1").fill("/var/log/postgresql");
    page.locator("#least").selectOption("warning");
    page.locator("#ignore").fill("too many clients\nconnection reset");
    page.locator("#alarm").selectOption("fatal");
    page.locator("#alarmFrom").fill("500");
    page.locator("#onlyNew").check();
    page.locator("#loginsFrom").fill("50");
    page.locator("#save").click();
    assertThat(page.locator("main")).containsText("Job What the logs say is stored");
    assertThat(page.locator("#alarm")).containsText("from 500 messages FATAL on, new kinds only");
    assertThat(page.locator("#alarm")).containsText("from 50 refused logins on");
    assertThat(page.locator("#ignored")).containsText("connection reset");
    assertThat(page.locator("#log-0")).containsText("Not looked at yet");
    page.locator("#edit").click();
    assertThat(page.locator("#folder1")).hasValue("/var/log/postgresql");
    assertThat(page.locator("#least")).hasValue("warning");
    assertThat(page.locator("#onlyNew")).isChecked();
    for (JsonNode job : rest.get(pair.path() + "/jobs")) {
      if (job.get("kind").asString().equals("logs")) {
        return job.get("id").asString();
      }
    }
    throw new AssertionError("not stored");
  }

  /** Real ones, and such as nobody wants on a real disk, as PostgreSQL writes them. */
  private static void errors(LabHost host) {
    for (String sql :
        List.of(
            "SELECT * FROM pacientes",
            "SELECT 'João'::int",
            "DO $$ BEGIN RAISE EXCEPTION 'João'; END $$",
            "DO $$ BEGIN RAISE WARNING 'João'; END $$")) {
      host.exec(
          "runuser -u postgres -- psql -X -d postgres <<'SQL' >/dev/null 2>&1 || true\n"
              + sql
              + "\nSQL");
    }
    host.exec(
        """
        now=$(date '+%%Y-%%m-%%d %%H:%%M:%%S.000 UTC')
        cat >>%s <<EOF
        $now [81] WARNING:  page verification failed, calculated checksum 3482 but expected 17
        $now [81] ERROR:  invalid page in block 4711 of relation base/16384/2619
        $now [81] STATEMENT:  SELECT * FROM laudos WHERE nome = 'João'
        $now [82] LOG:  server process (PID 812) was terminated by signal 9: Killed
        $now [83] app@hospital ERROR:  could not extend file "base/16384/2": No space left on device
        $now [83] app@hospital HINT:  Check free disk space.
        $now [83] app@hospital STATEMENT:  INSERT INTO laudos VALUES ('João')
        $now [84] app@hospital FATAL:  password authentication failed for user "joao"
        EOF
        """
            .formatted(LOG));
  }

  private static JsonNode ran(Rest rest, PairByRest pair, String job, String state) {
    var run = rest.post(pair.path() + "/jobs/" + job + "/runs", Map.of("reason", "by hand"));
    JsonNode ended = pair.follow(run.is(202));
    assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo(state);
    return ended;
  }
}
