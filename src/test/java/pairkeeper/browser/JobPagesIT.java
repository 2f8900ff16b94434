package pairkeeper.browser;

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
import pairkeeper.api.Rest;
import pairkeeper.console.RunningConsole;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Jobs of a pair whose hosts nobody can reach: made, seen, paused and changed in a browser. */
class JobPagesIT extends BrowserTest {
  private RunningConsole console;
  private Rest rest;
  private String pair;
  private String customer;
  private String credential;

  @BeforeAll
  void start() {
    console = RunningConsole.shared();
    rest = new Rest(console);
    customer =
        rest.post("customers", Map.of("name", "Hospital das Tarefas")).is(201).get("id").asString();
    credential =
        rest.post(
                "credentials",
                Map.of(
                    "customer",
                    customer,
                    "name",
                    "root of jobs",
                    "kind",
                    "ssh-password",
                    "user",
                    "root",
                    "secret",
                    "Xy-1-form"))
            .is(201)
            .get("id")
            .asString();
    var servers =
        List.of(
            server("tarefas-db1", "192.0.2.61", credential, "primary"),
            server("tarefas-db2", "192.0.2.62", credential, "standby"));
    var asked = new HashMap<String, Object>();
    asked.put("customer", customer);
    asked.put("name", "tarefas-his");
    asked.put("postgresMajor", "15");
    asked.put("servers", servers);
    pair = rest.post("pairs", asked).is(201).get("id").asString();
  }

  private static Map<String, Object> server(
      String name, String host, String credential, String role) {
    return Map.of(
        "name", name, "host", host, "sshCredential", credential, "privilege", "root", "role", role);
  }

  @AfterAll
  void stop() {
    rest.close();
  }

  @Test
  void a_job_is_made_with_its_times_before_one_s_eyes_and_nothing_typed_is_lost() {
    Page page = signedIn(console);
    page.navigate(console.url("/monitoring/pair.xhtml?id=" + pair));
    page.locator("#jobs").click();
    page.locator("a.first").click();
    assertThat(page.locator("h1")).containsText("New job of tarefas-his");
    page.locator("#name").fill("Documents");
    page.locator("#path0").fill("/etc/ssl");
    page.locator("#path1").fill("/srv/copies/documents");
    type(page, "0 99 * * *");
    assertThat(page.locator("#refused")).containsText("Second field, hour");
    page.locator("#save").click();
    assertThat(page.locator("#path0_wrong")).containsText("/etc belongs to the system");
    assertThat(page.locator("#path0")).hasValue("/etc/ssl");
    page.locator("#path0").fill("/srv/documents");
    page.locator("#save").click();
    assertThat(page.locator("#cron_wrong")).containsText("Second field, hour");
    assertThat(page.locator("#cron")).hasValue("0 99 * * *");
    assertThat(page.locator("#folders")).hasValue("%Y/%m/%d");
    looksRight(page, "job-form-wrong");
    page.locator("#preset").selectOption(new SelectOption().setLabel("Signed reports"));
    assertThat(page.locator("#overlapDays")).hasValue("7");
    type(page, "30 2 * * 1-5");
    assertThat(page.locator("#words")).hasText("at 02:30 Monday to Friday");
    page.locator("#missed").selectOption("skip");
    page.locator("#windows").fill("mon,tue,wed,thu,fri 22:00-04:00");
    page.locator("#retries").fill("11");
    page.locator("#save").click();
    assertThat(page.locator("#retries_wrong")).containsText("from 0 to 10");
    looksRight(page, "job-form-retries");
    page.locator("#retries").fill("2");
    page.locator("#retryMinutes").fill("15");
    page.locator("#save").click();
    assertThat(page.locator("main")).containsText("Job Documents is stored");
    assertThat(page.locator("#words")).hasText("at 02:30 Monday to Friday");
    assertThat(page.locator("#next li")).hasCount(5);
    looksRight(page, "job");

    JsonNode job = named("Documents");
    assertThat(job.get("timetable").get("schedule").asString()).isEqualTo("cron 30 2 * * 1-5");
    assertThat(job.get("timetable").get("windows").get(0).asString())
        .isEqualTo("mon,tue,wed,thu,fri 22:00-04:00");
    assertThat(job.get("timetable").get("missed").asString()).isEqualTo("skip");
    assertThat(job.get("timetable").get("retries").asInt()).isEqualTo(2);
    assertThat(job.get("timetable").get("retryMinutes").asInt()).isEqualTo(15);
    assertThat(job.get("rsync").get("overlapDays").asInt()).isEqualTo(7);
    assertThat(job.get("rsync").get("delete").asBoolean()).isFalse();
    pausesAndGoesOn(page);
    isChangedAndShownAsItIsStored(page);
  }

