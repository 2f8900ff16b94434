package pairkeeper.ops.jobs.kind;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.RsyncSettings;
import pairkeeper.core.model.Pair;
import pairkeeper.core.plan.Fingerprint;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.run.Claim;
import pairkeeper.core.run.Thing;
import pairkeeper.core.runbook.RsyncCopy;
import pairkeeper.core.runbook.RsyncEnd;
import pairkeeper.core.runbook.RsyncFacts;
import pairkeeper.core.runbook.RsyncGuards;
import pairkeeper.ops.Ids;

/** Jobs that copy a tree of files. */
@ApplicationScoped
public class RsyncKind extends JobKind<RsyncSettings, RsyncFacts> {
  private RsyncReader reader;
  private CopyDestinations destinations;

  protected RsyncKind() {}

  @Inject
  RsyncKind(PlannedJob planned, RsyncReader reader, CopyDestinations destinations) {
    super(planned, RsyncSettings.class);
    this.reader = reader;
    this.destinations = destinations;
  }

  @Override
  public String runbook() {
    return RsyncCopy.ID;
  }

  @Override
  RsyncFacts read(Job job, RsyncSettings settings, Pair pair, Instant due) {
    return reader.read(job, settings, pair, due);
  }

  @Override
  List<GuardResult> guards(RsyncFacts facts) {
    return RsyncGuards.check(facts);
  }

  @Override
  Plan plan(RsyncFacts facts, UUID id, Instant now, boolean newKey, List<GuardResult> guards) {
    return RsyncCopy.plan(facts, id, now, newKey, guards);
  }

  @Override
  List<Thing> things(RsyncFacts facts) {
    return facts.things();
  }

  /** That of the second medium too, where it goes to one. */
  @Override
  Fingerprint fingerprint(RsyncSettings settings, Pair pair) {
    return RsyncFacts.fingerprint(
        super.fingerprint(settings, pair), destinations.of(settings, pair));
  }

  /** The key between the servers. */
  @Override
  Optional<PreparedJob> ending(Job job, RsyncSettings settings, Pair pair, Instant now) {
    List<Thing> things =
        settings.everywhere().stream().map(p -> Thing.tree(p.server(), p.path())).toList();
    return Optional.of(
        new PreparedJob(
            RsyncEnd.plan(job, settings, pair, destinations.medium(settings), Ids.next(), now),
            new Claim.Things(job.id(), things)));
  }
}
