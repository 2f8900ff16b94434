package pairkeeper.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Copies of files that start by themselves, made and followed by REST. */
final class TimedJobs {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private TimedJobs() {}

  static long copied(JsonNode run) {
    JsonNode done = PairByRest.step(run, "copy").at("/progress/doneBytes");
    return done.isNumber() ? done.asLong() : 0;
  }

  static JsonNode ended(Rest rest, String run) {
    return rest.await("runs/" + run, PATIENCE, r -> !r.get("endedAt").isNull());
  }

  /** The newest due time that led to a run, once there are more than so many. */
  static JsonNode awaitRun(Rest rest, PairByRest pair, String job, int before) {
    JsonNode all =
        rest.await(
            path(pair, job) + "/occurrences",
            PATIENCE,
            now -> now.size() > before && now.get(0).get("decision").asString().equals("run"));
    return all.get(0);
  }

  static List<JsonNode> occurrences(Rest rest, PairByRest pair, String job) {
    return rest.get(path(pair, job) + "/occurrences").valueStream().toList();
  }

  static String path(PairByRest pair, String job) {
    return pair.path() + "/jobs/" + job;
  }

  static String make(
      Rest rest, PairByRest pair, String name, String tree, int rate, String schedule) {
    var places = List.of(place(pair, 0, tree), place(pair, 1, tree));
    var rsync = Map.of("places", places, "kibibytesPerSecond", rate, "compress", false);
    var job =
        Map.of(
            "name",
            name,
            "kind",
            "rsync",
            "rsync",
            rsync,
            "timetable",
            Map.of("schedule", schedule));
    JsonNode made = rest.post(pair.path() + "/jobs", job).is(201);
    assertThat(made.get("nextDue").isNull()).isEqualTo(schedule.isEmpty());
    return made.get("id").asString();
  }

  private static Map<String, String> place(PairByRest pair, int server, String path) {
    return Map.of("server", pair.server(server).substring("servers/".length()), "path", path);
  }
}
