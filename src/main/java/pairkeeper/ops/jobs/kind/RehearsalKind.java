package pairkeeper.ops.jobs.kind;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.RehearsalSettings;
import pairkeeper.core.model.Pair;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.run.Thing;
import pairkeeper.core.runbook.RehearsalFacts;
import pairkeeper.core.runbook.RehearsalGuards;
import pairkeeper.core.runbook.Rehearse;

/** Jobs that rehearse a failover on a copy of the standby. */
@ApplicationScoped
public class RehearsalKind extends JobKind<RehearsalSettings, RehearsalFacts> {
  private RehearsalReader reader;

  protected RehearsalKind() {}

  @Inject
  RehearsalKind(PlannedJob planned, RehearsalReader reader) {
    super(planned, RehearsalSettings.class);
    this.reader = reader;
  }

  @Override
  public String runbook() {
    return Rehearse.ID;
  }

  @Override
  RehearsalFacts read(Job job, RehearsalSettings settings, Pair pair, Instant due) {
    return reader.read(job, settings, pair);
  }

  @Override
  List<GuardResult> guards(RehearsalFacts facts) {
    return RehearsalGuards.check(facts);
  }

  @Override
  Plan plan(RehearsalFacts facts, UUID id, Instant now, boolean newKey, List<GuardResult> guards) {
    return Rehearse.plan(facts, id, now, guards);
  }

  @Override
  List<Thing> things(RehearsalFacts facts) {
    return facts.things();
  }
}
