package pairkeeper.core.runbook;

import java.time.Instant;
import java.util.List;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.LogPlace;
import pairkeeper.core.job.LogSettings;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Text;
import pairkeeper.core.platform.ClusterRef;
import pairkeeper.core.platform.LogCheckCommands;
import pairkeeper.core.platform.Platforms;
import pairkeeper.core.run.Thing;
import pairkeeper.core.serverlog.LogLook;

/**
 * What a look at servers' logs is decided on.
 *
 * @param servers those whose log is to be looked at
 */
public record LogFacts(
    Job job, LogSettings settings, Pair pair, List<Asked> servers, Instant readAt) {

  /**
   * A server and what it said of its log.
   *
   * @param known where the last look ended, or ""
   * @param found null where the server did not answer
   * @param silent why it did not answer, or null
   */
  public record Asked(Instance server, LogPlace place, String known, LogLook found, Text silent) {
    boolean readable() {
      return found != null && found.read();
    }
  }

  public LogFacts {
    servers = List.copyOf(servers);
  }

  /** The commands for a server, by what the inventory knows: its log is there though it is down. */
  public static LogCheckCommands commands(
      Pair pair, Instance server, LogPlace place, String known) {
    var cluster = ClusterRef.of(server, pair.postgresMajor());
    return Platforms.of(pair.platform()).logs(cluster, place.folder(), known);
  }

  List<Asked> readable() {
    return servers.stream().filter(Asked::readable).toList();
  }

  /** Those that did not answer. */
  List<String> silent() {
    return servers.stream()
        .filter(asked -> asked.found() == null)
        .map(asked -> asked.server().name())
        .toList();
  }

  /** Those that answered, and whose log cannot be read. */
  List<String> unreadable() {
    return servers.stream()
        .filter(asked -> asked.found() != null && !asked.readable())
        .map(asked -> asked.server().name())
        .toList();
  }

  /** What its run works on: itself, as a look changes nothing. */
  public List<Thing> things() {
    return servers.stream().map(asked -> Thing.log(asked.server().id(), job.id())).toList();
  }
}
