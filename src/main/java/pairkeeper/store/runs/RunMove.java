package pairkeeper.store.runs;

import java.time.Instant;
import java.util.UUID;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.RunState;

/**
 * One change of a run's state, made only when the run is still in {@code from} with that fence.
 *
 * @param fence what the writer believes the run's fence to be
 * @param queue whether it is handed to the scheduler in the same transaction
 * @param remark why, or null
 * @param at when
 */
public record RunMove(
    UUID run, RunState from, RunState to, long fence, boolean queue, Text remark, Instant at) {

  public RunMove {
    if (!from.mayBecome(to)) {
      throw new IllegalStateException("no run goes from " + from + " to " + to);
    }
  }

  /**
   * The fence afterwards: whoever sets a run going takes it over from everybody else, and whoever
   * calls it interrupted shuts out the one who was at it.
   */
  public long nextFence() {
    return to == RunState.RUNNING || to == RunState.INTERRUPTED ? fence + 1 : fence;
  }
}
