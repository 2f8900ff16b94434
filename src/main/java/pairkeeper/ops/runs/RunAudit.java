package pairkeeper.ops.runs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import pairkeeper.core.access.Actor;
import pairkeeper.core.access.Grants;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.run.Answer;
import pairkeeper.core.run.Run;
import pairkeeper.core.run.RunStep;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.audit.AuditLog;

/** Tells the audit what happens in runs, in the transaction in which it is stored. */
@ApplicationScoped
public class RunAudit {
  private AuditLog log;
  private CurrentUser user;

  protected RunAudit() {}

  @Inject
  public RunAudit(AuditLog log, CurrentUser user) {
    this.log = log;
    this.user = user;
  }

  /** The start, with all that it rests on. */
  void started(Run run, String hash, List<GuardResult> guards, Map<String, Answer> early) {
    var details = new TreeMap<String, Object>();
    details.put("hash", hash);
    details.put("plan", run.plan().toString());
    details.put("reason", run.reason());
    details.put("ticket", run.ticket());
    if (run.acceptedLossBytes() != null) {
      details.put("acceptedLossBytes", run.acceptedLossBytes());
    }
    var results = new TreeMap<String, Object>();
    guards.forEach(g -> results.put(g.id(), g.result().name().toLowerCase(Locale.ROOT)));
    details.put("guards", results);
    var answers = new TreeMap<String, Object>();
    early.forEach((step, a) -> answers.put(step, a.kind().word() + ": " + a.remark()));
    details.put("answers", answers);
    byPerson("run.started", run, details);
  }

  /** What the signed-in person did. */
  void byPerson(String act, Run run, Map<String, ?> details) {
    log.record(act, run.customer(), run.pair(), text(act, run), with(run, details));
  }

  /** What the run did for the person who started it. */
  void byRun(String act, Run run, Map<String, ?> details) {
    asStarter(
        run, () -> log.record(act, run.customer(), run.pair(), text(act, run), with(run, details)));
  }

  /** How steps ended. */
  void ended(Run run, Plan plan, List<RunStep> steps) {
    asStarter(run, () -> steps.forEach(step -> ended(run, plan, step)));
  }

  private void ended(Run run, Plan plan, RunStep step) {
    var details = new TreeMap<String, Object>();
    details.put("step", step.id());
    details.put("position", (long) step.position());
    details.put("attempt", (long) step.attempt());
    Duration took = step.took(step.endedAt());
    details.put("milliseconds", took == null ? 0L : took.toMillis());
    if (step.exitCode() != null) {
      details.put("exitCode", step.exitCode().longValue());
    }
    if (step.why() != null) {
      details.put("why", step.why().key());
    }
    if (step.answer() != null) {
      details.put("answer", step.answer().kind().word());
      details.put("answeredBy", step.answer().by());
      details.put("remark", step.answer().remark());
    }
    var title = plan.steps().get(step.position() - 1).title();
    log.record(
        "run.step-" + step.state().word(), run.customer(), run.pair(), title, with(run, details));
  }

  private static Text text(String act, Run run) {
    return Text.of(
        "runs.audit." + act.substring("run.".length()),
        "run",
        String.valueOf(run.number()),
        "runbook",
        run.runbook().replace("-", ""),
        "pair",
        run.pairName());
  }

  private static Map<String, Object> with(Run run, Map<String, ?> details) {
    var all = new TreeMap<String, Object>(details);
    all.put("run", run.id().toString());
    all.put("number", run.number());
    return all;
  }

  private void asStarter(Run run, Runnable work) {
    var starter =
        new Actor(
            run.actorId(),
            run.actorName(),
            run.actor(),
            Locale.ENGLISH,
            ZoneOffset.UTC,
            "run:" + run.number());
    user.as(new CurrentUser.Acting(starter, Grants.none()), work);
  }
}
