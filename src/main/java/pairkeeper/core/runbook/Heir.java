package pairkeeper.core.runbook;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Role;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Plan;

/** Which standby of a pair becomes primary. */
public final class Heir {
  private Heir() {}

  /**
   * @param target id of the one that a person chose; null for the preferred one
   * @throws Refused naming {@code target} when it is no standby of the pair
   */
  public static Instance of(Pair pair, UUID target) {
    var standby = target == null ? pair.standby() : pair.server(target);
    return standby
        .filter(server -> server.role() == Role.STANDBY)
        .orElseThrow(() -> new Refused("target", refusal(pair)));
  }

  /** The one that a stored plan of a switchover or a failover promotes. */
  public static Instance of(Pair pair, Plan plan) {
    String fact = plan.runbook().equals(Failover.ID) ? Failover.TARGET : Switchover.TARGET;
    return of(pair, UUID.fromString(plan.fingerprint().facts().get(fact)));
  }

  /**
   * The standbys that could be promoted instead.
   *
   * @param chosen may be null
   */
  public static List<Instance> others(Pair pair, Instance chosen) {
    return pair.servers().stream()
        .filter(server -> server.role() == Role.STANDBY && !server.equals(chosen))
        .toList();
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
