package pairkeeper.ops.jobs.kind;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.ZfsSettings;
import pairkeeper.core.model.Pair;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.run.Claim;
import pairkeeper.core.run.Thing;
import pairkeeper.core.runbook.ZfsEnd;
import pairkeeper.core.runbook.ZfsFacts;
import pairkeeper.core.runbook.ZfsGuards;
import pairkeeper.core.runbook.ZfsSend;
import pairkeeper.ops.Ids;

/** Jobs that send a ZFS dataset. */
@ApplicationScoped
public class ZfsKind extends JobKind<ZfsSettings, ZfsFacts> {
  private ZfsReader reader;

  protected ZfsKind() {}

  @Inject
  ZfsKind(PlannedJob planned, ZfsReader reader) {
    super(planned, ZfsSettings.class);
    this.reader = reader;
  }

  @Override
  public String runbook() {
    return ZfsSend.ID;
  }

  @Override
  ZfsFacts read(Job job, ZfsSettings settings, Pair pair, Instant due) {
    return reader.read(job, settings, pair);
  }

  @Override
  List<GuardResult> guards(ZfsFacts facts) {
    return ZfsGuards.check(facts);
  }

  @Override
  Plan plan(ZfsFacts facts, UUID id, Instant now, boolean newKey, List<GuardResult> guards) {
    return ZfsSend.plan(facts, id, now, newKey, guards);
  }

  @Override
  List<Thing> things(ZfsFacts facts) {
    return facts.things();
  }

  /** The key between the servers. */
  @Override
  Optional<PreparedJob> ending(Job job, ZfsSettings settings, Pair pair, Instant now) {
    return Optional.of(
        new PreparedJob(
            ZfsEnd.plan(job, settings, pair, Ids.next(), now),
            new Claim.Things(job.id(), ZfsFacts.things(settings.places()))));
  }
}
