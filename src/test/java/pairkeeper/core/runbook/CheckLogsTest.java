package pairkeeper.core.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pairkeeper.core.job.Direction;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.LogPlace;
import pairkeeper.core.job.LogSettings;
import pairkeeper.core.job.Timetable;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Stamp;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Change;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.Step;
import pairkeeper.core.serverlog.LogLook;
import pairkeeper.core.serverlog.LogRules;
import pairkeeper.core.serverlog.LogSeverity;

/** Which logs are read, and that trouble of one server never keeps another one's log from it. */
class CheckLogsTest {
  private static final String KNOWN = "seen 1764000000 2049:7 4096 12345";
  private static final LogLook FOUND =
      LogLook.read(
          """
          fit yes
          log /var/log/postgresql/postgresql-15-main.log
          language pt_BR.UTF-8
          unread 70000000
          skipped 2891136
          gap no
          first no
          end
          """);
  private static final LogLook NO_FILE = LogLook.read("fit syslog\nlog syslog\nend\n");

  private static LogSettings settings(LogPlace... places) {
    return new LogSettings(
        List.of(places), LogSeverity.ERROR, List.of("it's $(id)"), LogRules.USUAL);
  }

  /** With what two servers said; null for one that does not answer. */
  private static LogFacts facts(LogLook first, LogLook second) {
    Pair pair = Pairs.pair("");
    var settings =
        settings(
            new LogPlace(Pairs.id(11), "/srv/the pair's $(logs)"), new LogPlace(Pairs.id(12), ""));
    var job =
        new Job(
            Pairs.id(80),
            pair.id(),
            pair.customer(),
            "Logs",
            settings,
            Timetable.byHand(),
            Direction.FOLLOW,
            Pairs.id(12),
            false,
            null,
            null,
            new Stamp(0, Pairs.NOW, "Marta", null));
    Text why = Text.of("remote.no-answer");
    return new LogFacts(
        job,
        settings,
        pair,
        List.of(
            new LogFacts.Asked(pair.servers().get(0), settings.places().get(0), KNOWN, first, why),
            new LogFacts.Asked(pair.servers().get(1), settings.places().get(1), "", second, why)),
        Pairs.NOW);
  }

  private static Plan plan(LogFacts facts) {
    return CheckLogs.plan(facts, Pairs.PLAN, Pairs.NOW, LogGuards.check(facts));
  }

  private static Change.KeepLogs kept(Plan plan) {
    return (Change.KeepLogs) ((Step.Note) plan.steps().getLast()).change();
  }

  @Test
  void the_plan_is_the_golden_one() throws IOException {
    Golden.matches(plan(facts(FOUND, FOUND)), "log-check");
  }

  @Test
  void a_server_that_is_silent_or_has_no_log_never_keeps_the_other_one_from_being_read() {
    Plan silent = plan(facts(null, FOUND));
    assertThat(silent.guards().stream().map(GuardResult::result))
        .containsExactly(GuardResult.Result.WARN, GuardResult.Result.PASS);
    assertThat(silent.steps()).extracting(Step::id).containsExactly("read", "keep");
    assertThat(kept(silent).silent()).containsExactly("vn-db1");
    Plan unreadable = plan(facts(FOUND, NO_FILE));
    assertThat(kept(unreadable).unreadable()).containsExactly("vn-db2");
    assertThat(kept(unreadable).servers()).hasSize(1);
  }

  @Test
  void nothing_runs_where_no_log_can_be_read() {
    Plan none = plan(facts(null, NO_FILE));
    assertThat(none.guards()).allMatch(GuardResult::blocks);
    assertThat(none.steps()).isEmpty();
  }

  @Test
  void it_changes_nothing_and_never_needs_more_than_the_servers_own_user() {
    for (Step step : plan(facts(FOUND, FOUND)).steps()) {
      if (step instanceof Step.Detached read) {
        assertThat(read.command().user()).isEqualTo("postgres");
      }
    }
  }

  @Test
  void a_plan_is_stale_when_another_run_has_looked_meanwhile() {
    LogFacts facts = facts(FOUND, FOUND);
    var then = CheckLogs.fingerprint(facts.settings(), facts.pair(), server -> KNOWN);
    var now = CheckLogs.fingerprint(facts.settings(), facts.pair(), server -> "seen 1764000001");
    assertThat(now).isNotEqualTo(then);
  }

  @Test
  void what_is_typed_wrong_is_refused_with_its_field() {
    UUID id = Pairs.id(11);
    assertRefused("places", () -> settings());
    assertRefused("places", () -> settings(new LogPlace(id, ""), new LogPlace(id, "/srv/x")));
    assertRefused("folder", () -> new LogPlace(id, "var/log"));
    assertRefused("folder", () -> new LogPlace(id, "/srv/../etc"));
    assertRefused("folder", () -> new LogPlace(id, "/srv/{{said:x}}"));
    assertRefused("least", () -> LogSettings.severity("least", "log"));
    for (String text : List.of("abc", "a\nlong text", "with {{said:read}}")) {
      assertRefused("ignore", () -> ignoring(List.of(text)));
    }
    assertRefused(
        "ignore",
        () -> ignoring(Stream.iterate(1000, n -> n + 1).limit(51).map(n -> "" + n).toList()));
    assertRefused("alarmFrom", () -> new LogRules(LogSeverity.PANIC, -1, false, 0));
    assertRefused("loginsFrom", () -> new LogRules(LogSeverity.PANIC, 0, false, 1_000_001));
    assertRefused("alarm", () -> new LogRules(LogSeverity.LOG, 0, false, 0));
  }

  private static LogSettings ignoring(List<String> ignore) {
    return new LogSettings(
        List.of(new LogPlace(Pairs.id(11), "")), LogSeverity.ERROR, ignore, LogRules.USUAL);
  }

  private static void assertRefused(String field, Runnable made) {
    assertThatThrownBy(made::run)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.field()).isEqualTo(field));
  }
}