  private void pausesAndGoesOn(Page page) {
    page.locator("#pause").click();
    assertThat(page.locator("#paused")).isVisible();
    assertThat(page.locator("#next")).hasCount(0);
    assertThat(named("Documents").get("paused").asBoolean()).isTrue();
    page.locator("#goOn").click();
    assertThat(page.locator("#next li")).hasCount(5);
    assertThat(named("Documents").get("paused").asBoolean()).isFalse();
  }

  private void isChangedAndShownAsItIsStored(Page page) {
    page.locator("#edit").click();
    assertThat(page.locator("#path1")).hasValue("/srv/copies/documents");
    assertThat(page.locator("#cron")).hasValue("30 2 * * 1-5");
    page.locator("input[value='none']").check();
    assertThat(page.locator("#words")).hasText("only started by hand");
    page.locator("#save").click();
    assertThat(page.locator("main")).containsText("is stored");
    assertThat(named("Documents").get("timetable").get("schedule").asString()).isEmpty();
  }

  @Test
  void a_line_of_a_crontab_fills_in_the_form_and_says_what_is_different() {
    Page page = signedIn(console);
    page.navigate(console.url("/jobs/edit.xhtml?pair=" + pair));
    page.locator("#line summary").click();
    page.locator("#crontab").fill("30 * * * * rsync -a /srv/reports /mnt/reports");
    page.locator("#take").click();
    assertThat(page.locator("#crontab_wrong")).containsText("copies on one machine only");
    assertThat(page.locator("#crontab")).hasValue("30 * * * * rsync -a /srv/reports /mnt/reports");
    String line =
        "30 * * * * /usr/local/bin/rsync -z -a -e \"ssh -p 2222\" --exclude=tmp"
            + " /srv/reports/`date +\\%Y/\\%m/\\%d`/"
            + " pgsql@10.9.9.9:/vg/reports/`date +\\%Y/\\%m/\\%d`/";
    page.locator("#crontab").fill(line);
    page.locator("#take").click();
    assertThat(page.locator("#remarks"))
        .containsText("10.9.9.9 is no address of this pair; tarefas-db2 was taken for it");
    assertThat(page.locator("#remarks")).containsText("no such option: --exclude=tmp");
    assertThat(page.locator("#remarks")).containsText("The day before is copied too");
    assertThat(page.locator("#remarks")).containsText("take the line out of the crontab");
    assertThat(page.locator("#name")).hasValue("reports");
    assertThat(page.locator("#path0")).hasValue("/srv/reports");
    assertThat(page.locator("#path1")).hasValue("/vg/reports");
    assertThat(page.locator("#folders")).hasValue("%Y/%m/%d");
    assertThat(page.locator("#user")).hasValue("pgsql");
    assertThat(page.locator("#sshPort")).hasValue("2222");
    assertThat(page.locator("#words")).hasText("every hour at minute 30");
    looksRight(page, "job-form-crontab");
    page.locator("#save").click();
    assertThat(page.locator("main")).containsText("Job reports is stored");
    assertThat(named("reports").at("/timetable/schedule").asString()).isEqualTo("cron 30 * * * *");
    assertThat(named("reports").at("/rsync/compress").asBoolean()).isTrue();
    becomesTheSameByTheApi(line);
  }

  private void becomesTheSameByTheApi(String line) {
    String jobs = "pairs/" + pair + "/jobs";
    JsonNode read = rest.post(jobs + "/from-crontab", Map.of("crontab", line)).is(200);
    assertThat(read.get("remarks").toString()).contains("10.9.9.9", "--exclude=tmp");
    var job = (ObjectNode) read.get("job");
    JsonNode made = rest.post(jobs, job.put("name", "reports by the API")).is(201);
    assertThat(made.get("rsync")).isEqualTo(named("reports").get("rsync"));
    assertThat(made.get("timetable")).isEqualTo(named("reports").get("timetable"));
    rest.post(jobs + "/from-crontab", Map.of("crontab", "@reboot rm -rf /tmp/x")).is(422);
  }

