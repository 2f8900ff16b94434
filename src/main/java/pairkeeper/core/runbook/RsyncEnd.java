package pairkeeper.core.runbook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.job.CopyDestination;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.RsyncSettings;
import pairkeeper.core.job.TreePlace;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Fingerprint;
import pairkeeper.core.plan.Goal;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.Safety;
import pairkeeper.core.plan.Step;
import pairkeeper.core.platform.TreeCommands;

/** Takes back what copies of a job needed between the servers, when the job is removed. */
public final class RsyncEnd {
  /** Its name as a runbook. */
  public static final String ID = "rsync-end";

  private static final int QUICK = 60;

  private RsyncEnd() {}

  /**
   * The plan.
   *
   * @param target the second medium to which it copied, if it did
   */
  public static Plan plan(
      Job job,
      RsyncSettings settings,
      Pair pair,
      Optional<CopyDestination> target,
      UUID id,
      Instant now) {
    var steps = new ArrayList<Step>();
    for (TreePlace place : settings.places()) {
      pair.server(place.server())
          .map(CopyDestination::of)
          .ifPresent(server -> steps.add(forget(job, settings, server, steps.size() + 1)));
    }
    target.ifPresent(medium -> steps.add(forget(job, settings, medium, steps.size() + 1)));
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

  private static Step forget(Job job, RsyncSettings settings, CopyDestination server, int number) {
    return new Step.Act(
        "forget-" + number,
        Text.of("steps.rsync-end.forget.title", "server", server.name(), "job", job.name()),
        Text.of("steps.rsync-end.forget.effect"),
        server.id(),
        TreeCommands.forget(settings.user(), job.id()),
        new Goal.None(),
        Safety.REPEATABLE,
        false,
        QUICK,
        List.of());
  }
}
