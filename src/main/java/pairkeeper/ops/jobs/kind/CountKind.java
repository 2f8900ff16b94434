package pairkeeper.ops.jobs.kind;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.job.CountSettings;
import pairkeeper.core.job.Job;
import pairkeeper.core.model.Pair;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.run.Thing;
import pairkeeper.core.runbook.CountFacts;
import pairkeeper.core.runbook.CountGuards;
import pairkeeper.core.runbook.CountRows;

/** Jobs that count rows. */
@ApplicationScoped
public class CountKind extends JobKind<CountSettings, CountFacts> {
  private CountReader reader;

  protected CountKind() {}

  @Inject
  CountKind(PlannedJob planned, CountReader reader) {
    super(planned, CountSettings.class);
    this.reader = reader;
  }

  @Override
  public String runbook() {
    return CountRows.ID;
  }

  @Override
  CountFacts read(Job job, CountSettings settings, Pair pair, Instant due) {
    return reader.read(job, settings, pair);
  }

  @Override
  List<GuardResult> guards(CountFacts facts) {
    return CountGuards.check(facts);
  }

  @Override
  Plan plan(CountFacts facts, UUID id, Instant now, boolean newKey, List<GuardResult> guards) {
    return CountRows.plan(facts, id, now, guards);
  }

  @Override
  List<Thing> things(CountFacts facts) {
    return facts.things();
  }
}