  @Test
  void files_are_copied_to_a_second_medium_that_is_chosen_by_its_name() {
    var said =
        Map.of(
            "customer", customer,
            "kind", "second-medium",
            "name", "NAS da sala 2",
            "path", "/mnt/nas/tarefas",
            "host", "192.0.2.199",
            "sshCredential", credential,
            "privilege", "sudo");
    rest.post("targets", said).is(201);
    Page page = signedIn(console);
    page.navigate(console.url("/jobs/edit.xhtml?pair=" + pair));
    page.locator("#name").fill("Kept apart");
    page.locator("#path0").fill("/srv/documents");
    page.locator("#target")
        .selectOption(new SelectOption().setLabel("NAS da sala 2 · 192.0.2.199"));
    assertThat(page.locator("#targetPath")).hasValue("/mnt/nas/tarefas");
    page.locator("#targetPath").fill("/mnt/other");
    page.locator("#targetMount").fill("/mnt/nas");
    page.locator("#save").click();
    assertThat(page.locator("#targetMount_wrong")).containsText("itself or one above it");
    page.locator("#targetMount").fill("/mnt");
    page.locator("#save").click();
    assertThat(page.locator("#targetPath_wrong")).containsText("/mnt/nas/tarefas");
    assertThat(page.locator("#targetPath")).hasValue("/mnt/other");
    page.locator("#targetPath").fill("/mnt/nas/tarefas/his");
    page.locator("#targetMount").fill("/mnt/nas");
    looksRight(page, "job-form-medium");
    page.locator("#save").click();
    assertThat(page.locator("main")).containsText("Job Kept apart is stored");
    assertThat(page.locator("main")).containsText("NAS da sala 2");
    assertThat(page.locator("main")).containsText("/mnt/nas/tarefas/his");
    looksRight(page, "job-medium");
    JsonNode stored = named("Kept apart");
    assertThat(stored.at("/rsync/target/path").asString()).isEqualTo("/mnt/nas/tarefas/his");
    page.navigate(console.url("/jobs/edit.xhtml?id=" + stored.get("id").asString()));
    assertThat(page.locator("#targetPath")).hasValue("/mnt/nas/tarefas/his");
    page.locator("#target").selectOption(new SelectOption().setLabel("The standby"));
    assertThat(page.locator("#targetPath")).hasCount(0);
    page.locator("#save").click();
    assertThat(page.locator("#path1_wrong")).containsText("two servers of the pair");
  }

  @Test
  void a_job_starts_after_another_one_that_is_chosen_by_its_name() {
    String first = make("Exams first", "cron 0 1 * * *", false);
    Page page = signedIn(console);
    page.navigate(console.url("/jobs/edit.xhtml?pair=" + pair));
    page.locator("#name").fill("Exams counted");
    page.locator("#path0").fill("/srv/exams");
    page.locator("#path1").fill("/srv/exams");
    page.locator("input[value='after']").check();
    page.locator("#after").selectOption(new SelectOption().setLabel("Exams first"));
    assertThat(page.locator("#words")).hasText("after each run of the other job that succeeded");
    looksRight(page, "job-form-after");
    page.locator("#save").click();
    assertThat(page.locator("#followed")).hasText("Exams first");
    looksRight(page, "job-after");
    assertThat(named("Exams counted").at("/timetable/schedule").asString())
        .isEqualTo("after-success " + first);

    page.navigate(console.url("/jobs/edit.xhtml?id=" + first));
    page.locator("input[value='after']").check();
    page.locator("#after").selectOption(new SelectOption().setLabel("Exams counted"));
    page.locator("#save").click();
    assertThat(page.locator("#after_wrong")).containsText("would start each other for ever");
    page.locator("#remove").click();
    assertThat(page.locator(".messages")).containsText("Exams counted starts after this one");
  }

