package pairkeeper.core.platform;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import pairkeeper.core.model.Text;
import pairkeeper.core.platform.ServerFacts.Live;

/** Whether servers replicate already, judged by what was read of each of them. */
public sealed interface Recognition {

  /** What was read of one server that people know by this name. */
  record Seen(String name, ServerFacts facts) {}

  /**
   * All others receive from one of them.
   *
   * @param primary place of the one that accepts writes in the list that was judged, from 0
   */
  record Replicating(int primary, Text said) implements Recognition {}

  /** They do not, or that cannot be told; and why. */
  record Apart(Text said) implements Recognition {}

  /** What people read. */
  Text said();

  /** Judges two servers or more; with fewer they stand apart. */
  static Recognition of(List<Seen> servers) {
    var silent = servers.stream().filter(s -> s.facts().live().isEmpty()).toList();
    if (servers.size() < 2 || !silent.isEmpty()) {
      return apart("not-running", "servers", names(silent));
    }
    var writable = places(servers, s -> !live(s).inRecovery());
    if (writable.isEmpty()) {
      return apart("no-primary", "servers", names(servers));
    }
    if (writable.size() > 1) {
      return apart("several-primaries", "servers", names(at(servers, writable)));
    }
    Seen primary = servers.get(writable.get(0));
    String system = live(primary).systemIdentifier();
    var foreign = places(servers, s -> !live(s).systemIdentifier().equals(system));
    if (!foreign.isEmpty()) {
      return apart("other-system", "servers", names(at(servers, foreign)));
    }
    var idle = places(servers, s -> s != primary && !live(s).receiver().equals("streaming"));
    if (!idle.isEmpty()) {
      return apart("not-streaming", "servers", names(at(servers, idle)));
    }
    // a standby of the same system may well receive from a third server
    if (live(primary).senders() < servers.size() - 1) {
      return apart("from-elsewhere", "server", primary.name());
    }
    var standbys = servers.stream().filter(s -> s != primary).toList();
    return new Replicating(
        writable.get(0),
        Text.of(
            "inventory.recognition.replicating",
            "primary",
            primary.name(),
            "standbys",
            names(standbys)));
  }

  /** Servers of which nothing was read. */
  static Recognition unread(List<String> names) {
    return apart("unread", "servers", String.join(", ", names));
  }

  private static Recognition apart(String key, String name, String value) {
    return new Apart(Text.of("inventory.recognition." + key, name, value));
  }

  private static Live live(Seen server) {
    return server.facts().live().orElseThrow();
  }

  private static List<Integer> places(List<Seen> servers, Predicate<Seen> which) {
    return IntStream.range(0, servers.size())
        .filter(i -> which.test(servers.get(i)))
        .boxed()
        .toList();
  }

  private static List<Seen> at(List<Seen> servers, List<Integer> places) {
    return places.stream().map(servers::get).toList();
  }

  private static String names(List<Seen> servers) {
    return servers.stream().map(Seen::name).collect(Collectors.joining(", "));
  }
}
