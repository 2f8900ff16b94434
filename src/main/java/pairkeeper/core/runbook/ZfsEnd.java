package pairkeeper.core.runbook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pairkeeper.core.job.DatasetPlace;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.ZfsSettings;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Fingerprint;
import pairkeeper.core.plan.Goal;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.Safety;
import pairkeeper.core.plan.Step;
import pairkeeper.core.platform.ZfsCommands;

/**
 * Takes back what the sends of a job needed on the servers, when the job is removed: its key and
 * its holds. All snapshots stay, as nobody can know whether the last common one is wanted again.
 */
public final class ZfsEnd {
  /** Its name as a runbook. */
  public static final String ID = "zfs-end";

  private static final int QUICK = 60;

  private ZfsEnd() {}

  public static Plan plan(Job job, ZfsSettings settings, Pair pair, UUID id, Instant now) {
    var steps = new ArrayList<Step>();
    for (DatasetPlace place : settings.places()) {
      pair.server(place.server())
          .ifPresent(server -> steps.add(forget(job, place, server, steps.size() + 1)));
    }
    return new Plan(
        Plan.SCHEMA,
        id,
        ID,
        pair.id(),
        pair.name(),
        now,
        Map.of("job", job.id().toString(), "name", job.name()),
        new Fingerprint(Map.of()),
        List.of(),
        null,
        steps);
  }

  private static Step forget(Job job, DatasetPlace place, Instance server, int number) {
    return new Step.Act(
        "forget-" + number,
        Text.of("steps.zfs-end.forget.title", "server", server.name(), "job", job.name()),
        Text.of("steps.zfs-end.forget.effect"),
        server.id(),
        ZfsCommands.forget(job.id(), place.dataset()),
        new Goal.None(),
        Safety.REPEATABLE,
        false,
        QUICK,
        List.of());
  }
}
