package pairkeeper.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pairkeeper.api.PairByRest;
import pairkeeper.api.Rest;
import pairkeeper.lab.LabHost;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Commands and questions of a customer; each command leaves a line on its host. */
final class Hooks {
  private static final String FILE = "/tmp/hooks";
  private static final String VITAL = "hook-before-2";
  private static final String NOT_VITAL = "hook-after-1";

  private final List<LabHost> hosts;

  private Hooks(List<LabHost> hosts) {
    this.hosts = hosts;
  }

  static Hooks none() {
    return new Hooks(List.of());
  }

  /** A question and a command before, a command and a question after each change of roles. */
  static Hooks around(Rest rest, PairByRest pair, List<LabHost> hosts) {
    String path = pair.path() + "/hooks";
    String version = "\"" + rest.get(path).get("version").asInt() + "\"";
    var all =
        Map.of(
            "hooks",
            List.of(
                question("before"),
                command("before", 2, "standby"),
                command("after", 1, "primary"),
                question("after")));
    rest.send("PUT", path, new JsonMapper().writeValueAsString(all), "If-Match", version).is(200);
    return new Hooks(hosts);
  }

  private static Map<String, Object> question(String moment) {
    return Map.of(
        "kind",
        "question",
        "name",
        "Application " + moment,
        "moment",
        moment,
        "runbooks",
        List.of("switchover", "failover", "rejoin"),
        "question",
        "Is all well " + moment + "?");
  }

  /**
   * @param place among those of its moment, from 1: its step is called so
   */
  private static Map<String, Object> command(String moment, int place, String where) {
    var said = new HashMap<String, Object>();
    said.put("kind", "command");
    said.put("name", "Line " + moment);
    said.put("moment", moment);
    said.put("runbooks", List.of("switchover", "failover", "rejoin"));
    said.put("place", where);
    String step = "hook-" + moment + "-" + place;
    said.put("command", List.of("sh", "-c", "echo " + step + " >>" + FILE));
    said.put("limitSeconds", 20);
    said.put("onFailure", moment.equals("before") ? "abort" : "go-on");
    return said;
  }

  /** Before each run. */
  void forget() {
    hosts.forEach(host -> host.attempt("rm -f " + FILE));
  }

  /** Whether a host shows that this step was carried out. */
  boolean seen(String step) {
    return times(step) > 0;
  }

  private long times(String step) {
    return hosts.stream()
        .map(host -> host.attempt("cat " + FILE))
        .filter(read -> read.ok())
        .flatMap(read -> read.output().lines())
        .filter(step::equals)
        .count();
  }

  /**
   * Fails unless each command of this run was carried out once, whatever was killed meanwhile. One
   * that a run does not wait for may be left undone, never done twice, and that must be said.
   *
   * @return how many were carried out
   */
  int eachOnceOf(JsonNode run) {
    int done = 0;
    for (JsonNode step : run.get("steps")) {
      String id = step.get("id").asString();
      if (id.equals(VITAL) || id.equals(NOT_VITAL)) {
        boolean said = id.equals(NOT_VITAL) && step.get("state").asString().equals("tolerated");
        assertThat(times(id)).as(step.toPrettyString()).isBetween(said ? 0L : 1L, 1L);
        done += (int) times(id);
      }
    }
    return done;
  }
}
