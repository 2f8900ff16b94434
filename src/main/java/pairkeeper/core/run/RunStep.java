package pairkeeper.core.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.StepState;

/**
 * What happened to one step in a run.
 *
 * @param id of the step in the plan
 * @param position from 1
 * @param attempt how often it was begun, 0 when never
 * @param startedAt beginning of the last attempt, or null
 * @param endedAt end of the last attempt, or null
 * @param exitCode of the command, or null when it has none or it is not known
 * @param why reason of a failure or of a doubt, or the question that waits for an answer, or null
 * @param output kept output of the last attempt, secrets masked, or ""
 * @param progress how far a long command is, or null
 * @param answer what a person answered, or null
 * @param rescues what was cleaned up after a failure
 */
public record RunStep(
    String id,
    int position,
    StepState state,
    int attempt,
    Instant startedAt,
    Instant endedAt,
    Integer exitCode,
    Text why,
    String output,
    Progress progress,
    Answer answer,
    List<Rescued> rescues) {

  public RunStep {
    rescues = List.copyOf(rescues);
  }

  /** How long the last attempt took, or has been taking until now; null when it never began. */
  public Duration took(Instant now) {
    if (startedAt == null) {
      return null;
    }
    return Duration.between(startedAt, endedAt == null ? now : endedAt);
  }
}
