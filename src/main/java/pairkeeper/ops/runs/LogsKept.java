package pairkeeper.ops.runs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Change;
import pairkeeper.core.plan.StepState;
import pairkeeper.core.run.Run;
import pairkeeper.core.run.RunStep;
import pairkeeper.core.serverlog.KnownKind;
import pairkeeper.core.serverlog.LogAlarm;
import pairkeeper.core.serverlog.LogLook;
import pairkeeper.core.serverlog.LookedAt;
import pairkeeper.store.jobs.LogLooks;

/**
 * Keeps what the steps of a run found in servers' logs and judges it, in the transaction that ends
 * the note: where the next look begins and what this one found are stored together or not at all.
 */
@ApplicationScoped
public class LogsKept {
  /** Why a look that found nothing of which people must be told is still no quiet one. */
  static final String WARNED = "logs.run.";

  private LogLooks looks;

  protected LogsKept() {}

  @Inject
  public LogsKept(LogLooks looks) {
    this.looks = looks;
  }

  /**
   * @return FAILED where people must be told, or a log could not be read
   */
  Ended keep(Run run, Change.KeepLogs change, List<RunStep> steps, Instant now) {
    var alarms = new ArrayList<LogAlarm>();
    var warnings = new ArrayList<Text>();
    var unreadable = new ArrayList<>(change.unreadable());
    long fresh = 0;
    for (LookedAt server : change.servers()) {
      LogLook look = LogLook.read(output(steps, server.step()));
      if (!look.read()) {
        unreadable.add(server.name());
        continue;
      }
      if (!looks.has(run.id(), server.server())) {
        looks.keep(run.pair(), change.job(), run.id(), server.server(), look, now);
      }
      List<KnownKind> kinds = kinds(run, server, look, now);
      alarms.addAll(LogAlarm.of(change.rules(), server.name(), kinds));
      fresh += kinds.stream().filter(KnownKind::fresh).count();
      warnings(server.name(), look, warnings);
    }
    String output = alarms.stream().map(LogsKept::line).collect(Collectors.joining("\n"));
    if (!alarms.isEmpty()) {
      return Ended.failed(null, told(alarms), output);
    }
    if (!unreadable.isEmpty()) {
      return Ended.failed(
          null, Text.of("logs.run.unreadable", "servers", String.join(", ", unreadable)), output);
    }
    if (!change.silent().isEmpty()) {
      warnings.addFirst(Text.of("logs.run.silent", "servers", String.join(", ", change.silent())));
    }
    if (fresh > 0) {
      warnings.add(Text.of("logs.run.fresh", "n", fresh));
    }
    return warnings.isEmpty()
        ? Ended.done(null, output)
        : Ended.of(StepState.DONE, warnings.getFirst(), output);
  }

  /**
   * With what is known of them. Where this note is done again after a later run has found the same,
   * it counts as it did: a run that failed does not succeed because another one failed too.
   */
  private List<KnownKind> kinds(Run run, LookedAt server, LogLook look, Instant now) {
    List<KnownKind> known = looks.found(run.id(), server.server());
    return look.kinds().stream()
        .map(kind ->
            known.stream()
                .filter(one -> one.newest().sameAs(kind))
                .findFirst()
                .orElseGet(() ->
                    new KnownKind(server.server(), kind, kind.count(), now, run.id(), now, true)))
        .toList();
  }

  private static void warnings(String server, LogLook look, List<Text> warnings) {
    if (look.strange()) {
      warnings.add(Text.of("logs.run.strange", "server", server));
    }
    if (look.gap()) {
      warnings.add(Text.of("logs.run.gap", "server", server));
    }
    if (look.skipped() > 0 && !look.first()) {
      warnings.add(Text.of("logs.run.skipped", "server", server, "bytes", look.skipped()));
    }
  }

  /** In the words of the worst one. */
  private static Text told(List<LogAlarm> alarms) {
    LogAlarm first = alarms.getFirst();
    return new Text(
        first.text().isEmpty() ? "logs.run.found-unsaid" : "logs.run.found",
        Map.of(
            "what",
            first.what(),
            "server",
            first.server(),
            "n",
            first.count(),
            "text",
            first.text(),
            "more",
            alarms.size() - 1));
  }

  private static String line(LogAlarm alarm) {
    return "%s %s: %d %s".formatted(alarm.server(), alarm.what(), alarm.count(), alarm.text());
  }

  private static String output(List<RunStep> steps, String id) {
    return steps.stream()
        .filter(step -> step.id().equals(id) && step.state() == StepState.DONE)
        .map(RunStep::output)
        .findFirst()
        .orElse("");
  }
}
