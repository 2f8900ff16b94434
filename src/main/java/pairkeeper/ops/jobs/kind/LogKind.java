package pairkeeper.ops.jobs.kind;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.LogSettings;
import pairkeeper.core.model.Pair;
import pairkeeper.core.plan.Fingerprint;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.run.Thing;
import pairkeeper.core.runbook.CheckLogs;
import pairkeeper.core.runbook.LogFacts;
import pairkeeper.core.runbook.LogGuards;

/** Jobs that look at what servers' logs got. */
@ApplicationScoped
public class LogKind extends JobKind<LogSettings, LogFacts> {
  private PlannedJob planned;
  private LogReader reader;

  protected LogKind() {}

  @Inject
  LogKind(PlannedJob planned, LogReader reader) {
    super(planned, LogSettings.class);
    this.planned = planned;
    this.reader = reader;
  }

  @Override
  public String runbook() {
    return CheckLogs.ID;
  }

  @Override
  LogFacts read(Job job, LogSettings settings, Pair pair, Instant due) {
    return reader.read(job, settings, pair);
  }

  @Override
  List<GuardResult> guards(LogFacts facts) {
    return LogGuards.check(facts);
  }

  @Override
  Plan plan(LogFacts facts, UUID id, Instant now, boolean newKey, List<GuardResult> guards) {
    return CheckLogs.plan(facts, id, now, guards);
  }

  @Override
  List<Thing> things(LogFacts facts) {
    return facts.things();
  }

  /** Also whether another run has looked since the plan was made. */
  @Override
  public Fingerprint fingerprintNow(Plan plan) {
    Job job = planned.of(plan);
    LogSettings settings = job.settings().as(LogSettings.class).orElseThrow();
    return CheckLogs.fingerprint(
        settings, planned.pair(plan), server -> reader.known(job.id(), server));
  }
}
