package pairkeeper.bench;

import tools.jackson.databind.JsonNode;

/** When each step of a run began and ended, printed to see where a figure comes from. */
final class StepTimes {
  private StepTimes() {}

  static void print(JsonNode run) {
    for (JsonNode step : run.get("steps")) {
      String begun = step.path("startedAt").asString("");
      String ended = step.path("endedAt").asString("");
      System.out.println("  " + step.get("id").asString() + " " + begun + " " + ended);
    }
  }
}
