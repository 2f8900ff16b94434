package pairkeeper.ops.jobs.kind;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.PruneSettings;
import pairkeeper.core.model.Pair;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.run.Thing;
import pairkeeper.core.runbook.PruneArchive;
import pairkeeper.core.runbook.PruneFacts;
import pairkeeper.core.runbook.PruneGuards;

/** Jobs that remove archived WAL that nobody needs any more. */
@ApplicationScoped
public class PruneKind extends JobKind<PruneSettings, PruneFacts> {
  private PlannedJob planned;
  private PruneReader reader;

  protected PruneKind() {}

  @Inject
  PruneKind(PlannedJob planned, PruneReader reader) {
    super(planned, PruneSettings.class);
    this.planned = planned;
    this.reader = reader;
  }

  @Override
  public String runbook() {
    return PruneArchive.ID;
  }

  @Override
  PruneFacts read(Job job, PruneSettings settings, Pair pair, Instant due) {
    return reader.read(job, settings, pair);
  }

  @Override
  List<GuardResult> guards(PruneFacts facts) {
    return PruneGuards.check(facts);
  }

  /** Everybody is asked again right before it starts: what is removed does not come back. */
  @Override
  public Duration evidenceLasts() {
    return Duration.ZERO;
  }

  /** Also whether somebody needs more than when the plan was made. */
  @Override
  public List<GuardResult> guardsNow(Plan plan) {
    Job job = planned.of(plan);
    PruneSettings settings = job.settings().as(PruneSettings.class).orElseThrow();
    PruneFacts facts = reader.read(job, settings, planned.pair(plan));
    var guards = new ArrayList<>(guards(facts));
    guards.addAll(PruneGuards.still(facts, plan.options().getOrDefault(PruneArchive.LIMIT, "")));
    return guards;
  }

  @Override
  Plan plan(PruneFacts facts, UUID id, Instant now, boolean newKey, List<GuardResult> guards) {
    return PruneArchive.plan(facts, id, now, guards);
  }

  @Override
  List<Thing> things(PruneFacts facts) {
    return facts.things();
  }
}
