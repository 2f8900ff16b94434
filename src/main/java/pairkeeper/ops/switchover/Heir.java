package pairkeeper.ops.switchover;

import java.util.UUID;
import java.util.stream.Collectors;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Role;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.runbook.Switchover;

/** Which standby of a pair becomes primary. */
final class Heir {
  private Heir() {}

  /**
   * @param target id of the one that a person chose; null for the preferred one
   * @throws Refused naming {@code target} when it is no standby of the pair
   */
  static Instance of(Pair pair, UUID target) {
    var standby = target == null ? pair.standby() : pair.server(target);
    return standby
        .filter(server -> server.role() == Role.STANDBY)
        .orElseThrow(() -> new Refused("target", refusal(pair)));
  }

  /** The one that a stored plan promotes. */
  static Instance of(Pair pair, Plan plan) {
    return of(pair, UUID.fromString(plan.fingerprint().facts().get(Switchover.TARGET)));
  }

  private static Text refusal(Pair pair) {
    String names =
        pair.servers().stream()
            .filter(server -> server.role() == Role.STANDBY)
            .map(Instance::name)
            .collect(Collectors.joining(", "));
    return names.isEmpty()
        ? Text.of("setup.refused.no-standby")
        : Text.of("problems.target", "names", names);
  }
}
