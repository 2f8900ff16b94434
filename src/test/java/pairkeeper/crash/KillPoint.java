package pairkeeper.crash;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * Where in a run the console is killed, or what happens there instead.
 *
 * @param step the step's id
 * @param instead what happens while the run stands still; null when the console is killed
 */
public record KillPoint(String step, When when, Runnable instead) {

  /** Where in the life of a step. */
  public enum When {
    /** It is stored as begun, and nothing has been sent. */
    BEFORE,
    /** It is being carried out. */
    DURING,
    /** It has ended on the server, and the end is not stored. */
    AFTER
  }

  static KillPoint before(String step) {
    return new KillPoint(step, When.BEFORE, null);
  }

  /** Not the console: something else happens right before the step is sent. */
  static KillPoint before(String step, Runnable instead) {
    return new KillPoint(step, When.BEFORE, instead);
  }

  static KillPoint during(String step) {
    return new KillPoint(step, When.DURING, null);
  }

  static KillPoint after(String step) {
    return new KillPoint(step, When.AFTER, null);
  }

  /** Not the console: something else happens right after the step has ended on its server. */
  static KillPoint after(String step, Runnable instead) {
    return new KillPoint(step, When.AFTER, instead);
  }

  /** This place of each step of a plan. */
  static List<KillPoint> each(When when, JsonNode plan) {
    return steps(plan).stream().map(step -> new KillPoint(step, when, null)).toList();
  }

  /** No place at all. */
  static List<KillPoint> none(JsonNode plan) {
    return List.of();
  }

  /** The ids of a plan's steps, in their order. */
  public static List<String> steps(JsonNode plan) {
    return plan.get("steps").valueStream().map(step -> step.get("id").asString()).toList();
  }

  @Override
  public String toString() {
    return when.name().toLowerCase(Locale.ROOT) + " " + step;
  }
}
