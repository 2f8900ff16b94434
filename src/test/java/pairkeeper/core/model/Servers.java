package pairkeeper.core.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Servers and pairs that differ from others in one thing. */
public final class Servers {
  private Servers() {}

  /** The same, but it was seen to write apart from its primary. */
  public static Instance apart(Instance s, Instant at) {
    return new Instance(
        s.id(),
        s.host(),
        s.name(),
        s.address(),
        s.port(),
        s.dataDirectory(),
        s.configDirectory(),
        s.clusterName(),
        s.osUser(),
        s.role(),
        s.preferred(),
        s.sqlCredential(),
        Optional.of(at));
  }

  /** The same pair, of which one server was seen to write apart. */
  public static Pair apart(Pair p, UUID server, Instant at) {
    List<Instance> servers =
        p.servers().stream().map(s -> s.id().equals(server) ? apart(s, at) : s).toList();
    return new Pair(
        p.id(),
        p.customer(),
        p.site(),
        p.name(),
        p.platform(),
        p.postgresMajor(),
        p.serviceAddress(),
        servers);
  }
}