  @Test
  void a_job_that_sends_a_dataset_is_made_with_what_it_keeps() {
    Page page = signedIn(console);
    page.navigate(console.url("/jobs/edit.xhtml?pair=" + pair));
    page.locator("#kind-zfs").click();
    assertThat(page.locator("#kind-zfs")).hasAttribute("aria-current", "true");
    assertThat(page.locator("#path0")).hasCount(0);
    page.locator("#name").fill("Archive");
    page.locator("#dataset0").fill("tank/the archive@today");
    page.locator("#dataset1").fill("tank/the archive");
    page.locator("#daily").fill("many");
    page.locator("#save").click();
    assertThat(page.locator("#dataset0_wrong")).containsText("full name of a ZFS dataset");
    page.locator("#dataset0").fill("tank/the archive");
    page.locator("#save").click();
    assertThat(page.locator("#daily_wrong")).containsText("whole number");
    looksRight(page, "job-form-zfs");
    page.locator("#daily").fill("31");
    page.locator("#save").click();
    assertThat(page.locator("main")).containsText("Job Archive is stored");
    assertThat(page.locator("#keep")).containsText("24 hourly, 31 daily, 8 weekly, 12 monthly");
    looksRight(page, "job-zfs");

    JsonNode job = named("Archive");
    assertThat(job.get("kind").asString()).isEqualTo("zfs");
    assertThat(job.at("/zfs/keep/daily").asInt()).isEqualTo(31);
    assertThat(job.at("/zfs/places/1/dataset").asString()).isEqualTo("tank/the archive");
    page.locator("#edit").click();
    assertThat(page.locator("#kind-zfs")).hasCount(0);
    assertThat(page.locator("#dataset1")).hasValue("tank/the archive");
    page.locator("#prefix").fill("clinic");
    page.locator("#save").click();
    assertThat(page.locator("main")).containsText("is stored");
    assertThat(named("Archive").at("/zfs/prefix").asString()).isEqualTo("clinic");
  }

  @Test
  void a_job_that_takes_backups_is_made_with_where_they_lie_and_which_stay() {
    Page page = signedIn(console);
    page.navigate(console.url("/jobs/edit.xhtml?pair=" + pair));
    page.locator("#kind-backup").click();
    assertThat(page.locator("#kind-backup")).hasAttribute("aria-current", "true");
    page.locator("#name").fill("Nightly backup");
    page.locator("#save").click();
    assertThat(page.locator("#path0_wrong")).containsText("never kept on the primary");
    page.locator("#path1").fill("/srv/backups");
    page.locator("#mount1").fill("/mnt");
    page.locator("#save").click();
    assertThat(page.locator("#mount1_wrong")).containsText("the directory itself or one above it");
    page.locator("#mount1").fill("/srv");
    for (String period : List.of("daily", "weekly", "monthly")) {
      page.locator("#" + period).fill("0");
    }
    page.locator("#save").click();
    assertThat(page.locator("#daily_wrong")).containsText("Keep at least one backup");
    page.locator("#daily").fill("7");
    page.locator("#megabytesPerSecond").fill("5000");
    page.locator("#save").click();
    assertThat(page.locator("#megabytesPerSecond_wrong")).containsText("up to 1,024");
    looksRight(page, "job-form-backup");
    page.locator("#megabytesPerSecond").fill("50");
    page.locator("#save").click();
    assertThat(page.locator("main")).containsText("Job Nightly backup is stored");
    assertThat(page.locator("#keep")).containsText("7 daily");
    assertThat(page.locator("#restoring")).containsText("Each one is restored");
    assertThat(page.locator("#backups")).containsText("None yet");
    looksRight(page, "job-backup");
    JsonNode job = named("Nightly backup");
    assertThat(job.at("/backup/places").size()).isEqualTo(1);
    assertThat(job.at("/backup/megabytesPerSecond").asInt()).isEqualTo(50);
    page.locator("#restoreNow").click();
    assertThat(page.locator(".messages")).containsText("There is no way to 192.0.2.");
    page.locator("#edit").click();
    assertThat(page.locator("#path1")).hasValue("/srv/backups");
    assertThat(page.locator("#restore")).isChecked();
  }

