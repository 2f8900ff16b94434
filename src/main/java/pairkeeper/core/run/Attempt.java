package pairkeeper.core.run;

import java.time.Instant;
import java.util.List;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.StepState;

/** An earlier attempt at a step that was begun again later; the fields as in {@link RunStep}. */
public record Attempt(
    String step,
    int attempt,
    StepState state,
    Instant startedAt,
    Instant endedAt,
    Integer exitCode,
    Text why,
    String output,
    Answer answer,
    List<Rescued> rescues) {

  public Attempt {
    rescues = List.copyOf(rescues);
  }
}
