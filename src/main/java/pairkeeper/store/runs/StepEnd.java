package pairkeeper.store.runs;

import java.time.Instant;
import java.util.List;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.StepState;
import pairkeeper.core.run.Rescued;

/**
 * How an attempt at a step ended, or what it waits for.
 *
 * @param state any but PENDING and RUNNING
 * @param endedAt null while it waits for a person
 * @param audited whether the audit entry of it is written in the same transaction
 */
public record StepEnd(
    StepState state,
    Integer exitCode,
    Text why,
    String output,
    List<Rescued> rescues,
    Instant endedAt,
    boolean audited) {

  public StepEnd {
    if (!StepState.RUNNING.mayBecome(state)) {
      throw new IllegalStateException("no step ends as " + state);
    }
    rescues = List.copyOf(rescues);
  }
}
