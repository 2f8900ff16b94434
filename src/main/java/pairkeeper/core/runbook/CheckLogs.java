package pairkeeper.core.runbook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import pairkeeper.core.job.LogPlace;
import pairkeeper.core.job.LogSettings;
import pairkeeper.core.model.Pair;
import pairkeeper.core.plan.Change;
import pairkeeper.core.plan.Fingerprint;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.Step;
import pairkeeper.core.serverlog.LookedAt;

/**
 * Reads on each server what its log got since the last look, and judges it. Changes nothing on any
 * server, whatever state the pair is in.
 */
public final class CheckLogs {
  /** Its name as a runbook. */
  public static final String ID = "log-check";

  private static final int LONGEST = 900;

  private CheckLogs() {}

  public static Plan plan(LogFacts facts, UUID id, Instant now, List<GuardResult> guards) {
    return new Plan(
        Plan.SCHEMA,
        id,
        ID,
        facts.pair().id(),
        facts.pair().name(),
        now,
        Map.of("job", facts.job().id().toString(), "name", facts.job().name()),
        fingerprint(facts.settings(), facts.pair(), server -> known(facts, server)),
        guards,
        null,
        guards.stream().anyMatch(GuardResult::blocks) ? List.of() : steps(facts));
  }

  private static String known(LogFacts facts, UUID server) {
    return facts.servers().stream()
        .filter(asked -> asked.server().id().equals(server))
        .map(LogFacts.Asked::known)
        .findFirst()
        .orElse("");
  }

  /**
   * What the console itself knows and a look relies on: also where the last one ended, so that no
   * message is counted twice.
   *
   * @param known gives that for a server, or ""
   */
  public static Fingerprint fingerprint(
      LogSettings settings, Pair pair, Function<UUID, String> known) {
    var values = new TreeMap<String, String>();
    values.put("settings", settings.toString());
    for (LogPlace place : settings.places()) {
      String key =
          pair.server(place.server()).map(s -> String.valueOf(s.host().pinnedKey())).orElse("");
      values.put("host-key." + place.server(), key);
      values.put("known." + place.server(), known.apply(place.server()));
    }
    return new Fingerprint(values);
  }

  private static List<Step> steps(LogFacts facts) {
    LogSettings settings = facts.settings();
    var steps = new StepList(ID, Map.of());
    var looked = new ArrayList<LookedAt>();
    for (LogFacts.Asked asked : facts.readable()) {
      String prefix = looked.isEmpty() ? "" : (looked.size() + 1) + "-";
      var commands = LogFacts.commands(facts.pair(), asked.server(), asked.place(), asked.known());
      steps
          .saying(words(asked))
          .numbered(prefix)
          .alone(
              "read",
              asked.server().id(),
              commands.read(settings.least(), settings.ignore()),
              LONGEST);
      looked.add(new LookedAt(prefix + "read", asked.server().id(), asked.server().name()));
    }
    steps.note(
        "keep",
        new Change.KeepLogs(
            facts.job().id(), looked, facts.silent(), facts.unreadable(), settings.rules()));
    return steps.all();
  }

  private static Map<String, Object> words(LogFacts.Asked asked) {
    return Map.of(
        "server",
        asked.server().name(),
        "log",
        asked.found().log(),
        "bytes",
        asked.found().unread() - asked.found().skipped(),
        "cut",
        asked.found().skipped() > 0 ? "yes" : "no");
  }
}
