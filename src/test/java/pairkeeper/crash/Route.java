package pairkeeper.crash;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The steps through which a run goes. */
record Route(String runbook, List<Stage> stages) {
  private static final Set<String> PASSED = Set.of("done", "already-done", "skipped", "tolerated");

  /**
   * One step.
   *
   * @param kind as the API calls it: {@code command}, {@code note}, ...
   */
  record Stage(String id, String kind) {
    /** Whether it happens in the console, in the transaction that stores it. */
    boolean stored() {
      return kind.equals("note") || kind.equals("confirm");
    }
  }

  /** Of a plan or of a run. */
  static Route of(JsonNode planned) {
    return new Route(
        planned.get("runbook").asString(),
        planned
            .get("steps")
            .valueStream()
            .map(it -> new Stage(it.get("id").asString(), it.get("kind").asString()))
            .toList());
  }

  Stage stage(String step) {
    return stages.get(position(step));
  }

  boolean stores(String step) {
    return stage(step).stored();
  }

  /** Whether nothing but notes lies between the end of a step and another one. */
  boolean leadsStraight(String ended, String step) {
    return !ended.isEmpty()
        && position(ended) < position(step)
        && notes(position(ended) + 1, position(step));
  }

  /**
   * Whether nothing but notes lies between what is passed in this run, or was asked, and a step.
   */
  boolean leadsStraightTo(String step, JsonNode run) {
    int first = 0;
    while (first < position(step) && passed(run.get("steps").get(first))) {
      first++;
    }
    return notes(first, position(step));
  }

  /** A question with which a run that goes on was waiting has its answer. */
  private static boolean passed(JsonNode step) {
    String state = step.get("state").asString();
    return PASSED.contains(state)
        || state.equals("awaiting-person") && step.get("kind").asString().equals("confirm");
  }

  private boolean notes(int from, int to) {
    return stages.subList(from, to).stream().allMatch(it -> it.kind.equals("note"));
  }

  private int position(String step) {
    for (int i = 0; i < stages.size(); i++) {
      if (stages.get(i).id.equals(step)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no step " + step + " in " + stages);
  }
}
