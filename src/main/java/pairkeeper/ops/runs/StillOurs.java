package pairkeeper.ops.runs;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.CommandResult.Exited;
import pairkeeper.core.plan.Step;
import pairkeeper.core.platform.Platform;

/**
 * Asks the servers, before a run that had stopped goes on, whether another console has acted there
 * since. A server that does not answer says nothing: what is to be done on it fails by itself.
 */
final class StillOurs {
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private final Reach reach;

  StillOurs(Reach reach) {
    this.reach = reach;
  }

  /**
   * Carries the steps out again by which the run left its number on the servers.
   *
   * @return why the run may not go on, if so
   */
  Optional<Text> overtaken(List<Step.Act> claims) {
    for (Step.Act claim : claims) {
      if (reach.once(claim.server(), claim.command(), LIMIT) instanceof Exited e
          && e.code() == Platform.OVERTAKEN) {
        Object server = claim.title().args().getOrDefault("server", "");
        var args = Map.<String, Object>of("server", server, "said", Said.of("", e.err()));
        return Optional.of(new Text("runs.remark.overtaken", args));
      }
    }
    return Optional.empty();
  }
}
