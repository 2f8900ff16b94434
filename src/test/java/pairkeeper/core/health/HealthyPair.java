package pairkeeper.core.health;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.model.Host;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Privilege;
import pairkeeper.core.model.Role;
import pairkeeper.core.postgres.Lsn;
import pairkeeper.core.postgres.Timeline;
import pairkeeper.core.postgres.WatchRow;

/** A pair that streams without lag, and what a look at it sees. */
public record HealthyPair(Pair pair) {

  /**
   * @param number makes its ids
   */
  public static HealthyPair of(int number, UUID customer, UUID site) {
    var first = server(new UUID(number, 1), "a" + number, Role.PRIMARY);
    var second = server(new UUID(number, 2), "b" + number, Role.STANDBY);
    return new HealthyPair(pair(number, customer, site, List.of(first, second)));
  }

  private static Pair pair(int number, UUID customer, UUID site, List<Instance> servers) {
    return new Pair(
        new UUID(number, 0), customer, site, "pair-" + number, "debian-systemd", "15", "", servers);
  }

  private static Instance server(UUID id, String name, Role role) {
    var host = new Host(id, id, "10.0.0." + name, 22, id, null, null, Privilege.SUDO, "SHA256:x");
    return new Instance(
        id, host, name, host.address(), 5432, "/d", "/c", "main", "postgres", role, true, null);
  }

  /** The same after a failover: roles exchanged. */
  public HealthyPair exchanged() {
    var servers =
        pair.servers().stream()
            .map(s ->
                server(s.id(), s.name(), s.role() == Role.PRIMARY ? Role.STANDBY : Role.PRIMARY))
            .toList();
    var same =
        pair((int) pair.id().getMostSignificantBits(), pair.customer(), pair.site(), servers);
    return new HealthyPair(same);
  }

  /** The same with its second server fenced. */
  public HealthyPair fenced() {
    Instance second = pair.servers().getLast();
    var servers = List.of(pair.primary(), server(second.id(), second.name(), Role.FENCED));
    int number = (int) pair.id().getMostSignificantBits();
    return new HealthyPair(pair(number, pair.customer(), pair.site(), servers));
  }

  /** What both servers said at that time; the first one writes. */
  public Map<UUID, Observation> seen(Instant at) {
    UUID first = pair.servers().get(0).id();
    UUID second = pair.servers().get(1).id();
    var position = new Lsn(100_000);
    var replaying =
        new WatchRow.Replaying(
            Optional.of(position),
            Optional.of(position),
            "not paused",
            Optional.of(at),
            Optional.empty(),
            Optional.of(streaming()));
    return Map.of(
        first, new Observation(first, at, row(at, new WatchRow.Writing(position)), null),
        second, new Observation(second, at, row(at, replaying), null));
  }

  /** What a standby says of its connection to the primary. */
  static WatchRow.Receiver streaming() {
    return new WatchRow.Receiver(
        "streaming",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "pk_b",
        "10.0.0.1",
        "5432");
  }

  private static WatchRow row(Instant at, WatchRow.Activity activity) {
    return new WatchRow(
        150018,
        "7312",
        at.minusSeconds(86400),
        at,
        Optional.of(new Timeline(1)),
        activity,
        List.of(),
        List.of(),
        "",
        "on");
  }
}
