package pairkeeper.core.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Role;
import pairkeeper.core.model.Text;
import pairkeeper.core.platform.ServerFacts;
import pairkeeper.core.platform.ServerFacts.Live;

/**
 * A pair as its servers say that it is, beside what the console believes: for a console that knows
 * less than the servers do, because another one has acted on them, or people, or because it was
 * restored from a copy.
 *
 * @param known fencing number that the console knows
 * @param highest fencing number that stands on a server, or the known one if that is higher
 * @param refused why the pair cannot be taken like this, if so
 */
public record Rediscovery(List<Found> servers, long known, long highest, Optional<Text> refused) {

  public Rediscovery {
    servers = List.copyOf(servers);
  }

  /**
   * One server.
   *
   * @param role the role that it has now; whoever neither accepts writes nor follows counts as
   *     fenced until it has rejoined
   * @param said what was found there
   * @param number fencing number that stands there, 0 when none does or it was not read
   */
  public record Found(Instance server, Role role, Text said, long number) {
    public boolean changes() {
      return server.role() != role;
    }

    /** Whether it is forgotten by this that it once wrote apart from its primary. */
    public boolean forgets() {
      return role != Role.FENCED && server.wroteApart().isPresent();
    }
  }

  /**
   * Judges what was read.
   *
   * @param read facts by the server's id; a server that did not answer is missing
   */
  public static Rediscovery of(Pair pair, long known, Map<UUID, ServerFacts> read) {
    var writable = pair.servers().stream().filter(s -> accepts(read.get(s.id()))).toList();
    String system =
        writable.stream().map(s -> read.get(s.id()).systemIdentifier()).findFirst().orElse("");
    var found = new ArrayList<Found>();
    for (Instance server : pair.servers()) {
      found.add(found(server, read.get(server.id()), system));
    }
    long highest = found.stream().mapToLong(Found::number).reduce(known, Math::max);
    return new Rediscovery(found, known, highest, refusal(writable, found, highest, known));
  }

  private static boolean accepts(ServerFacts facts) {
    return facts != null && facts.live().filter(l -> !l.inRecovery()).isPresent();
  }

  private static Found found(Instance server, ServerFacts facts, String system) {
    if (facts == null) {
      return new Found(server, Role.FENCED, Text.of("rediscovery.found.silent"), 0);
    }
    long number = facts.fencing().number();
    Optional<Live> live = facts.live();
    if (live.isEmpty()) {
      return new Found(server, Role.FENCED, Text.of("rediscovery.found.stopped"), number);
    }
    if (!live.get().inRecovery()) {
      String key = "rediscovery.found.writable" + (server.wroteApart().isPresent() ? "-apart" : "");
      Text said = Text.of(key, "timeline", live.get().timeline());
      return new Found(server, Role.PRIMARY, said, number);
    }
    if (!live.get().systemIdentifier().equals(system)) {
      return new Found(server, Role.FENCED, Text.of("rediscovery.found.foreign"), number);
    }
    if (server.wroteApart().isPresent()) {
      Text said = Text.of("rediscovery.found.apart", "timeline", live.get().timeline());
      return new Found(server, Role.STANDBY, said, number);
    }
    boolean streams = live.get().receiver().equals("streaming");
    String key = "rediscovery.found." + (streams ? "streams" : "receives-nothing");
    return new Found(server, Role.STANDBY, Text.of(key, "timeline", live.get().timeline()), number);
  }

  private static Optional<Text> refusal(
      List<Instance> writable, List<Found> found, long highest, long known) {
    if (writable.isEmpty()) {
      return Optional.of(Text.of("rediscovery.refused.none"));
    }
    if (writable.size() > 1) {
      String names = writable.stream().map(Instance::name).collect(Collectors.joining(", "));
      return Optional.of(Text.of("rediscovery.refused.several", "servers", names));
    }
    Found primary = found.stream().filter(f -> f.role() == Role.PRIMARY).findFirst().orElseThrow();
    Optional<Found> newer = found.stream().filter(f -> f.number() > primary.number()).findFirst();
    if (newer.isPresent()) {
      return Optional.of(
          Text.of(
              "rediscovery.refused.older",
              "server",
              newer.get().server().name(),
              "primary",
              primary.server().name()));
    }
    boolean same = highest == known && found.stream().noneMatch(f -> f.changes() || f.forgets());
    return same ? Optional.of(Text.of("rediscovery.refused.same")) : Optional.empty();
  }

  /** The roles by the server's id. */
  public Map<UUID, Role> roles() {
    return servers.stream().collect(Collectors.toMap(f -> f.server().id(), Found::role));
  }
}
