package pairkeeper.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/** How many milliseconds each part of a run took, printed to see where a figure comes from. */
final class StepTimes {
  private StepTimes() {}

  /**
   * @param confirmed when the run was asked for
   */
  static void print(Instant confirmed, JsonNode run) {
    Instant stored = at(run, "createdAt");
    var line = new StringJoiner(" | ", "  ", "");
    line.add("looked again " + millis(confirmed, stored));
    Instant before = stored;
    for (JsonNode step : run.get("steps")) {
      if (step.path("endedAt").asString("").isEmpty()) {
        continue;
      }
      Instant begun = at(step, "startedAt");
      // what the console itself took in between
      if (Duration.between(before, begun).toMillis() > 5) {
        line.add("(" + millis(before, begun) + ")");
      }
      before = at(step, "endedAt");
      line.add(step.get("id").asString() + " " + millis(begun, before));
    }
    System.out.println(line);
  }

  private static Instant at(JsonNode of, String name) {
    return Instant.parse(of.get(name).asString());
  }

  private static long millis(Instant from, Instant to) {
    return Duration.between(from, to).toMillis();
  }
}