  @Test
  void a_job_that_rehearses_a_failover_is_made_with_its_questions_and_what_is_expected() {
    Page page = signedIn(console);
    page.navigate(console.url("/jobs/edit.xhtml?kind=rehearsal&pair=" + pair));
    page.locator("#name").fill("Monthly rehearsal");
    page.locator("#save").click();
    assertThat(page.locator("#path0_wrong")).containsText("while a rehearsal lasts");
    page.locator("#path1").fill("/srv/rehearsals");
    page.locator("#database").fill("his");
    page.locator("#questionName0").fill("Exams");
    page.locator("#sql0").fill("SELECT count(*) FROM exam");
    page.locator("#least0").fill("many");
    page.locator("#save").click();
    assertThat(page.locator("#least0_wrong")).containsText("whole number");
    page.locator("#least0").fill("1000");
    page.locator("#most0").fill("10");
    page.locator("#save").click();
    assertThat(page.locator("#most0_wrong")).containsText("below the smallest");
    looksRight(page, "job-form-rehearsal");
    page.locator("#most0").fill("");
    page.locator("#save").click();
    assertThat(page.locator("main")).containsText("Job Monthly rehearsal is stored");
    assertThat(page.locator("main")).containsText("Expected: at least 1,000");
    assertThat(page.locator("#rehearsals")).containsText("None yet");
    looksRight(page, "job-rehearsal");
    JsonNode job = named("Monthly rehearsal");
    assertThat(job.at("/rehearsal/queries/0/least").asInt()).isEqualTo(1000);
    assertThat(job.at("/rehearsal/queries").size()).isEqualTo(1);
    page.locator("#edit").click();
    assertThat(page.locator("#least0")).hasValue("1000");
    assertThat(page.locator("#path1")).hasValue("/srv/rehearsals");
  }

  @Test
  void a_job_that_prunes_the_archive_is_made_with_what_stays_in_any_case() {
    Page page = signedIn(console);
    page.navigate(console.url("/jobs/edit.xhtml?kind=prune&pair=" + pair));
    assertThat(page.locator("#kind-prune")).hasAttribute("aria-current", "true");
    assertThat(page.locator("main")).containsText("there is no way round that");
    page.locator("#name").fill("Archive of WAL");
    page.locator("#save").click();
    assertThat(page.locator("#path0_wrong")).containsText("in which folder its archive of WAL");
    page.locator("#path0").fill("/srv/archive");
    page.locator("#path1").fill("/srv/archive");
    page.locator("#leastDays").fill("4000");
    page.locator("#save").click();
    assertThat(page.locator("#leastDays_wrong")).containsText("from 0 to 3,650");
    looksRight(page, "job-form-prune");
    page.locator("#leastDays").fill("14");
    page.locator("#onlyOwnBackups").check();
    page.locator("#backupsSince").fill("2026-11-01");
    page.locator("#save").click();
    assertThat(page.locator("main")).containsText("Job Archive of WAL is stored");
    assertThat(page.locator("#stays")).hasText("what was written within 14 days");
    assertThat(page.locator("#counting")).containsText("taken before 2026-11-01");
    assertThat(page.locator("#prunes")).containsText("Nothing yet");
    looksRight(page, "job-prune");
    JsonNode job = named("Archive of WAL");
    assertThat(job.at("/prune/leastDays").asInt()).isEqualTo(14);
    assertThat(job.at("/prune/backupsSince").asString()).isEqualTo("2026-11-01");
    page.locator("#edit").click();
    assertThat(page.locator("#path1")).hasValue("/srv/archive");
    assertThat(page.locator("#onlyOwnBackups")).isChecked();
    page.locator("#backupsSince").fill("");
    page.locator("#save").click();
    assertThat(page.locator("main")).containsText("is stored");
    assertThat(named("Archive of WAL").at("/prune/backupsSince").isNull()).isTrue();
  }

  @Test
  void all_jobs_are_listed_with_the_coming_week_and_a_search_in_the_address() {
    make("Laudos", "cron 0 4 * * *", false);
    make("Audio", "cron 30 * * * *", false);
    make("Exames", "cron */15 * * * *", false);
    make("Old scans", "cron 0 5 * * *", true);
    Page page = signedIn(console);
    page.navigate(console.url("/jobs/index.xhtml?pair=" + pair));
    assertThat(page.locator("tbody")).containsText("at 04:00 every day");
    assertThat(page.locator("tbody")).containsText("every 15 minutes");
    assertThat(page.locator(".week svg text").last()).hasText("Hospital das Tarefas");
    looksRight(page, "jobs");
    page.locator(".chip", new Page.LocatorOptions().setHasText("Paused")).click();
    page.waitForURL("**state=paused**");
    assertThat(page.locator("tbody tr")).hasCount(1);
    assertThat(page.locator("tbody")).containsText("Old scans");
    page.navigate(console.url("/jobs/index.xhtml?q=laudos"));
    assertThat(page.locator("tbody tr")).hasCount(1);
    page.navigate(console.url("/jobs/index.xhtml?q=nothing-such"));
    assertThat(page.locator("main")).containsText("No job fits");
    page.navigate(console.url("/fleet/index.xhtml"));
    page.locator("#nav a", new Page.LocatorOptions().setHasText("Jobs")).click();
    page.waitForURL("**/jobs/index.xhtml");
  }

  @Test
  void a_start_by_hand_says_what_stands_against_it() {
    String job = make("Unreachable", "", false);
    Page page = signedIn(console);
    page.navigate(console.url("/jobs/job.xhtml?id=" + job));
    page.locator("#runNow").click();
    assertThat(page.locator(".messages li.error")).isVisible();
    assertThat(page.url()).contains("/jobs/job.xhtml");
  }

  @Test
  void every_language_has_words_for_the_pages() {
    String job = make("Linguas", "cron 0 22 * * 1-5", false);
    for (String language : List.of("pt-BR", "pl", "ru")) {
      Page page = signedIn(console);
      page.navigate(console.url("/language?to=" + language + "&back=/fleet/index.xhtml"));
      for (String path :
          List.of("index.xhtml?pair=" + pair, "job.xhtml?id=" + job, "edit.xhtml?id=" + job)) {
        page.navigate(console.url("/jobs/" + path));
        assertThat(page.locator("body").innerText()).as(path).doesNotContain("⟨");
        page.setViewportSize(320, 900);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
        page.setViewportSize(1280, 900);
      }
      picture(page, "job-form-" + language);
      page.context().close();
    }
  }

  @Test
  void what_became_of_a_due_time_is_told_with_its_reason() {
    String job = make("Every minute", "cron * * * * *", false);
    Page page = signedIn(console);
    page.navigate(console.url("/jobs/job.xhtml?id=" + job));
    assertThat(page.locator("#why, #occurrences").first())
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(150_000));
    looksRight(page, "job-due");
    page.navigate(console.url("/jobs/index.xhtml?pair=" + pair));
    assertThat(page.locator("#job-" + job)).containsText("every minute");
    assertThat(page.locator("#job-" + job)).containsText("Late: waits to start");
    page.navigate(console.url("/jobs/job.xhtml?id=" + job));
    page.locator("#pause").click();
    assertThat(page.locator("#paused")).isVisible();
    page.locator("#goOn").click();
    page.locator("#pause").click();
    assertThat(page.locator("#occurrences")).containsText("paused");
    looksRight(page, "job-occurrences");
  }

  private String make(String name, String schedule, boolean paused) {
    JsonNode servers = rest.get("pairs/" + pair).get("servers");
    var places =
        List.of(
            Map.of("server", servers.get(0).get("id").asString(), "path", "/srv/a/" + name.strip()),
            Map.of(
                "server", servers.get(1).get("id").asString(), "path", "/srv/b/" + name.strip()));
    var job =
        Map.of(
            "name",
            name,
            "kind",
            "rsync",
            "timetable",
            Map.of("schedule", schedule),
            "paused",
            paused,
            "rsync",
            Map.of("preset", "documents", "places", places));
    return rest.post("pairs/" + pair + "/jobs", job).is(201).get("id").asString();
  }

  private JsonNode named(String name) {
    for (JsonNode job : rest.get("pairs/" + pair + "/jobs")) {
      if (job.get("name").asString().equals(name)) {
        return job;
      }
    }
    throw new AssertionError("no job " + name);
  }

  private static void type(Page page, String expression) {
    page.locator("#cron").fill("");
    page.locator("#cron").pressSequentially(expression);
  }
}
